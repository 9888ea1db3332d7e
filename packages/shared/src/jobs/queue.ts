import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely'
import { prepared } from '../postgres/prepared'
import { currentRequest, type RequestContext } from '../observability/request-context'

export type JobOptions = {
  /** Runs no earlier than this many milliseconds from now. */
  delayMs?: number
  /** Replaces a waiting job with the same key. */
  key?: string
}

/** Task argument: payload, attempt (from 1) and the request that caused it. */
export type Envelope = { payload: unknown; attempt: number; request: RequestContext | null }

/** Adds a job in the caller's transaction. */
export async function addJob(
  tx: QueryExecutorProvider,
  task: string,
  payload: object,
  options: JobOptions = {},
): Promise<void> {
  await addJobs(tx, [{ task, payload, ...options }])
}

/** Adds several jobs in one statement. */
export async function addJobs(
  tx: QueryExecutorProvider,
  jobs: readonly ({ task: string; payload: object } & JobOptions)[],
): Promise<void> {
  if (jobs.length === 0) return
  const specs = jobs.map(({ task, payload, delayMs = 0, key = null }) => ({
    task,
    payload: { payload, attempt: 1, request: currentRequest() ?? null } satisfies Envelope,
    delayMs,
    key,
  }))
  await prepared`
    select graphile_worker.add_job(
      spec->>'task', spec->'payload', job_key := spec->>'key', max_attempts := 25,
      run_at := now() + (spec->>'delayMs')::float8 * interval '1 ms'
    ) from json_array_elements(${JSON.stringify(specs)}::json) as spec`.execute(tx)
}

/** SQL expression that adds a job; `payload` is an expression of type `json`. */
export const addJobSql = (task: string, payload: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  graphile_worker.add_job(
    ${task}, json_build_object('payload', ${payload}, 'attempt', 1, 'request', ${JSON.stringify(currentRequest() ?? null)}::json),
    max_attempts := 25
  )`

/** SQL expression that removes a waiting job; a running one goes on. */
export const removeJobSql = (key: string): RawBuilder<unknown> => sql`graphile_worker.remove_job(${key})`

/** Takes a waiting job away in the caller's transaction. */
export async function removeJob(tx: QueryExecutorProvider, key: string): Promise<void> {
  await sql`select ${removeJobSql(key)}`.execute(tx)
}
