import autocannon from 'autocannon'
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const connections = 32

/** What a load was answered: how often, and how long half of the answers and 99 of 100 took at most, in milliseconds. */
export type Seen = { answered: number; perSecond: number; p50: number; p99: number }

export type Ask = {
  url: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  /** Sent as JSON. */
  body?: object
  /** Any other status ends the load; 200 when left out. */
  status?: number
}

/** Asks for the same thing over 32 kept connections, each again as soon as it is answered, by wrk where it is installed, else by autocannon. */
export async function loadFor(seconds: number, ask: Ask, signal: AbortSignal): Promise<Seen> {
  if (!(await hasWrk())) {
    const { url, status = 200 } = ask
    return fire({ url, duration: seconds, requests: [requestOf(ask)] }, { status, signal })
  }
  const folder = await mkdtemp(join(tmpdir(), 'ecommerce-bench-'))
  try {
    const script = join(folder, 'ask.lua')
    await writeFile(script, scriptOf(ask))
    const said = await run(
      'wrk',
      ['-t1', '--timeout', '30s', `-c${connections}`, `-d${seconds}s`, '-s', script, ask.url],
      signal,
    )
    return seenByWrk(said, ask)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Asks each of these once over 32 kept connections; `onAnswer` gets the bodies. */
export async function loadEach(
  asks: Ask[],
  { status, onAnswer, signal }: { status: number; onAnswer?: (body: string) => void; signal: AbortSignal },
): Promise<Seen> {
  const left = asks.map(requestOf)
  const [first] = asks
  if (!first) throw new Error('There is nothing to ask.')
  const one: autocannon.Request = {
    setupRequest: (request) => ({ ...request, ...left.pop() }),
    onResponse: (_status, body) => onAnswer?.(body),
  }
  const { origin } = new URL(first.url)
  return fire({ url: origin, amount: asks.length, requests: [one] }, { status, signal })
}

type Fire = Pick<autocannon.Options, 'url' | 'duration' | 'amount' | 'requests'>

async function fire(options: Fire, { status, signal }: { status: number; signal: AbortSignal }): Promise<Seen> {
  signal.throwIfAborted()
  const others = new Set<number>()
  const startedAt = performance.now()
  const amount = Math.min(connections, options.amount ?? connections)
  let stop = () => undefined as void
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
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
  if (others.size > 0 || result.errors > 0)
    throw new Error(`${options.url} answered ${[...others].join(', ')} instead of ${status}; ${result.errors} errors.`)
  const answered = result['1xx'] + result['2xx'] + result['3xx'] + result['4xx'] + result['5xx']
  return { answered, perSecond: answered / seconds, p50: result.latency.p50, p99: result.latency.p99 }
}

function requestOf({ url, method = 'GET', headers = {}, body }: Ask): autocannon.Request {
  const { pathname, search } = new URL(url)
  return {
    method,
    path: pathname + search,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  }
}

/** Lua for wrk, whose strings are written as JSON's are. It says nothing of single answers: to be called for each would make wrk slow. */
function scriptOf({ method = 'GET', headers = {}, body }: Ask): string {
  const all = { ...headers, ...(body && { 'Content-Type': 'application/json' }) }
  return [
    `wrk.method = "${method}"`,
    ...Object.entries(all).map(([name, value]) => `wrk.headers[${JSON.stringify(name)}] = ${JSON.stringify(value)}`),
    ...(body ? [`wrk.body = ${JSON.stringify(JSON.stringify(body))}`] : []),
    'function done(summary, latency)',
    '  local lost = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout',
    '  io.write(string.format("seen %d %d %f %f %d %d\\n", summary.requests, summary.duration,',
    '    latency:percentile(50), latency:percentile(99), summary.errors.status, lost))',
    'end',
    '',
  ].join('\n')
}

/** wrk counts whether a status is an error, 400 or more: then all have to be. */
function seenByWrk(said: string, { url, status = 200 }: Ask): Seen {
  const [, ...numbers] = /^seen (\d+) (\d+) ([\d.]+) ([\d.]+) (\d+) (\d+)$/m.exec(said) ?? []
  const [answered = 0, micros = 0, p50 = 0, p99 = 0, errors = 0, lost = 0] = numbers.map(Number)
  if (answered === 0 || lost > 0 || errors !== (status < 400 ? 0 : answered))
    throw new Error(`${url} was not answered as it should be:\n${said}`)
  return { answered, perSecond: (answered * 1e6) / micros, p50: p50 / 1_000, p99: p99 / 1_000 }
}

let wrk: Promise<boolean> | undefined

export const hasWrk = (): Promise<boolean> => (wrk ??= isInstalled('wrk'))

export const isInstalled = (program: string): Promise<boolean> =>
  run(program, ['-v'], new AbortController().signal).then(
    () => true,
    () => false,
  )

/** Gives what a program says, however it ends. */
function run(program: string, args: string[], signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { signal, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.once('error', reject)
    child.once('close', () => resolve(said))
  })
}
