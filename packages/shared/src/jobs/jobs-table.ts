import { type QueryExecutorProvider, sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import type { RequestContext } from '../observability/request-context'
import { prepared } from '../postgres/prepared'
import { leaseMs } from './loop'

export type ClaimedJob = {
  id: number
  /** New for each claim, so that only the last one may end the job. */
  lease: string
  task: string
  payload: unknown
  request: RequestContext | null
  /** From 1. */
  attempt: number
}

/** End of an attempt: done, or failed with a reason and, unless for good, a delay. */
export type Outcome = Pick<ClaimedJob, 'id' | 'lease'> & { error?: string; delayMs?: number }

const until = sql`now() + ${leaseMs} * interval '1 ms'`

/**
 * Claims the longest due jobs, up to a number of each task. `nextMs` is the time until a waiting job falls due or a
 * lease ends.
 */
export async function claimJobs(
  db: QueryExecutorProvider,
  places: Readonly<Record<string, number>>,
): Promise<{ jobs: ClaimedJob[]; nextMs: number | null }> {
  const lease = randomUUID()
  const { rows } = await prepared<ClaimedJob & { id: number | null; nextMs: number | null }>`
    with wanted as (
      select * from unnest(${Object.keys(places)}::text[], ${Object.values(places)}::int[]) as w (task, places)
    ), due as (
      select job.id from wanted cross join lateral (
        select id from jobs
        where task = wanted.task and dead_at is null and due_at <= now() and (leased_until is null or leased_until < now())
        order by due_at limit wanted.places for update skip locked
      ) job
    ), claimed as (
      update jobs set lease = ${lease}, leased_until = ${until}, attempts = attempts + 1 from due where jobs.id = due.id
      returning jobs.id, lease, task, payload, request, attempts as attempt
    ), next as (
      select ceil(1000 * extract(epoch from min(at) - now()))::float8 as next_ms from wanted cross join lateral (
        (select due_at as at from jobs where task = wanted.task and dead_at is null and due_at > now() order by due_at limit 1)
        union all
        (select min(leased_until) from (
          select leased_until from jobs where task = wanted.task and dead_at is null and due_at <= now() order by due_at limit 100
        ) oldest where leased_until > now())
      ) waiting
    )
    select claimed.*, next_ms from next left join claimed on true order by claimed.id`.execute(db)
  return { jobs: rows.filter(({ id }) => id !== null), nextMs: rows[0]?.nextMs ?? null }
}

/** Prolongs leases; one that was lost stays lost. */
export async function renewLeases(db: QueryExecutorProvider, jobs: readonly ClaimedJob[]): Promise<void> {
  await prepared`
    update jobs set leased_until = ${until} where id in (${heldSql(jobs)})`.execute(db)
}

/** Deletes done jobs; failed ones wait for their next attempt or become dead letters. Lost leases change nothing. */
export async function endJobs(db: QueryExecutorProvider, outcomes: readonly Outcome[]): Promise<void> {
  const done = outcomes.filter(({ error }) => error === undefined)
  const failed = outcomes.filter(({ error }) => error !== undefined)
  if (done.length > 0) await prepared`delete from jobs where id in (${heldSql(done)})`.execute(db)
  if (failed.length > 0)
    await prepared`
      with failed as (
        select * from unnest(
          ${failed.map(({ id }) => id)}::bigint[], ${failed.map(({ delayMs }) => delayMs ?? null)}::float8[],
          ${failed.map(({ error }) => error)}::text[]) as f (id, delay_ms, error)
      )
      update jobs set lease = null, leased_until = null, last_error = error, dead_at = case when delay_ms is null then now() end,
        due_at = now() + coalesce(delay_ms, 0) * interval '1 ms'
      from failed where jobs.id = failed.id and jobs.id in (${heldSql(failed)})`.execute(db)
}

/** Ids of the jobs whose lease is still the given one, locked in order. */
const heldSql = (jobs: readonly Pick<ClaimedJob, 'id' | 'lease'>[]) => sql`
  select id from jobs join unnest(${jobs.map(({ id }) => id)}::bigint[], ${jobs.map(({ lease }) => lease)}::uuid[])
    as held (job_id, held_lease) on id = job_id and lease = held_lease
  order by id for update of jobs`
