import { Failure } from '@ecommerce/toolkit/failure'
import { execFile, spawn, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

/** Settings and output of a run; `defer` registers cleanup. */
export type Run = {
  rounds: number
  seconds: number
  products: number
  write: boolean
  out: Record<'print' | 'step', (text: string) => void>
  signal: AbortSignal
  defer: (step: () => unknown) => void
}

/** Runs `work`, then its deferred cleanup in reverse order, even after failures. */
export async function withCleanup<T>(run: Omit<Run, 'defer'>, work: (run: Run) => Promise<T>): Promise<T> {
  const steps: (() => unknown)[] = []
  const undo = async (): Promise<void> => {
    const step = steps.pop()
    if (step) await Promise.resolve().then(step).finally(undo)
  }
  try {
    return await work({ ...run, defer: (step) => steps.push(step) })
  } finally {
    await undo()
  }
}

/** Runs a program to its end. */
export const execute = promisify(execFile)

type ProcessOptions = { env?: NodeJS.ProcessEnv; output: 'inherit' | 'ignore' | number }

/** Starts a Node process that ends with this section or with this process. */
export function startProcess(args: string[], { defer }: Run, { env = process.env, output }: ProcessOptions) {
  const stdio: StdioOptions = ['ignore', output, output, 'ipc']
  const child = spawn(process.execPath, args, { env, detached: true, stdio })
  const exited = once(child, 'exit')
  defer(async () => {
    child.kill()
    const patience = setTimeout(() => child.kill('SIGKILL'), 20_000)
    await exited
    clearTimeout(patience)
  })
  return Object.assign(child, { pid: child.pid! })
}

/** Waits for a goal, for two minutes at most. */
export async function until(goal: string, isReached: () => Promise<boolean>, { signal }: Run, everyMs: number) {
  const deadline = performance.now() + 120_000
  while (!(await isReached())) {
    if (performance.now() > deadline) throw new Failure(`Not within two minutes: ${goal}.`)
    await sleep(everyMs, undefined, { signal })
  }
}

/** A folder that is there until the section ends. */
export async function makeFolder({ defer }: Run): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ecommerce-bench-'))
  defer(() => rm(folder, { recursive: true, force: true }))
  return folder
}
