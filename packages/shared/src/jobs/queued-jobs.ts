import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely'

/** Makes an expression from that of a job's payload, which is of type `jsonb`. */
type OfPayload = (payload: RawBuilder<unknown>) => RawBuilder<unknown>

const payload = sql`(job.payload::jsonb->'payload')`

/** Rewrites payloads of queued jobs in the transaction; a running job keeps its own. */
export async function updateQueuedJobs(
  tx: QueryExecutorProvider,
  { where, set }: { where: OfPayload; set: OfPayload },
): Promise<void> {
  await sql`
    update graphile_worker._private_jobs job set payload = jsonb_set(job.payload::jsonb, '{payload}', ${set(payload)})
    where ${where(payload)}`.execute(tx)
}

/** Deletes queued jobs in the transaction; a running job goes on. */
export async function deleteQueuedJobs(tx: QueryExecutorProvider, where: OfPayload): Promise<void> {
  await sql`delete from graphile_worker._private_jobs job where ${where(payload)}`.execute(tx)
}
