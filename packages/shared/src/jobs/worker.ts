import { EventEmitter } from 'node:events'
import { Logger as GraphileLogger, run, runOnce, type WorkerEvents } from 'graphile-worker'
import { type QueryExecutorProvider, sql } from 'kysely'
import type { Pool } from 'pg'
import { errorFields, type Log } from '../observability/log'
import type { Metrics } from '../observability/metrics'
import { deleteExpiredEndedSessions } from '../auth/ended-sessions/ended-sessions-table'
import { recordHeartbeat, removeHeartbeat } from './heartbeat'
import { defaultRetryPolicy, type RetryPolicy, type Task, toGraphileTask } from './task'

/** Urgent tasks have separate workers. */
export type TaskDefinition = { run: Task; policy?: RetryPolicy; isUrgent?: boolean }
export type Tasks = Readonly<Record<string, TaskDefinition>>

/** Periodic work, such as expiry; may run in all replicas at once. */
export type PeriodicTask = { name: string; everyMs: number; run: () => Promise<void> }

export type Worker = { stop(): Promise<void> }

type Needs = { db: QueryExecutorProvider; pool: Pool; log: Log; metrics: Metrics }

export type WorkerOptions = {
  tasks: Tasks
  periodicTasks: readonly PeriodicTask[]
  concurrency: number
  /**
   * Called when the queue cannot recover from a lost database (graphile-worker 0.17); the process exits and is
   * restarted.
   */
  onLost: (error: unknown) => void
}

/** Runs this service's jobs until stopped; `stop` waits for running ones. */
export async function startWorker(needs: Needs, options: WorkerOptions): Promise<Worker> {
  const { tasks, periodicTasks, concurrency, onLost } = options
  const ordinary = { tasks: tasksWhere(tasks, ({ isUrgent }) => !isUrgent), concurrency }
  const urgent = { tasks: tasksWhere(tasks, ({ isUrgent }) => isUrgent), concurrency: urgentConcurrency }
  const parts = Object.keys(urgent.tasks).length > 0 ? [ordinary, urgent] : [ordinary]
  const runners = await Promise.all(parts.map((part) => startRunner(needs, { ...part, onLost })))
  const everyRunner = (act: (runner: Runner) => Promise<void>) => Promise.all(runners.map(act))
  const ownTasks: PeriodicTask[] = [
    {
      name: 'heartbeat',
      everyMs: 2_000,
      run: async () => void (await everyRunner(({ workerId }) => recordHeartbeat(needs.db, workerId))),
    },
    { name: 'forget', everyMs: 600_000, run: () => deleteExpired(needs.db) },
  ]
  const running = [...ownTasks, ...periodicTasks].map((task) => startPeriodicTask(task, needs.log))
  return {
    async stop() {
      await Promise.all([everyRunner((runner) => runner.stop()), ...running.map((task) => task.stop())])
      await everyRunner(({ workerId }) => removeHeartbeat(needs.db, workerId))
    },
  }
}

/** Enough to open a dead subscriber's circuit with capacity to spare. */
const urgentConcurrency = 8

type Runner = { workerId: string; stop(): Promise<void> }

async function startRunner(
  needs: Needs,
  { tasks, concurrency, onLost }: Pick<WorkerOptions, 'tasks' | 'concurrency' | 'onLost'>,
): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter()
  let workerId = ''
  events.on('pool:create', ({ workerPool }) => {
    workerId = workerPool.id
  })
  events.on('pool:fatalError', ({ error }) => onLost(error))
  let isStopped = false
  events.on('stop', () => {
    isStopped = true
  })
  const runner = await run({ ...graphileOptions(needs, tasks), events, concurrency, pollInterval: 1_000 })
  let isStopping = false
  // Detects a queue that ended by itself, which would leave a process without jobs.
  runner.promise.then(() => {
    if (!isStopping) onLost(new Error('The job queue has ended by itself'))
  }, onLost)
  return {
    workerId,
    async stop() {
      isStopping = true
      // graphile-worker rejects a second stop, also after it has stopped by itself.
      if (!isStopped) await runner.stop()
    },
  }
}

const tasksWhere = (tasks: Tasks, isOne: (task: TaskDefinition) => boolean | undefined): Tasks =>
  Object.fromEntries(Object.entries(tasks).filter(([, task]) => isOne(task)))

/** Runs all due jobs and those they add. */
export async function runDueJobs(needs: Needs, tasks: Tasks): Promise<void> {
  await runOnce(graphileOptions(needs, tasks))
}

const graphileOptions = (needs: Needs, tasks: Tasks) => ({
  pgPool: needs.pool,
  noHandleSignals: true,
  // Disables batches, whose failures graphile-worker 0.17 leaves unhandled.
  preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  logger: graphileLogger(needs.log),
  taskList: Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      toGraphileTask(name, task.run, { ...needs, policy: task.policy ?? defaultRetryPolicy }),
    ]),
  ),
})

const graphileLogger = (log: Log) =>
  new GraphileLogger(() => (level, message) => {
    const fields = { 'log.logger': 'graphile-worker', 'event.reason': message }
    if (serious.has(level)) log.warn(fields, 'job queue warning')
    else log.debug(fields, 'job queue')
  })

const serious: ReadonlySet<string> = new Set(['error', 'warning'])

/** Deletes idempotency keys after 24 hours (the API's promise) and processed events after 30 days. */
async function deleteExpired(db: QueryExecutorProvider): Promise<void> {
  await sql`delete from idempotency_keys where created_at < now() - interval '24 hours'`.execute(db)
  await sql`delete from inbox where received_at < now() - interval '30 days'`.execute(db)
  await sql`delete from worker_heartbeats where seen_at < now() - interval '1 day'`.execute(db)
  await deleteExpiredEndedSessions(db)
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
