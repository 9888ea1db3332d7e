import type { RequestContext } from '../observability/request-context'

/** Idempotent work; throws to be retried. `attempt` is from 1. */
export type Task = (payload: unknown, attempt: number) => Promise<void>

export type BatchedJob = { payload: unknown; request: RequestContext | null }

/** Idempotent work for several jobs at once; returns the error of each that failed, or throws for all. */
export type BatchTask = (jobs: readonly BatchedJob[]) => Promise<readonly (Error | undefined)[]>

export type RetryPolicy = {
  firstDelayMs: number
  maxDelayMs: number
  /** Attempts after which the job becomes a dead letter, which can be replayed. */
  maxAttempts: number
}

/**
 * Runs the jobs of a task, so many at a time: one batch of up to 100, or up to `places` single ones. No task takes
 * places of another.
 */
export type TaskDefinition = { policy?: RetryPolicy } & (
  { run: Task; places?: number; runBatch?: never } | { runBatch: BatchTask; run?: never }
)

export type Tasks = Readonly<Record<string, TaskDefinition>>

const maxBatch = 100
const defaultPlaces = 4

/** Counts the jobs of each task that can start beside those that run. */
export function freePlaces(tasks: Tasks, running: Iterable<{ task: string }>): Record<string, number> {
  const counts = new Map<string, number>()
  for (const { task } of running) counts.set(task, (counts.get(task) ?? 0) + 1)
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => {
      const count = counts.get(name) ?? 0
      return [name, task.runBatch ? (count === 0 ? maxBatch : 0) : (task.places ?? defaultPlaces) - count]
    }),
  )
}

/** Attempts for about a day, at most 30 s apart. */
export const defaultRetryPolicy: RetryPolicy = { firstDelayMs: 500, maxDelayMs: 30_000, maxAttempts: 2_900 }

/** Exponential back-off up to the last delay, minus up to 25 % jitter. */
export function backoffMs(attempt: number, policy: RetryPolicy, chance = Math.random()): number {
  const full = Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** Math.min(attempt - 1, 30))
  return Math.round(full * (1 - chance / 4))
}
