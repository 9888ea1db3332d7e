import { uuidv7 } from '@ecommerce/shared/ids'

export type Headers = Record<string, string>
export type Answer = {
  status: number
  challenge: string | null
  code: string | undefined
  body: Record<string, unknown>
}

/** Sends a request such as `PATCH /api/things/<id>`; reads only the head of streams. */
export async function ask(base: string, request: string, headers: Headers = {}, body?: object): Promise<Answer> {
  const [method = '', path = ''] = request.split(' ')
  const stop = new AbortController()
  const response = await fetch(base + path, {
    method,
    headers: { ...headers, ...(body && method !== 'GET' && { 'Content-Type': 'application/json' }) },
    signal: stop.signal,
    ...(body && method !== 'GET' && { body: JSON.stringify(body) }),
  })
  const isJson = /^application\/(problem\+)?json/.test(response.headers.get('content-type') ?? '')
  const answer = isJson ? ((await response.json()) as Record<string, unknown>) : {}
  stop.abort()
  return {
    status: response.status,
    challenge: response.headers.get('www-authenticate'),
    code: typeof answer.code === 'string' ? answer.code : undefined,
    body: answer,
  }
}

/** Fills parameters, using unknown ids for missing ones. */
export const fill = (route: string, params: Record<string, string> = {}): string =>
  route.replace(/:(\w+)/g, (_, name: string) => params[name] ?? uuidv7())
