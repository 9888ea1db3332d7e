import { deliveryTask } from '@ecommerce/shared/events/outbox'
import { addJobs } from '@ecommerce/shared/jobs/queue'
import { observeQueue } from '@ecommerce/shared/jobs/queue-metrics'
import type { Tasks } from '@ecommerce/shared/jobs/task'
import { createJobSource } from '@ecommerce/shared/jobs/job-source'
import { claimJobs } from '@ecommerce/shared/jobs/jobs-table'
import { runDueWork, startWorker } from '@ecommerce/shared/jobs/worker'
import { createLog } from '@ecommerce/shared/observability/log'
import { createMetrics, type Metrics } from '@ecommerce/shared/observability/metrics'
import { type Database, openDatabase } from '@ecommerce/shared/postgres/database'
import { createTestDatabase, type TestDatabase } from '@ecommerce/testkit/test-database'
import { waitFor } from '@ecommerce/testkit/waiting'
import { advanceJobs } from '@ecommerce/testkit/waiting-jobs'
import { type QueryExecutorProvider, sql } from 'kysely'
import { setTimeout as delay } from 'node:timers/promises'

let place: TestDatabase
let database: Database<unknown>
let metrics: Metrics
let tries: number
const log = createLog({ service: 'test', level: 'silent' })

describe('Job queue', () => {
  beforeEach(async () => {
    place = await createTestDatabase('product')
    database = openDatabase<unknown>({ url: place.url, poolSize: 4, name: 'test', onError: () => undefined })
    metrics = createMetrics('test')
    observeQueue({ metrics, pool: database.pool, log })
    tries = 0
  })
  afterEach(async () => {
    await database.close()
    await place.drop()
  })

  const policy = { firstDelayMs: 0, maxDelayMs: 0, maxAttempts: 3 }
  const failing: Tasks = {
    'do-it': {
      policy,
      run: () => {
        tries++
        return Promise.reject(new Error('it cannot be done'))
      },
    },
  }
  const work = (tasks: Tasks) => runDueWork({ ...database, log, metrics }, { tasks })
  const lines = async () => (await metrics.registry.metrics()).split('\n').filter((line) => !line.startsWith('#'))
  const valueOf = async (name: string) => {
    const line = (await lines()).find((each) => each.startsWith(name))
    return line === undefined ? undefined : Number(line.split(' ').at(-1))
  }

  test('keeps a dead letter, which can be replayed', async () => {
    await addJobs(database.db, [{ task: 'do-it', payload: {} }])
    await work(failing)
    expect(tries).toBe(3)
    await work(failing)
    expect(tries).toBe(3)
    expect(await valueOf('job_queue_jobs{task="do-it",state="dead"')).toBe(1)
    expect(await valueOf('jobs_total{task="do-it",outcome="dead"')).toBe(1)

    const { rows } = await sql<{ lastError: string }>`select last_error from jobs`.execute(database.db)
    expect(rows).toMatchObject([{ lastError: expect.stringContaining('it cannot be done') as string }])
    await sql`update jobs set dead_at = null, attempts = 0, due_at = now() where dead_at is not null`.execute(database.db) // prettier-ignore
    await work({ 'do-it': { run: () => Promise.resolve() } })
    const left = await sql`select from jobs`.execute(database.db)
    expect(left.rows).toHaveLength(0)
  })

  test('measures waiting jobs, their age and undelivered events', async () => {
    const event = { type: 'x', time: new Date(Date.now() - 90_000).toISOString() }
    await addJobs(database.db, [
      { task: 'do-it', payload: {} },
      { task: 'do-it', payload: {}, delayMs: 60_000 },
      { task: deliveryTask('x'), payload: event, delayMs: 60_000 },
    ])
    await advanceJobs(database.db, 30)
    expect(await valueOf('job_queue_jobs{task="do-it",state="due"')).toBe(1)
    expect(await valueOf('job_queue_jobs{task="do-it",state="later"')).toBe(1)
    expect(await valueOf('job_queue_oldest_due_seconds{task="do-it"')).toBeCloseTo(30, -1)
    expect(await valueOf('events_oldest_unsent_seconds')).toBeCloseTo(90, -1)
  })

  test('omits its metrics without a database', async () => {
    await addJobs(database.db, [{ task: 'do-it', payload: {} }])
    await database.pool.end()
    expect(await valueOf('job_queue_jobs')).toBeUndefined()
    expect(await valueOf('events_oldest_unsent_seconds')).toBeUndefined()
    expect(await valueOf('process_cpu_seconds_total')).toBeDefined()
    database = openDatabase<unknown>({ url: place.url, poolSize: 1, name: 'test', onError: () => undefined })
  })

  describe('worker', () => {
    const done: string[] = []
    const stops: (() => Promise<unknown>)[] = []
    beforeEach(() => done.splice(0))
    afterEach(async () => {
      for (const stop of stops.splice(0)) await stop()
    })

    const tasks: Tasks = { 'do-it': { run: (payload) => Promise.resolve(void done.push(nameOf(payload))) } }
    const nameOf = (payload: unknown) => (payload as { name: string }).name
    const openOther = () => {
      const other = openDatabase<unknown>({ url: place.url, poolSize: 3, name: 'other', onError: () => undefined })
      stops.push(other.close)
      return other
    }
    /** A worker of another process; resolves once it is idle. */
    const startOther = async (work: Tasks = tasks) => {
      const other = openOther()
      const worker = startWorker({ ...other, log, metrics }, { tasks: work })
      stops.unshift(worker.stop)
      await waitFor('the worker to listen', async () => {
        const { rows } = await sql`select from pg_stat_activity where query = 'listen work' and state = 'idle'`.execute(
          database.db,
        )
        return rows.length > 0
      })
      return { ...other, stop: worker.stop }
    }
    const add = (db: QueryExecutorProvider, name: string) => addJobs(db, [{ task: 'do-it', payload: { name } }])
    /** Sooner than a worker polls. */
    const isDone = (name: string) => waitFor(name, () => Promise.resolve(done.includes(name)), 3_000)

    test('is woken by a transaction of its own process, after the commit', async () => {
      const { db } = await startOther()
      const typed = db
      await typed.transaction().execute(async (tx) => {
        await add(tx, 'committed')
        await delay(100)
        expect(done).toEqual([])
      })
      await isDone('committed')
      await add(db, 'without a transaction')
      await isDone('without a transaction')
      expect(done).toHaveLength(2)
    })

    test('is woken by a process without a worker', async () => {
      await startOther()
      await add(database.db, 'of another process')
      await isDone('of another process')
    })

    test('runs nothing that was rolled back', async () => {
      const { db } = await startOther()
      const undone = db.transaction().execute(async (tx) => {
        await add(tx, 'rolled back')
        throw new Error('changed my mind')
      })
      await expect(undone).rejects.toThrow('changed my mind')
      await add(db, 'kept')
      await isDone('kept')
      expect(done).toEqual(['kept'])
    })

    test('runs a job at its time', async () => {
      const { db } = await startOther()
      await addJobs(db, [{ task: 'do-it', payload: { name: 'later' }, delayMs: 300 }])
      await add(db, 'now')
      await isDone('later')
      expect(done).toEqual(['now', 'later'])
    })

    test('takes over the jobs of a killed worker', async () => {
      await add(database.db, 'orphan')
      const { jobs } = await claimJobs(database.db, { 'do-it': 1 })
      expect(jobs).toHaveLength(1)
      await startOther()
      await waitFor('orphan', () => Promise.resolve(done.includes('orphan')), 6_000)
    })

    test('keeps a job that takes longer than a lease', async () => {
      const attempts: number[] = []
      const slow: Tasks = {
        'do-it': {
          async run(_payload, attempt) {
            attempts.push(attempt)
            await delay(4_500)
          },
        },
      }
      await startOther(slow)
      const second = await startOther(slow)
      await add(second.db, 'slow')
      await waitFor('the job to end', async () => {
        const { rows } = await sql`select from jobs`.execute(database.db)
        return attempts.length > 0 && rows.length === 0
      })
      expect(attempts).toEqual([1])
    })

    test('ends what it runs before it stops', async () => {
      let isEnded = false
      const { db, stop } = await startOther({
        'do-it': {
          async run() {
            done.push('begun')
            await delay(300)
            isEnded = true
          },
        },
      })
      await add(db, 'begun')
      await isDone('begun')
      await stop()
      expect(isEnded).toBe(true)
      const { rows } = await sql`select from jobs`.execute(database.db)
      expect(rows).toHaveLength(0)
    })

    test('runs jobs of a batch together, and repeats those that failed', async () => {
      const batches: string[][] = []
      let isFailing = true
      const batching: Tasks = {
        'do-it': {
          policy,
          runBatch(jobs) {
            const names = jobs.map(({ payload }) => nameOf(payload))
            batches.push(names)
            const errors = names.map((name) => (isFailing && name === 'b' ? new Error('not b') : undefined))
            isFailing = false
            return Promise.resolve(errors)
          },
        },
      }
      await addJobs(
        database.db,
        ['a', 'b', 'c'].map((name) => ({ task: 'do-it', payload: { name } })),
      )
      await work(batching)
      expect(batches).toEqual([['a', 'b', 'c'], ['b']])
    })

    /** Statements of a worker: it claims, and writes the end of what it ran. */
    const points = [0, 1].flatMap((statement) => ['before', 'after'].map((when) => ({ statement, when })))
    test.each(points)('loses no job when it is killed $when its statement $statement', async ({ statement, when }) => {
      let left = statement
      const dieAt = (moment: string) => {
        if (moment === when && left-- === 0) throw new Error('killed')
      }
      const killed = database.db.withPlugin({
        transformQuery({ node }) {
          dieAt('before')
          return node
        },
        transformResult({ result }) {
          dieAt('after')
          return Promise.resolve(result)
        },
      })
      await Promise.all(['a', 'b', 'c'].map((name) => add(database.db, name)))
      const source = createJobSource({ db: killed, log, metrics }, tasks)
      await source.claim().then(
        ({ running }) => Promise.all(running),
        (error: Error) => expect(error.message).toBe('killed'),
      )
      await sql`update jobs set leased_until = now() - interval '1 second'`.execute(database.db)
      await work(tasks)
      expect(new Set(done)).toEqual(new Set(['a', 'b', 'c']))
      const { rows } = await sql`select from jobs`.execute(database.db)
      expect(rows).toHaveLength(0)
    })
  })

  test('takes over the jobs of graphile-worker, but those that it runs', async () => {
    await sql`create schema graphile_worker`.execute(database.db)
    await sql`create table graphile_worker._private_tasks (id int, identifier text)`.execute(database.db)
    await sql`
      create table graphile_worker._private_jobs (
        task_id int, key text, payload json, run_at timestamptz default now(), attempts int default 0, max_attempts int default 25,
        last_error text, created_at timestamptz default now(), locked_by text
      )`.execute(database.db)
    await sql`insert into graphile_worker._private_tasks values (1, 'do-it'), (2, 'deliver-event')`.execute(database.db)
    await sql`insert into worker_heartbeats (worker_id) values ('alive')`.execute(database.db)
    const envelope = (payload: object) => JSON.stringify({ payload, attempt: 3, request: null })
    await sql`
      insert into graphile_worker._private_jobs (task_id, key, payload, attempts, max_attempts, last_error, locked_by) values
        (1, 'a-key', ${envelope({ name: 'waits' })}::json, 0, 25, null, null),
        (1, null, ${envelope({ name: 'is dead' })}::json, 25, 25, 'too often', null),
        (1, null, ${envelope({ name: 'of a dead worker' })}::json, 1, 25, null, 'dead'),
        (1, null, ${envelope({ name: 'runs' })}::json, 1, 25, null, 'alive'),
        (2, null, ${envelope({ subscriber: 'x', event: { type: 'happened' } })}::json, 0, 25, null, null)`.execute(
      database.db,
    )
    await sql`select move_graphile_jobs()`.execute(database.db)
    const moved = await sql`
      select task, key, payload, attempts, dead_at is not null as "isDead", last_error from jobs order by payload->>'name'`.execute(
      database.db,
    )
    const common = { key: null, attempts: 2, isDead: false, lastError: null }
    expect(moved.rows).toEqual([
      { ...common, task: 'do-it', payload: { name: 'is dead' }, isDead: true, lastError: 'too often' },
      { ...common, task: 'do-it', payload: { name: 'of a dead worker' } },
      { ...common, task: 'do-it', payload: { name: 'waits' }, key: 'a-key' },
      { ...common, task: 'deliver-event/x', payload: { type: 'happened' } },
    ])
    const left = await sql`select payload #>> '{payload,name}' as name from graphile_worker._private_jobs`.execute(
      database.db,
    )
    expect(left.rows).toEqual([{ name: 'runs' }])
  })
})
