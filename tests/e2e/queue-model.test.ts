import { type ClaimedJob, claimJobs, endJobs, renewLeases } from '@ecommerce/shared/jobs/jobs-table'
import { addJobs, removeJob } from '@ecommerce/shared/jobs/queue'
import { deleteQueuedJobs, updateQueuedJobs } from '@ecommerce/shared/jobs/queued-jobs'
import { type Database, openDatabase } from '@ecommerce/shared/postgres/database'
import { testSeed } from '@ecommerce/testkit/randomized'
import { createTestDatabase, type TestDatabase } from '@ecommerce/testkit/test-database'
import fc from 'fast-check'
import { sql } from 'kysely'

let place: TestDatabase
let database: Database<unknown>

/** Steps of time, so much longer than a run and a lease that both can be neglected. */
const stepSeconds = 1_000

type Task = 'a' | 'b'

/** The reference: a list of jobs, in the order in which they were added. */
type Model = {
  id: number
  task: Task
  key: string | null
  value: number
  attempts: number
  /** In steps from now; 0 or less is due. Ties follow `order`. */
  dueIn: number
  order: number
  /** Lease of the last claim, until the job is queued again. */
  lease: string | null
  isLeased: boolean
  isDead: boolean
}

const task = fc.constantFrom<Task>('a', 'b')
const key = fc.option(fc.constantFrom('k1', 'k2'), { freq: 3 })
const act = fc.oneof(
  fc.record({ act: fc.constant('add' as const), task, key, value: fc.nat(9), delay: fc.nat(2) }),
  fc.record({ act: fc.constant('claim' as const), slots: fc.record({ a: fc.nat(2), b: fc.nat(2) }) }),
  fc.record({ act: fc.constant('end' as const), pick: fc.nat(), how: fc.constantFrom('done', 'retry', 'die') }),
  fc.record({ act: fc.constant('remove' as const), key: fc.constantFrom('k1', 'k2') }),
  fc.record({ act: fc.constant('rewrite' as const), value: fc.nat(9) }),
  fc.record({ act: fc.constant('delete' as const), value: fc.nat(9) }),
  fc.record({ act: fc.constant('renew' as const) }),
  fc.record({ act: fc.constant('replay' as const) }),
  fc.record({ act: fc.constant('time' as const) }),
)
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never

describe('Queue of jobs', () => {
  beforeAll(async () => {
    place = await createTestDatabase('product')
    database = openDatabase<unknown>({ url: place.url, poolSize: 4, name: 'test', onError: () => undefined })
  })
  afterAll(async () => {
    await database.close()
    await place.drop()
  })

  async function play(acts: readonly Act[]): Promise<void> {
    await sql`delete from jobs`.execute(database.db)
    let model: Model[] = []
    let order = 0
    /** Every claim that was ever made, also those whose lease was lost. */
    const claims: ClaimedJob[] = []
    /** Jobs of a task that can be claimed, longest due first. */
    function claimable(of: Task, slots: number): Model[] {
      const due = model.filter((job) => job.task === of && !job.isDead && job.dueIn <= 0 && !job.isLeased)
      return due.toSorted((one, other) => one.dueIn - other.dueIn || one.order - other.order).slice(0, slots)
    }
    async function rows() {
      const result = await sql<Omit<Model, 'dueIn' | 'order'>>`
        select id, task, key, (payload->>'value')::int as value, attempts, dead_at is not null as is_dead,
          lease, coalesce(leased_until > now(), false) as is_leased
        from jobs order by id`.execute(database.db)
      return result.rows
    }
    const free = { lease: null, isLeased: false }
    const steps = {
      async add({ task, key, value, delay }) {
        await addJobs(database.db, [
          { task, payload: { value }, delayMs: delay * stepSeconds * 1_000, ...(key !== null && { key }) },
        ])
        const same = key === null ? undefined : model.find((job) => job.key === key)
        const added = { task, key, value, attempts: 0, dueIn: delay, order: order++, ...free, isDead: false }
        if (same) Object.assign(same, added)
        else model.push({ ...added, id: (await rows()).at(-1)!.id })
      },
      async claim({ slots }) {
        const expected = [...claimable('a', slots.a), ...claimable('b', slots.b)]
        const waits = model.some(({ isDead, dueIn, isLeased }) => !isDead && (dueIn > 0 || isLeased))
        const { jobs, nextMs } = await claimJobs(database.db, slots)
        expect(jobs.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(
          expected.map(({ id }) => id).toSorted((a, b) => a - b),
        )
        for (const job of expected)
          Object.assign(job, { attempts: job.attempts + 1, lease: jobs[0]!.lease, isLeased: true })
        for (const { id, attempt, payload } of jobs) {
          const job = model.find((each) => each.id === id)!
          expect([attempt, payload]).toEqual([job.attempts, { value: job.value }])
        }
        claims.push(...jobs)
        expect(nextMs !== null).toBe(waits)
      },
      async end({ pick, how }) {
        if (claims.length === 0) return
        const { id, lease } = claims[pick % claims.length]!
        const failure = how === 'done' ? {} : { error: 'it cannot be done', ...(how === 'retry' && { delayMs: 0 }) }
        await endJobs(database.db, [{ id, lease, ...failure }])
        const job = model.find((each) => each.id === id && each.lease === lease)
        if (!job) return
        if (how === 'done') model = model.filter((each) => each !== job)
        else Object.assign(job, { ...free, isDead: how === 'die', dueIn: 0, order: order++ })
      },
      async remove({ key }) {
        await removeJob(database.db, key)
        model = model.filter((job) => job.key !== key)
      },
      async rewrite({ value }) {
        await updateQueuedJobs(database.db, {
          where: (payload) => sql`(${payload}->>'value')::int = ${value}`,
          set: (payload) => sql`jsonb_set(${payload}, '{value}', '100')`,
        })
        for (const job of model) if (job.value === value) job.value = 100
      },
      async delete({ value }) {
        await deleteQueuedJobs(database.db, (payload) => sql`(${payload}->>'value')::int = ${value}`)
        model = model.filter((job) => job.value !== value)
      },
      async renew() {
        await renewLeases(database.db, claims)
        for (const job of model) if (job.lease !== null) job.isLeased = true
      },
      async replay() {
        await sql`update jobs set dead_at = null, attempts = 0, due_at = now() where dead_at is not null`.execute(
          database.db,
        )
        for (const job of model)
          if (job.isDead) Object.assign(job, { isDead: false, attempts: 0, dueIn: 0, order: order++ })
      },
      /** Leases end, as those of a killed worker do. */
      async time() {
        const step = sql`make_interval(secs => ${stepSeconds})`
        await sql`update jobs set due_at = due_at - ${step}, leased_until = leased_until - ${step}`.execute(database.db)
        for (const job of model) Object.assign(job, { dueIn: job.dueIn - 1, isLeased: false })
      },
    } satisfies { [T in Act['act']]: (step: Extract<Act, { act: T }>) => Promise<void> }

    for (const step of acts) {
      await steps[step.act](step as never)
      expect(await rows()).toEqual(
        model.toSorted((one, other) => one.id - other.id).map(({ order: _, dueIn: __, ...job }) => job),
      )
    }
  }

  test('behaves like a list of jobs, whatever is done in whatever order', async () => {
    await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), play), {
      seed: testSeed,
      numRuns: 150,
    })
  })

  test('gives each job to one of several workers', async () => {
    await sql`delete from jobs`.execute(database.db)
    await addJobs(
      database.db,
      Array.from({ length: 200 }, (_, value) => ({ task: 'a', payload: { value } })),
    )
    const claims = await Promise.all(Array.from({ length: 20 }, () => claimJobs(database.db, { a: 10 })))
    const ids = claims.flatMap(({ jobs }) => jobs.map(({ id }) => id))
    expect(ids.length).toBeGreaterThan(100)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
