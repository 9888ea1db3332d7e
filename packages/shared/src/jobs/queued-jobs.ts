import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely'

/** Makes an expression from that of a job's payload, which is of type `jsonb`. */
type OfPayload = (payload: RawBuilder<unknown>) => RawBuilder<unknown>

const payload = sql`(jobs.payload::jsonb)`

/** Rewrites payloads of jobs in the transaction; the attempt that is running keeps its own. */
export async function updateQueuedJobs(
  tx: QueryExecutorProvider,
  { where, set }: { where: OfPayload; set: OfPayload },
): Promise<void> {
  await sql`update jobs set payload = ${set(payload)} where id in ${lockedInOrder(where)}`.execute(tx)
}

/** Deletes jobs in the transaction; a running one goes on. */
export async function deleteQueuedJobs(tx: QueryExecutorProvider, where: OfPayload): Promise<void> {
  await sql`delete from jobs where id in ${lockedInOrder(where)}`.execute(tx)
}

/** Every statement locks jobs by id, so that none waits for another in a circle. */
const lockedInOrder = (where: OfPayload) => sql`(select id from jobs where ${where(payload)} order by id for update)`
