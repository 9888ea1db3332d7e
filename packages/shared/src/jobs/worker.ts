import { EventEmitter } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { Logger as GraphileLogger, run, runOnce, type Runner, type WorkerEvents } from 'graphile-worker'
import { type Kysely, sql } from 'kysely'
import type { Pool } from 'pg'
import type { Log } from '../log'
import type { Metrics } from '../metrics'
import { beat, sayGoodbye } from './heartbeat'
import { patient, type RetryPolicy, type Task, toGraphileTask } from './task'

export type TaskDefinition = { run: Task; policy?: RetryPolicy }
export type Tasks = Readonly<Record<string, TaskDefinition>>

/** Work that is looked for rather than asked for, such as what has expired; may run in every replica at once. */
export type Chore = { name: string; everyMs: number; run: () => Promise<void> }

export type Worker = { stop(): Promise<void> }

type Needs<Schema> = { db: Kysely<Schema>; pool: Pool; log: Log; metrics: Metrics }

/** Runs the jobs of this service's database until stopped; `stop` waits for those under way. */
export async function startWorker<Schema>(
  needs: Needs<Schema>,
  options: { tasks: Tasks; chores: readonly Chore[]; concurrency: number },
): Promise<Worker> {
  const queue = await keepQueueRunning(needs, options)
  const housekeeping: Chore[] = [
    { name: 'heartbeat', everyMs: 2_000, run: () => beat(needs.db, queue.workerId()) },
    { name: 'forget', everyMs: 600_000, run: () => forget(needs.db) },
  ]
  const chores = [...housekeeping, ...options.chores].map((chore) => startChore(chore, needs.log))
  return {
    async stop() {
      await Promise.all([queue.stop(), ...chores.map((chore) => chore.stop())])
      await sayGoodbye(needs.db, queue.workerId())
    },
  }
}

const restartAfterMs = 500

/** graphile-worker gives up when it can't note that a job is done, as when the database dies; the service must not go on without it. */
async function keepQueueRunning<Schema>(
  needs: Needs<Schema>,
  { tasks, concurrency }: { tasks: Tasks; concurrency: number },
): Promise<Worker & { workerId(): string }> {
  const stopping = new AbortController()
  let workerId = ''
  const start = () => {
    const events: WorkerEvents = new EventEmitter()
    events.on('pool:create', ({ workerPool }) => {
      workerId = workerPool.id
    })
    return run({ ...graphileOptions(needs, tasks), events, concurrency, pollInterval: 1_000 })
  }
  let runner: Runner | undefined = await start()
  const running = (async () => {
    while (!stopping.signal.aborted) {
      try {
        runner ??= await start()
        await runner.promise
      } catch (error) {
        needs.log.warn({ error: messageOf(error) }, 'the job queue has stopped and is started again')
      }
      if (stopping.signal.aborted) return
      runner = undefined
      await delay(restartAfterMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()
  return {
    workerId: () => workerId,
    async stop() {
      stopping.abort()
      await runner?.stop()
      await running
    },
  }
}

/** Runs every job that is due, and those that they add, then returns. */
export async function runDueJobs<Schema>(needs: Needs<Schema>, tasks: Tasks): Promise<void> {
  await runOnce(graphileOptions(needs, tasks))
}

const graphileOptions = <Schema>(needs: Needs<Schema>, tasks: Tasks) => ({
  pgPool: needs.pool,
  noHandleSignals: true,
  // Without batches, graphile-worker 0.17 leaves a failure to note a job's end unhandled, and that would end the process.
  preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  logger: graphileLogger(needs.log),
  taskList: Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      toGraphileTask(name, task.run, { ...needs, policy: task.policy ?? patient }),
    ]),
  ),
})

const graphileLogger = (log: Log) =>
  new GraphileLogger(() => (level, message) => {
    if (serious.has(level)) log.warn({ source: 'graphile-worker' }, message)
    else log.trace({ source: 'graphile-worker' }, message)
  })

const serious: ReadonlySet<string> = new Set(['error', 'warning'])

/** Idempotency keys are kept for 24 hours (the API's promise), seen events for 30 days. */
async function forget<Schema>(db: Kysely<Schema>): Promise<void> {
  await sql`delete from idempotency_keys where created_at < now() - interval '24 hours'`.execute(db)
  await sql`delete from inbox where received_at < now() - interval '30 days'`.execute(db)
  await sql`delete from worker_heartbeats where seen_at < now() - interval '1 day'`.execute(db)
}

function startChore(chore: Chore, log: Log): Worker {
  let underway: Promise<void> | undefined
  const timer = setInterval(() => {
    underway ??= chore
      .run()
      .catch((error: unknown) => log.warn({ chore: chore.name, error: messageOf(error) }, 'chore failed'))
      .finally(() => {
        underway = undefined
      })
  }, chore.everyMs)
  return {
    async stop() {
      clearInterval(timer)
      await underway
    },
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
