import { type QueryExecutorProvider, sql } from 'kysely'
import { deleteExpiredEndedSessions } from '../auth/ended-sessions/ended-sessions-table'
import { errorFields, type Log } from '../observability/log'
import type { Metrics } from '../observability/metrics'
import { createJobSource } from './job-source'
import { startLoop, type WorkSource } from './loop'
import type { Tasks } from './task'
import type { WakeUps } from './wake-ups'

/** Periodic work, such as expiry; may run in all replicas at once. */
export type PeriodicTask = { name: string; everyMs: number; run: () => Promise<void> }

export type Worker = { stop(): Promise<void> }

type Needs = { db: QueryExecutorProvider; log: Log; metrics: Metrics; wakeUps: WakeUps }

/** `sources` hold work outside of the table `jobs`. */
export type Work = { tasks: Tasks; sources?: readonly WorkSource[]; periodicTasks?: readonly PeriodicTask[] }

/** Does this service's work until stopped; `stop` waits for what is running. */
export function startWorker(needs: Needs, { tasks, sources = [], periodicTasks = [] }: Work): Worker {
  const { db, log } = needs
  const ownTasks: PeriodicTask[] = [
    { name: 'delete-expired', everyMs: 600_000, run: () => deleteExpired(db) },
    { name: 'move-graphile-jobs', everyMs: 60_000, run: () => moveGraphileJobs(db) },
  ]
  const parts = [
    ...[createJobSource(needs, tasks), ...sources].map((source) => startLoop(source, needs)),
    ...[...ownTasks, ...periodicTasks].map((task) => startPeriodicTask(task, log)),
  ]
  return { stop: async () => void (await Promise.all(parts.map((part) => part.stop()))) }
}

/** Does all due work and what it adds, single jobs of a task in order. */
export async function runDueWork(needs: Omit<Needs, 'wakeUps'>, { tasks, sources = [] }: Work): Promise<void> {
  const inOrder = Object.entries(tasks).map(([name, task]) => [name, task.run ? { ...task, places: 1 } : task] as const)
  const all = [createJobSource(needs, Object.fromEntries(inOrder)), ...sources]
  let isIdle = false
  while (!isIdle) {
    const claims = await Promise.all(all.map((source) => source.claim()))
    const running = claims.flatMap((claim) => claim.running)
    await Promise.all(running)
    isIdle = running.length === 0
  }
}

/** Deletes idempotency keys after 24 hours (the API's promise) and processed events after 30 days. */
async function deleteExpired(db: QueryExecutorProvider): Promise<void> {
  await sql`delete from idempotency_keys where created_at < now() - interval '24 hours'`.execute(db)
  await sql`delete from inbox where received_at < now() - interval '30 days'`.execute(db)
  await deleteExpiredEndedSessions(db)
}

/** Takes over jobs that the version before adds during a rolling update. */
async function moveGraphileJobs(db: QueryExecutorProvider): Promise<void> {
  await sql`select move_graphile_jobs()`.execute(db)
}

function startPeriodicTask(task: PeriodicTask, log: Log): Worker {
  let underway: Promise<void> | undefined
  const timer = setInterval(() => {
    underway ??= task
      .run()
      .catch((error: unknown) => log.warn({ 'labels.task': task.name, ...errorFields(error) }, 'task failed'))
      .finally(() => {
        underway = undefined
      })
  }, task.everyMs)
  return {
    async stop() {
      clearInterval(timer)
      await underway
    },
  }
}
