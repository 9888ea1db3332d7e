import { type QueryExecutorProvider, sql } from 'kysely'

/** Records a heartbeat; unlocks jobs of workers without one for ten seconds. A paused worker's job may run twice. */
export async function recordHeartbeat(db: QueryExecutorProvider, workerId: string): Promise<void> {
  await sql`
    with alive as (
      insert into worker_heartbeats (worker_id) values (${workerId})
      on conflict (worker_id) do update set seen_at = now()
    ), dead as (
      select array_agg(distinct locked_by) as ids from graphile_worker.jobs
      where locked_at < now() - interval '10 seconds' and locked_by <> ${workerId}
        and not exists (
          select from worker_heartbeats
          where worker_id = locked_by and seen_at > now() - interval '10 seconds'
        )
    )
    select graphile_worker.force_unlock_workers(ids) from dead where ids is not null`.execute(db)
}

export async function removeHeartbeat(db: QueryExecutorProvider, workerId: string): Promise<void> {
  await sql`delete from worker_heartbeats where worker_id = ${workerId}`.execute(db)
}
