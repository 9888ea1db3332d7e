import { type QueryExecutorProvider, sql } from 'kysely'
import pg from 'pg'

/** A job that is queued and not done; `attempt` starts at 1. */
export type WaitingJob = {
  id: string
  task: string
  key: string | null
  attempt: number
  dueInSeconds: number
  payload: Record<string, unknown>
}

/** Delivery of an event to one subscriber that is queued and not done. */
export type WaitingEvent<Data> = {
  id: string
  type: string
  data: Data
  subscriber: string
  task: string
  attempt: number
}

/** Lists waiting jobs, oldest first. */
export async function listWaitingJobs(db: QueryExecutorProvider): Promise<WaitingJob[]> {
  const { rows } = await sql<WaitingJob>`
    select j.id::text as id, t.identifier as task, j.key, (j.payload->>'attempt')::int as attempt,
      extract(epoch from j.run_at - now())::float8 as "dueInSeconds", j.payload->'payload' as payload
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`.execute(
    db,
  )
  return rows
}

/** Waiting deliveries of events of `type` whose data contain `about`, oldest first. */
export async function listWaitingDeliveries<Data = Record<string, unknown>>(
  db: QueryExecutorProvider,
  { type, about = {} }: { type?: string; about?: Record<string, unknown> } = {},
): Promise<WaitingEvent<Data>[]> {
  const jobs = await listWaitingJobs(db)
  return jobs.flatMap(({ task, attempt, payload: { subscriber, event } }) => {
    if (event === undefined) return []
    const { id, data, ...named } = event as { id: string; type: string; data: Record<string, unknown> }
    const isAbout = Object.entries(about).every(([name, value]) => data[name] === value)
    if (!isAbout || (type !== undefined && named.type !== type)) return []
    return [{ id, type: named.type, data: data as Data, subscriber: subscriber as string, task, attempt }]
  })
}

/** Waiting events, once for all subscribers, oldest first. */
export async function listWaitingEvents<Data = Record<string, unknown>>(
  ...args: Parameters<typeof listWaitingDeliveries>
): Promise<WaitingEvent<Data>[]> {
  const deliveries = await listWaitingDeliveries<Data>(...args)
  return deliveries.filter(({ id }, index) => deliveries.findIndex((other) => other.id === id) === index)
}

/** Moves the due time of every waiting job into the past by `seconds`. */
export async function advanceJobs(db: QueryExecutorProvider, seconds: number): Promise<void> {
  await sql`update graphile_worker._private_jobs set run_at = run_at - make_interval(secs => ${seconds})`.execute(db)
}

/** Makes waiting jobs due, of all tasks or some; running jobs are left alone. */
export async function makeJobsDue(db: QueryExecutorProvider, tasks?: readonly string[]): Promise<void> {
  await sql`
    select graphile_worker.reschedule_jobs(array(
      select id from graphile_worker.jobs where ${tasks ?? null}::text[] is null or task_identifier = any(${tasks ?? null}::text[])
    ), now())`.execute(db)
}

/** Replaces the payload of every waiting job by what `change` makes of it. */
export async function changePayloads(
  db: QueryExecutorProvider,
  change: (payload: WaitingJob['payload']) => WaitingJob['payload'],
): Promise<void> {
  // Updates row by row: locking several would deadlock with a worker's batch.
  for (const { id, payload } of await listWaitingJobs(db))
    await sql`
      update graphile_worker._private_jobs set payload = jsonb_set(payload::jsonb, '{payload}', ${JSON.stringify(change(payload))}::jsonb)::json
      where id = ${id}::bigint`.execute(db)
}

/** Blocks workers from claiming or ending jobs until the returned function is called. */
export async function lockJobs(databaseUrl: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('begin')
  await client.query('lock table graphile_worker._private_jobs in exclusive mode')
  return () => client.end()
}

/** Deletes every waiting job. */
export async function deleteJobs(db: QueryExecutorProvider): Promise<void> {
  await sql`select graphile_worker.complete_jobs(array(select id from graphile_worker._private_jobs))`.execute(db)
}
