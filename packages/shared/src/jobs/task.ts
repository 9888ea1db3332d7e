import { defined } from '../defined'
import type { JobHelpers, Task as GraphileTask } from 'graphile-worker'
import { errorFields, type Log } from '../observability/log'
import type { Metrics } from '../observability/metrics'
import { continueRequest, withRequest } from '../observability/request-context'
import { recordFailure, traceJob } from '../observability/tracing'
import type { Envelope } from './queue'

/** Idempotent work; throws to be retried. */
export type Task = (payload: unknown, attempt: number) => Promise<void>

export type RetryPolicy = {
  firstDelayMs: number
  maxDelayMs: number
  /** Attempts after which the job becomes a dead letter, which can be replayed. */
  maxAttempts: number
  /** Priority of retries; lower ones run first, first attempts have 0. */
  priority?: number
}

/** Attempts for about a day, at most 30 s apart. */
export const defaultRetryPolicy: RetryPolicy = { firstDelayMs: 500, maxDelayMs: 30_000, maxAttempts: 2_900 }

/**
 * Wraps a task for graphile-worker. Failed attempts queue their successor, since the queue's back-off grows to hours.
 */
export function toGraphileTask(
  name: string,
  task: Task,
  needs: { log: Log; metrics: Metrics; policy: RetryPolicy },
): GraphileTask {
  return async (raw, helpers) => {
    const envelope = raw as Envelope
    const work = async () => {
      try {
        await task(envelope.payload, envelope.attempt)
        needs.metrics.jobs.inc({ task: name, outcome: 'done' })
      } catch (error) {
        recordFailure(error)
        await retryOrGiveUp(name, envelope, { ...needs, helpers, error })
      }
    }
    await traceJob(name, envelope.request?.traceparent, () =>
      withRequest(continueRequest(envelope.request ?? {}), work),
    )
  }
}

type Failure = { log: Log; metrics: Metrics; policy: RetryPolicy; helpers: JobHelpers; error: unknown }

async function retryOrGiveUp(
  name: string,
  envelope: Envelope,
  { log, metrics, policy, helpers, error }: Failure,
): Promise<void> {
  const fields = { 'labels.task': name, 'labels.attempt': envelope.attempt, ...errorFields(error) }
  if (envelope.attempt >= policy.maxAttempts) {
    metrics.jobs.inc({ task: name, outcome: 'dead' })
    log.error(fields, 'job failed for good')
    await moveToDeadLetters(helpers)
    throw error
  }
  const delayMs = backoffMs(envelope.attempt, policy)
  log.warn({ ...fields, 'labels.delay_ms': delayMs }, 'job retried')
  metrics.jobs.inc({ task: name, outcome: 'retried' })
  const successor: Envelope = { ...envelope, attempt: envelope.attempt + 1 }
  await helpers.addJob(name, successor, {
    runAt: new Date(Date.now() + delayMs),
    maxAttempts: 25,
    ...(helpers.job.key ? { jobKey: helpers.job.key } : {}),
    ...defined({ priority: policy.priority }),
  })
}

/**
 * Leaves the job at its last attempt: `graphile_worker.reschedule_jobs(array[id], run_at := now(), attempts := 0)`
 * replays it.
 */
async function moveToDeadLetters(helpers: JobHelpers): Promise<void> {
  await helpers.query('update graphile_worker._private_jobs set max_attempts = attempts where id = $1', [
    helpers.job.id,
  ])
}

/** Exponential back-off up to the last delay, minus up to 25 % jitter. */
export function backoffMs(attempt: number, policy: RetryPolicy, chance = Math.random()): number {
  const full = Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** Math.min(attempt - 1, 30))
  return Math.round(full * (1 - chance / 4))
}
