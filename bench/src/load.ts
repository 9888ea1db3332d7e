import autocannon from 'autocannon'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export const connections = 32

/** Result of a load; latencies in milliseconds. */
export type Load = { answered: number; perSecond: number; p50: number; p99: number }

export type Ask = {
  url: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  /** Sent as JSON. */
  body?: object
  /** Any other status fails the load; 200 when left out. */
  status?: number
}

type Expected = { status: number; onResponse?: (body: string) => void; signal: AbortSignal }

/** Repeats a request over 32 kept connections, with wrk where it is installed, else with autocannon. */
export async function loadFor(seconds: number, ask: Ask, signal: AbortSignal): Promise<Load> {
  const { url, status = 200 } = ask
  if (!(await isInstalled('wrk')))
    return fire({ url, duration: seconds, requests: [requestOf(ask)] }, { status, signal })
  const folder = await mkdtemp(join(tmpdir(), 'ecommerce-bench-'))
  try {
    const script = join(folder, 'ask.lua')
    await writeFile(script, scriptOf(ask) + (await readFile(join(__dirname, '..', 'report.lua'), 'utf8')))
    const args = ['-t1', '--timeout', '30s', `-c${connections}`, `-d${seconds}s`, '-s', script, url]
    return readWrk((await promisify(execFile)('wrk', args, { signal })).stdout, ask)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Sends each of these requests once over 32 kept connections; `onResponse` gets the bodies. */
export async function loadEach(asks: Ask[], expected: Expected): Promise<Load> {
  const left = asks.map(requestOf)
  const request: autocannon.Request = {
    setupRequest: (request) => ({ ...request, ...left.pop() }),
    onResponse: (_status, body) => expected.onResponse?.(body),
  }
  return fire({ url: new URL(asks[0]!.url).origin, amount: asks.length, requests: [request] }, expected)
}

async function fire(options: autocannon.Options, { status, signal }: Expected): Promise<Load> {
  signal.throwIfAborted()
  const others = new Set<number>()
  const startedAt = performance.now()
  let stop = () => undefined as void
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const amount = Math.min(connections, options.amount ?? connections)
    const instance = autocannon({ ...options, connections: amount }, (error: Error | null, done) =>
      error ? reject(error) : resolve(done),
    )
    instance.on('response', (_client, got) => {
      if (got !== status) others.add(got)
    })
    stop = () => (instance as unknown as { stop(): void }).stop()
    signal.addEventListener('abort', stop, { once: true })
  }).finally(() => signal.removeEventListener('abort', stop))
  signal.throwIfAborted()
  const seconds = (performance.now() - startedAt) / 1_000
  const answered = result['1xx'] + result['2xx'] + result['3xx'] + result['4xx'] + result['5xx']
  if (answered === 0) throw new Error(`${options.url} did not answer.`)
  if (others.size > 0 || result.errors > 0)
    throw new Error(`${options.url} answered ${[...others].join()} instead of ${status}; ${result.errors} errors.`)
  return { answered, perSecond: answered / seconds, p50: result.latency.p50, p99: result.latency.p99 }
}

function requestOf({ url, method = 'GET', headers = {}, body }: Ask): autocannon.Request {
  const { pathname, search } = new URL(url)
  const all = { ...headers, ...(body && { 'content-type': 'application/json' }) }
  return { method, path: pathname + search, headers: all, ...(body && { body: JSON.stringify(body) }) }
}

/** The request in Lua, whose strings are written as JSON's are. */
function scriptOf(ask: Ask): string {
  const { method, headers = {}, body = '' } = requestOf(ask)
  const lines = Object.entries(headers).map(([name, value]) => `wrk.headers["${name}"] = ${JSON.stringify(value)}`)
  return [`wrk.method = "${method}"`, ...lines, body && `wrk.body = ${JSON.stringify(body)}`, ''].join('\n')
}

/** wrk counts every status from 400 on as an error: with such a status expected, all have to be errors. */
function readWrk(output: string, { url, status = 200 }: Ask): Load {
  const [, ...numbers] = /^result (\d+) (\d+) ([\d.]+) ([\d.]+) (\d+) (\d+)$/m.exec(output) ?? []
  const [answered = 0, micros = 0, p50 = 0, p99 = 0, errors = 0, lost = 0] = numbers.map(Number)
  if (answered === 0 || lost > 0 || errors !== (status < 400 ? 0 : answered))
    throw new Error(`${url} was not answered with ${status}:\n${output}`)
  return { answered, perSecond: (answered * 1e6) / micros, p50: p50 / 1_000, p99: p99 / 1_000 }
}

/** Whether a program can be started, whatever exit code its version has. */
export const isInstalled = (program: string): Promise<boolean> =>
  promisify(execFile)(program, ['-v']).then(
    () => true,
    (error: { code?: unknown }) => typeof error.code === 'number',
  )
