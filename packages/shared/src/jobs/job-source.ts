import type { QueryExecutorProvider } from 'kysely'
import { errorFields, type Log } from '../observability/log'
import type { Metrics } from '../observability/metrics'
import { continueRequest, withRequest } from '../observability/request-context'
import { recordFailure, traceJob } from '../observability/tracing'
import { createEnds } from './ends'
import { type ClaimedJob, claimJobs, endJobs, type Outcome, renewLeases } from './jobs-table'
import type { WorkSource } from './loop'
import { jobsWakeUp } from './queue'
import { backoffMs, defaultRetryPolicy, freePlaces, type TaskDefinition, type Tasks } from './task'

type Errors = readonly (Error | undefined)[]

/** The table `jobs` as a source of work for these tasks. */
export function createJobSource(
  { db, log, metrics }: { db: QueryExecutorProvider; log: Log; metrics: Metrics },
  tasks: Tasks,
): WorkSource {
  const held = new Set<ClaimedJob>()
  const end = createEnds<Outcome>((outcomes) => endJobs(db, outcomes))

  async function work(jobs: readonly ClaimedJob[]): Promise<void> {
    for (const job of jobs) held.add(job)
    const errors = await attempt(tasks[jobs[0]!.task]!, jobs)
    try {
      await Promise.all(jobs.map((job, index) => end(toOutcome(job, errors[index]))))
    } catch (error) {
      log.warn({ 'labels.task': jobs[0]!.task, ...errorFields(error) }, 'job end not written, runs again')
    }
    for (const job of jobs) held.delete(job)
  }

  function toOutcome({ id, lease, task, attempt }: ClaimedJob, error: Error | undefined): Outcome {
    const policy = tasks[task]!.policy ?? defaultRetryPolicy
    const outcome = !error ? 'done' : attempt < policy.maxAttempts ? 'retried' : 'dead'
    metrics.jobs.inc({ task, outcome })
    if (!error) return { id, lease }
    const fields = { 'labels.task': task, 'labels.attempt': attempt, ...errorFields(error) }
    if (outcome === 'dead') {
      log.error(fields, 'job failed for good')
      return { id, lease, error: error.message }
    }
    const delayMs = backoffMs(attempt, policy)
    log.warn({ ...fields, 'labels.delay_ms': delayMs }, 'job retried')
    return { id, lease, error: error.message, delayMs }
  }

  return {
    name: jobsWakeUp,
    async claim() {
      const free = freePlaces(tasks, held)
      if (Object.values(free).every((places) => places === 0)) return { running: [], hasMore: true, nextMs: null }
      const { jobs, nextMs } = await claimJobs(db, free)
      const ofTask = (name: string) => jobs.filter(({ task }) => task === name)
      return {
        running: Object.keys(tasks).flatMap((name) => toBatches(tasks[name]!, ofTask(name)).map(work)),
        hasMore: Object.keys(tasks).some((name) => ofTask(name).length === free[name]),
        nextMs,
      }
    },
    renew: () => renewLeases(db, [...held]),
  }
}

const toBatches = ({ runBatch }: TaskDefinition, jobs: readonly ClaimedJob[]) =>
  runBatch && jobs.length > 0 ? [jobs] : jobs.map((job) => [job])

/** Works in the request that caused the first job; resolves with the error of each job that failed. */
function attempt(task: TaskDefinition, jobs: readonly ClaimedJob[]): Promise<Errors> {
  const [{ task: name, request, payload, attempt }] = jobs as [ClaimedJob]
  const run = async (): Promise<Errors> => {
    if (task.runBatch) return task.runBatch(jobs)
    await task.run(payload, attempt)
    return []
  }
  const runAndRecord = async () => {
    const errors = await run().catch((error: unknown) => jobs.map(() => toError(error)))
    for (const error of errors) if (error) recordFailure(error)
    return errors
  }
  return traceJob(name, request?.traceparent, () => withRequest(continueRequest(request ?? {}), runAndRecord))
}

const toError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))
