import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely'
import { currentRequest } from '../observability/request-context'
import { prepared } from '../postgres/prepared'
import { pollMs } from './loop'
import { wakesSql } from './wake-ups'

export type JobOptions = {
  /** Runs no earlier than this many milliseconds from now. */
  delayMs?: number
  /** Replaces a job with the same key; one that is running goes on. */
  key?: string
}

export type NewJob = { task: string; payload: object } & JobOptions

/** Name of the wake-up for the table `jobs`. */
export const jobsWakeUp = 'jobs'

/** Adds a job in the caller's transaction. */
export const addJob = (
  tx: QueryExecutorProvider,
  task: string,
  payload: object,
  options: JobOptions = {},
): Promise<void> => addJobs(tx, [{ task, payload, ...options }])

/** Adds several jobs in one statement. */
export async function addJobs(tx: QueryExecutorProvider, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length > 0) await prepared`${addJobsSql(jobs)}`.execute(tx)
}

/** Statement that adds jobs, alone or as a CTE; the last of several with one key is added. */
export function addJobsSql(jobs: readonly NewJob[]): RawBuilder<unknown> {
  const byKey = new Map(jobs.map((job, index) => [job.key ?? index, job]))
  return sql`
    ${jobs.some(({ delayMs = 0 }) => delayMs < pollMs) ? wakes : sql``} ${insertSql}
    select task, payload, ${currentRequestJson()}::json, key, now() + coalesce("delayMs", 0) * interval '1 ms'
    from json_to_recordset(${JSON.stringify([...byKey.values()])}::json)
      as job (task text, payload json, key text, "delayMs" float8)
    on conflict (key) where key is not null do update set
      task = excluded.task, payload = excluded.payload, request = excluded.request, due_at = excluded.due_at,
      attempts = 0, lease = null, leased_until = null, dead_at = null, last_error = null`
}

/** Statement that adds a job for each row of `rows`, a query of `task` and `payload` (of type `json`). */
export const addJobsOfSql = (rows: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  ${wakes} ${insertSql} select task, payload, ${currentRequestJson()}::json, null, now() from (${rows}) as job`

const wakes = wakesSql(jobsWakeUp)

const insertSql = sql`insert into jobs (task, payload, request, key, due_at)`

const currentRequestJson = () => {
  const request = currentRequest()
  return request ? JSON.stringify(request) : null
}

/** Removes the job with this key in the caller's transaction; a running one goes on. */
export async function removeJob(tx: QueryExecutorProvider, key: string): Promise<void> {
  await sql`delete from jobs where key = ${key}`.execute(tx)
}
