import type { Ask } from '../load'
import type { Answer } from './bytes-server'

/** Node sets these by itself. */
const ofTheConnection: ReadonlySet<string> = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding'])

/** What is answered, so that another can answer the same. */
export async function answerAt({ url, method = 'GET', headers = {}, body }: Ask): Promise<Answer & { status: number }> {
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  return {
    status: answer.status,
    body: await answer.text(),
    headers: [...answer.headers].filter(([name]) => !ofTheConnection.has(name)).flat(),
  }
}
