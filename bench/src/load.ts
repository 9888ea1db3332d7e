import autocannon from 'autocannon'
import { join } from 'node:path'
import { execute } from './run'

export const connections = 32

/** Result of a load; latencies in milliseconds. */
export type Load = { answered: number; perSecond: number; p50: number; p99: number }

export type Ask = {
  url: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  /** Sent as JSON. */
  body?: object
  /** Expected status, by default 200. */
  status?: number
}

/** Body, and headers as alternating names and values. */
export type Reply = { body: string; headers: string[] }

/** Node sets these by itself. */
const ofTheConnection: ReadonlySet<string> = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding'])

/** Sends a single request. */
export async function send(ask: Ask): Promise<Reply> {
  const { url, status = 200 } = ask
  const response = await fetch(url, requestOf(ask))
  const text = await response.text()
  if (response.status !== status) throw new Error(`${url} answered ${response.status}: ${text}`)
  return { body: text, headers: [...response.headers].filter(([name]) => !ofTheConnection.has(name)).flat() }
}

/** Repeats a request over 32 connections by wrk, or autocannon if not installed. */
export async function loadFor(seconds: number, ask: Ask): Promise<Load> {
  const request = requestOf(ask)
  if (!(await isInstalled('wrk'))) return fire({ duration: seconds, requests: [request] }, ask)
  const headers = Object.entries(request.headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const script = join(__dirname, '..', 'wrk.lua')
  const args = ['-t1', '--timeout', '30s', `-c${connections}`, `-d${seconds}s`, '-s', script, ...headers, ask.url]
  const env = { ...process.env, METHOD: request.method, BODY: request.body }
  return readWrk((await execute('wrk', args, { env })).stdout, ask)
}

/** Sends each request once over 32 connections; `onResponse` receives bodies. All expect the same status. */
export async function loadEach(asks: Ask[], onResponse?: (body: string) => void): Promise<Load> {
  const left = asks.map(requestOf)
  const request: autocannon.Request = {
    setupRequest: (request) => ({ ...request, ...left.pop() }),
    onResponse: (_status, body) => onResponse?.(body),
  }
  return fire({ amount: asks.length, requests: [request] }, asks[0]!)
}

async function fire(options: Partial<autocannon.Options>, { url, status = 200 }: Ask): Promise<Load> {
  const startedAt = performance.now()
  const amount = Math.min(connections, options.amount ?? connections)
  const result = await autocannon({ ...options, url: new URL(url).origin, connections: amount, sampleInt: 20 })
  const seconds = (performance.now() - startedAt) / 1_000
  const { statusCodeStats = {}, errors, latency } = result
  const statuses = Object.keys(statusCodeStats).join()
  if (statuses !== `${status}` || errors > 0)
    throw new Error(`${url} answered ${statuses} instead of ${status}; ${errors} errors.`)
  const answered = statusCodeStats[`${status}`]?.count ?? 0
  return { answered, perSecond: answered / seconds, p50: latency.p50, p99: latency.p99 }
}

type RequestParts = { method: 'GET' | 'POST'; path: string; headers: Record<string, string>; body?: string }

function requestOf({ url, method = 'GET', headers = {}, body }: Ask): RequestParts {
  const { pathname, search } = new URL(url)
  const request = { method, path: pathname + search, headers }
  if (!body) return request
  return { ...request, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

/** wrk counts statuses from 400 as errors: if one is expected, all must be errors. */
function readWrk(output: string, { url, status = 200 }: Ask): Load {
  const [, ...numbers] = /^result (\d+) (\d+) ([\d.]+) ([\d.]+) (\d+) (\d+)$/m.exec(output) ?? []
  const [answered = 0, micros = 0, p50 = 0, p99 = 0, errors = 0, lost = 0] = numbers.map(Number)
  if (answered === 0 || lost > 0 || errors !== (status < 400 ? 0 : answered))
    throw new Error(`${url} was not answered with ${status}:\n${output}`)
  return { answered, perSecond: (answered * 1e6) / micros, p50: p50 / 1_000, p99: p99 / 1_000 }
}

/** Returns true if a program can be started, whatever its exit code. */
export const isInstalled = (program: string): Promise<boolean> =>
  execute(program, ['-v']).then(
    () => true,
    (error: { code?: unknown }) => typeof error.code === 'number',
  )
