import { deliveryTask } from '@ecommerce/shared/events/outbox'
import { addJobs } from '@ecommerce/shared/jobs/queue'
import { observeQueue } from '@ecommerce/shared/jobs/queue-metrics'
import type { Tasks } from '@ecommerce/shared/jobs/task'
import { runDueWork } from '@ecommerce/shared/jobs/worker'
import { createLog } from '@ecommerce/shared/observability/log'
import { createMetrics, type Metrics } from '@ecommerce/shared/observability/metrics'
import { type Database, openDatabase } from '@ecommerce/shared/postgres/database'
import { createTestDatabase, type TestDatabase } from '@ecommerce/testkit/test-database'
import { advanceJobs } from '@ecommerce/testkit/waiting-jobs'
import { sql } from 'kysely'

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
})
