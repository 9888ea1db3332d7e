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
    select id::text, task, key, attempts + 1 as attempt, extract(epoch from due_at - now())::float8 as "dueInSeconds", payload
    from jobs order by jobs.id`.execute(db)
  return rows
}

/** Waiting deliveries of events of `type` whose data contain `about`, oldest first. */
export async function listWaitingDeliveries<Data = Record<string, unknown>>(
  db: QueryExecutorProvider,
  { type, about = {} }: { type?: string; about?: Record<string, unknown> } = {},
): Promise<WaitingEvent<Data>[]> {
  const jobs = await listWaitingJobs(db)
  return jobs.flatMap(({ task, attempt, payload }) => {
    const subscriber = /^deliver-.*\/(.*)$/.exec(task)?.[1]
    if (subscriber === undefined) return []
    const { id, data, ...named } = payload as { id: string; type: string; data: Record<string, unknown> }
    const isAbout = Object.entries(about).every(([name, value]) => data[name] === value)
    if (!isAbout || (type !== undefined && named.type !== type)) return []
    return [{ id, type: named.type, data: data as Data, subscriber, task, attempt }]
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
  await sql`update jobs set due_at = due_at - make_interval(secs => ${seconds})`.execute(db)
}

/** Makes waiting jobs due, of all tasks or some; running jobs are left alone. */
export async function makeJobsDue(db: QueryExecutorProvider, tasks?: readonly string[]): Promise<void> {
  await sql`
    update jobs set due_at = now()
    where lease is null and (${tasks ?? null}::text[] is null or task = any(${tasks ?? null}::text[]))`.execute(db)
}

/** Replaces the payload of every waiting job by what `change` makes of it. */
export async function changePayloads(
  db: QueryExecutorProvider,
  change: (payload: WaitingJob['payload']) => WaitingJob['payload'],
): Promise<void> {
  const jobs = await listWaitingJobs(db)
  await Promise.all(
    jobs.map(({ id, payload }) =>
      sql`update jobs set payload = ${JSON.stringify(change(payload))}::json where id = ${id}::bigint`.execute(db),
    ),
  )
}

/** Blocks workers from claiming or ending jobs until the returned function is called. */
export async function lockJobs(databaseUrl: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('begin')
  await client.query('lock table jobs in exclusive mode')
  return () => client.end()
}

/** Deletes every waiting job. */
export async function deleteJobs(db: QueryExecutorProvider): Promise<void> {
  await sql`delete from jobs`.execute(db)
}
