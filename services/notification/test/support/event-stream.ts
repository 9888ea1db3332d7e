import { waitFor } from '@ecommerce/testkit/waiting'
import { get, type IncomingMessage } from 'node:http'

export type StreamEvent = { id?: string; event?: string; data?: string; retry?: string }

/** Reader of server-sent events that keeps them. */
export async function openStream(url: string, headers: Record<string, string>) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers, agent: false }, resolve).on('error', reject)
  })
  let text = ''
  let hasEnded = false
  response.setEncoding('utf8')
  response.on('data', (chunk: string) => (text += chunk))
  response.on('close', () => (hasEnded = true))
  response.on('error', () => undefined)
  const events = () => text.split('\n\n').slice(0, -1).map(toEvent)
  if (response.statusCode === 200) await waitFor('the start', () => Promise.resolve(events().length > 0))
  const notifications = () => events().filter(({ event }) => event === 'notification')
  return {
    status: response.statusCode,
    headers: response.headers,
    events,
    subjects: () => notifications().map(({ data }) => (JSON.parse(data ?? '{}') as { subject: string }).subject),
    /** The id that a browser would send as `Last-Event-ID`. */
    lastId: () => events().findLast(({ id }) => id !== undefined)?.id ?? '',
    until: (count: number) => waitFor(`${count} notifications`, () => Promise.resolve(notifications().length >= count)),
    ended: (timeoutMs?: number) => waitFor('the end of the stream', () => Promise.resolve(hasEnded), timeoutMs),
    close: () => response.destroy(),
  }
}

export type EventStream = Awaited<ReturnType<typeof openStream>>

const toEvent = (block: string): StreamEvent =>
  Object.fromEntries(
    block
      .split('\n')
      .filter((line) => !line.startsWith(':'))
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  )
