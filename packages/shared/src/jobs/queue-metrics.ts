import type { Pool } from 'pg'
import type { Log } from '../observability/log'
import type { Metrics } from '../observability/metrics'
import { cachedMetricQuery } from '../postgres/cached-metric-query'

type Row = {
  task: string
  due: number
  later: number
  running: number
  dead: number
  oldestDue: number
  oldestEvent: number
}

/**
 * Gauges of waiting jobs, equal in all replicas. `alsoQueued` is a query of `task`, `due_at`, `leased_until` and
 * `dead_at` of work outside of the table `jobs`.
 */
export function observeQueue(
  { metrics, pool, log }: { metrics: Metrics; pool: Pool; log: Log },
  alsoQueued?: string,
): void {
  const rows = cachedMetricQuery(log, () => readQueue(pool, alsoQueued))
  const states = ['due', 'later', 'running', 'dead'] as const
  metrics.gauge(
    {
      name: 'job_queue_jobs',
      help: 'Jobs in the queue by state: due, later (scheduled or to be retried), running, dead (dead letter)',
      labelNames: ['task', 'state'],
    },
    async () =>
      ((await rows()) ?? []).flatMap((row) =>
        states.map((state) => ({ labels: { task: row.task, state }, value: row[state] })),
      ),
  )
  metrics.gauge(
    {
      name: 'job_queue_oldest_due_seconds',
      help: 'Age of the oldest due job, in seconds',
      labelNames: ['task'],
    },
    async () => ((await rows()) ?? []).map(({ task, oldestDue }) => ({ labels: { task }, value: oldestDue })),
  )
  metrics.gauge(
    {
      name: 'events_oldest_unsent_seconds',
      help: 'Age of the oldest undelivered event, in seconds',
      labelNames: [],
    },
    async () => {
      const read = await rows()
      return read ? [{ labels: {}, value: Math.max(0, ...read.map(({ oldestEvent }) => oldestEvent)) }] : []
    },
  )
}

async function readQueue(pool: Pool, alsoQueued?: string): Promise<Row[]> {
  const { rows } = await pool.query<Row>({
    text: `
      select task,
        count(*) filter (where state = 'due')::int as due,
        count(*) filter (where state = 'later')::int as later,
        count(*) filter (where state = 'running')::int as running,
        count(*) filter (where state = 'dead')::int as dead,
        coalesce(extract(epoch from now() - min(due_at) filter (where state = 'due')), 0)::float8 as "oldestDue",
        coalesce(extract(epoch from now() - min(event_time) filter (where state <> 'dead')), 0)::float8 as "oldestEvent"
      from (
        select task, due_at, leased_until, dead_at, case when task like 'deliver-%' then (payload ->> 'time')::timestamptz end as event_time
        from jobs
        ${alsoQueued === undefined ? '' : `union all select task, due_at, leased_until, dead_at, null from (${alsoQueued}) as other`}
      ) as queued cross join lateral (select case
        when dead_at is not null then 'dead' when leased_until > now() then 'running' when due_at <= now() then 'due' else 'later'
      end) as s (state)
      group by task`,
  })
  return rows
}
