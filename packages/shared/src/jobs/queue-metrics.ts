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

/** Gauges of waiting jobs, equal in all replicas. */
export function observeQueue({ metrics, pool, log }: { metrics: Metrics; pool: Pool; log: Log }): void {
  const rows = cachedMetricQuery(log, () => readQueue(pool))
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

async function readQueue(pool: Pool): Promise<Row[]> {
  const { rows } = await pool.query<Row>({
    text: `
      select t.identifier as task,
        count(*) filter (where alive and locked_at is null and run_at <= now())::int as due,
        count(*) filter (where alive and locked_at is null and run_at > now())::int as later,
        count(*) filter (where locked_at is not null)::int as running,
        count(*) filter (where not alive)::int as dead,
        coalesce(extract(epoch from now() - min(run_at) filter (where alive and locked_at is null and run_at <= now())), 0)::float8 as "oldestDue",
        coalesce(extract(epoch from now() - min((payload #>> '{payload,event,time}')::timestamptz) filter (where alive)), 0)::float8 as "oldestEvent"
      from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      cross join lateral (select j.attempts < j.max_attempts) as life (alive)
      group by t.identifier`,
  })
  return rows
}
