import { Failure } from '@ecommerce/toolkit/failure'
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** Program to supervise, with its readiness check. */
export type Program = {
  label: string
  script: string
  args: string[]
  execArgv: string[]
  env: NodeJS.ProcessEnv
  logFile: string
  readyUrl: string
}

export type Supervised = {
  label: string
  /** Fails when the program has ended too often without ever getting ready. */
  ready: Promise<void>
  pid(): number | undefined
  /** Asks the program to end; kills it after `patienceMs` or on `hurry`. */
  stop(patienceMs: number, hurry: AbortSignal): Promise<void>
}

const triesBeforeReady = 5
const readyWithinMs = 60_000

/** Runs a program and restarts it with back-off, reporting to `warn`. */
export function supervise(program: Program, warn: (text: string) => void): Supervised {
  const stopping = new AbortController()
  let child: ChildProcess | undefined
  let settle: { resolve(): void; reject(error: Error): void } = { resolve: () => undefined, reject: () => undefined }
  const ready = new Promise<void>((resolve, reject) => (settle = { resolve, reject }))

  const run = async () => {
    let wasReady = false
    for (let failures = 0; !stopping.signal.aborted;) {
      const startedAt = Date.now()
      child = start(program)
      const over = new AbortController()
      const ended = endOf(child).finally(() => over.abort())
      const becameReady = pollUntilReady(program.readyUrl, over.signal)
      if (await Promise.race([becameReady, ended.then(() => false)])) {
        if (wasReady) warn(`${program.label} is back`)
        wasReady = true
        settle.resolve()
      }
      const reason = await ended
      if (stopping.signal.aborted) return
      failures = Date.now() - startedAt > 30_000 ? 1 : failures + 1
      if (!wasReady && failures >= triesBeforeReady) throw givenUp(program, reason)
      warn(`${program.label} ended (${reason}), restarting in ${backOffMs(failures) / 1000} s`)
      await sleep(backOffMs(failures), undefined, { signal: stopping.signal })
    }
  }
  const running = run().catch((error: Error) => settle.reject(error))
  const timer = setTimeout(
    () => settle.reject(givenUp(program, `not ready after ${readyWithinMs / 1000} s`)),
    readyWithinMs,
  )
  void ready.finally(() => clearTimeout(timer)).catch(() => undefined)

  return {
    label: program.label,
    ready,
    pid: () => child?.pid,
    stop: async (patienceMs, hurry) => {
      stopping.abort()
      clearTimeout(timer)
      if (child) await end(child, patienceMs, hurry)
      await running
      settle.reject(new Error(`${program.label} was stopped.`))
    },
  }
}

/** Restart delay after consecutive exits: 250 ms, doubling to 10 s. */
export const backOffMs = (failures: number): number => Math.min(250 * 2 ** Math.max(0, failures - 1), 10_000)

/** Separate process group, so that Ctrl-C reaches only us; ends with our channel. */
function start({ script, args, execArgv, env, logFile }: Program): ChildProcess {
  const log = openSync(logFile, 'a', 0o600)
  const child = spawn(process.execPath, [...execArgv, script, ...args], {
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
    env,
  })
  closeSync(log)
  return child
}

const endOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`))
  })

async function pollUntilReady(url: string, over: AbortSignal): Promise<boolean> {
  while (!over.aborted) {
    if (await isReady(url)) return true
    await sleep(40)
  }
  return false
}

/** Returns true if the address responds with success within a second. */
const isReady = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: 1_000 }, (response) => {
      response.resume()
      resolve(response.statusCode !== undefined && response.statusCode < 300)
    })
    request.once('timeout', () => request.destroy())
    request.once('error', () => resolve(false))
    request.once('close', () => resolve(false))
  })

async function end(child: ChildProcess, patienceMs: number, hurry: AbortSignal): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const ended = endOf(child)
  child.kill('SIGTERM')
  const patience = AbortSignal.any([hurry, AbortSignal.timeout(patienceMs)])
  const kill = () => child.kill('SIGKILL')
  if (patience.aborted) kill()
  else patience.addEventListener('abort', kill, { once: true })
  await ended
  patience.removeEventListener('abort', kill)
}

const givenUp = ({ label, logFile }: Program, reason: string): Failure =>
  new Failure(`${label} does not start (${reason}); ${logFile} ends with:\n${lastLines(logFile, 12)}`)

/** Last lines of a file, indented; reads only its end. */
function lastLines(path: string, count: number): string {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const buffer = Buffer.alloc(Math.min(size, 16_384))
    readSync(file, buffer, 0, buffer.length, size - buffer.length)
    return buffer
      .toString()
      .trimEnd()
      .split('\n')
      .slice(-count)
      .map((line) => `  ${line}`)
      .join('\n')
  } finally {
    closeSync(file)
  }
}
