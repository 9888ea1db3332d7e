import { service as orderService } from '@ecommerce/order'
import { type FakeStripe, openFakeStripe, type StripeMode } from '@ecommerce/testkit/stripe/fake-stripe'
import { randomFrom } from '@ecommerce/testkit/randomized'
import { waitFor } from '@ecommerce/testkit/waiting'
import { ensureAdmin } from '@ecommerce/user'
import { setTimeout as pause } from 'node:timers/promises'
import { serviceNames } from '../support/platform'
import { type BookedOrder, compareMoney, listBooks } from './support/compare-money'
import { type KillablePlatform, startKillablePlatform } from './support/killable-platform'
import { aMug } from './support/mug'
import { buyAndAct, type RunRecord, letTimePass, wakeJobs } from './support/paying-customers'
import { type Client, persistentClient } from './support/persistent-customer'
import { startWebhookDelivery } from './support/webhook-delivery'

const loaded = 1_000
const customers = 10
const ordersEach = 3
const killCount = 5
const seed = Number(process.env.CHAOS_SEED ?? 20_261_130)
const adminAccount = { email: 'admin@example.com', password: 'an-admin-password' }

/** Read by each service when it starts. */
const settings: NodeJS.ProcessEnv = {}

let stripe: FakeStripe
let platform: KillablePlatform
let variantId: string
/** Second replica of the order service, whose periodic tasks run on demand. */
let replica: ReturnType<typeof orderService.createContext>

describe('Killed processes during payments', () => {
  beforeAll(async () => {
    stripe = await openFakeStripe()
    Object.assign(settings, {
      STRIPE_SECRET_KEY: stripe.secretKey,
      STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
      STRIPE_API_BASE: stripe.url,
    })
    platform = await startKillablePlatform([aMug(loaded)], settings)
    variantId = (await platform.query<{ id: string }>('product', 'select id from variants'))[0]!.id
    await ensureAdmin({ databaseUrl: platform.databaseUrl('user'), ...adminAccount })
    replica = orderService.createContext(
      orderService.readConfig({ ...platform.services.order.env(), LOG_LEVEL: 'silent' }),
    )
  })
  afterAll(async () => {
    await replica.close()
    await platform.stop()
    await stripe.close()
  })

  /** Runs the tasks of every one and five minutes; failures are left to the next run. */
  async function runPeriodicTasks(): Promise<void> {
    const due = orderService
      .createWork(replica)
      .periodicTasks!.filter(({ name }) => ['payments', 'payment-changes', 'sales'].includes(name))
    for (const { run } of due) await run().catch(() => undefined)
  }

  /** Repeats an action until stopped. */
  function repeat(act: () => unknown, everyMs: number): () => Promise<void> {
    let going = true
    const loop = (async () => {
      while (going) {
        await act()
        await pause(everyMs)
      }
    })()
    return () => {
      going = false
      return loop
    }
  }

  /** Seed for repetition, and facts of the run. */
  const report = (facts: object) => process.stdout.write(`${JSON.stringify(facts, undefined, 1)}\n`)

  /** Simulates banks, which delay, refuse and return refunds. */
  function actAsBanks(random: () => number, acts: Map<string, number>): void {
    const { account } = stripe
    account.refundsAre = random() < 0.5 ? 'pending' : random() < 0.9 ? 'succeeded' : 'failed'
    const refund = account.refunds[Math.floor(random() * account.refunds.length)]
    const chance = random()
    if (!refund || (refund.status === 'succeeded' && chance > 0.1)) return
    if (refund.status !== 'succeeded' && refund.status !== 'pending') return
    const end =
      refund.status === 'succeeded' ? 'failed' : chance < 0.6 ? 'succeeded' : chance < 0.8 ? 'failed' : 'canceled'
    account.endRefund(refund, end)
    const what = `refund ${end === 'succeeded' ? end : 'failed'} later`
    acts.set(what, (acts.get(what) ?? 0) + 1)
  }

  async function killOneAfterTheOther(random: () => number, { isOver }: { isOver: () => boolean }): Promise<number> {
    let kills = 0
    while (kills < killCount && !isOver()) {
      await pause(300 + random() * 900)
      const name = (['order', 'order', 'order', 'product', 'notification', 'user'] as const)[Math.floor(random() * 6)]!
      await platform.services[name].kill()
      kills++
      settings.STRIPE_CAPTURE_METHOD = random() < 0.35 ? 'manual' : 'automatic'
      await platform.services[name].start()
    }
    return kills
  }

  /** Waits until everything has ended and missed payments were found. */
  async function rest(): Promise<void> {
    for (const { id, status } of stripe.intents) if (status === 'processing') stripe.decline(id)
    let left: unknown[] = []
    const isSettled = async () => {
      const waiting = await platform.query<{ id: string }>('order', `select id from orders where status = 'pending'`)
      if (waiting.length > 0)
        await letTimePass(
          platform,
          waiting.map(({ id }) => id),
        )
      await runPeriodicTasks()
      await wakeJobs(platform, 'true')
      left = await unfinished()
      return left.length === 0
    }
    for (const _round of [1, 2])
      await waitFor('everything to be done', isSettled, 60_000).catch((error: Error) => {
        throw new Error(`${error.message}: ${JSON.stringify(left, undefined, 1)}`)
      })
  }

  async function unfinished(): Promise<unknown[]> {
    const orders = await platform.query(
      'order',
      "select id, status, payment_due_at from orders where status = 'pending'",
    )
    const held = await platform.query('product', "select order_id from reservations where status = 'held'")
    const jobs = await Promise.all(
      serviceNames.map((name) =>
        platform.query(name, 'select task, key, attempts, last_error, lease, leased_until, due_at, now() from jobs'),
      ),
    )
    const mails = await platform.query(
      'notification',
      "select id, last_error from notifications where status = 'queued'",
    )
    return [...orders, ...held, ...jobs.flat(), ...mails]
  }

  /** Units that are sold and not returned are not in stock. */
  async function expectStockToBalance(): Promise<void> {
    const [out] = await platform.query<{ units: number }>(
      'order',
      `select coalesce(sum(i.quantity - i.restocked_quantity), 0)::int as units from order_items i
     join orders o on o.customer_id = i.customer_id and o.id = i.order_id where o.status <> 'failed'`,
    )
    const [stock] = await platform.query(
      'product',
      'select stock, reserved, (select sum(delta)::int from stock_movements) as ledger from variants',
    )
    const left = loaded - out!.units
    expect(stock).toEqual({ stock: left, reserved: 0, ledger: left })
  }

  /** Expects money of failed orders to be refunded or listed for staff. */
  async function expectMoneyToBeAskedFor(admin: Client, books: BookedOrder[]): Promise<void> {
    const { data } = await admin.client.GET('/api/payments/attention', { params: { query: { limit: 100 } } })
    const listed = new Set(data.data.map(({ orderId }) => orderId))
    const kept = books.filter(
      ({ id, status, paid, refunded }) =>
        ['cancelled', 'failed'].includes(status) && Number(paid) > Number(refunded) && !listed.has(id),
    )
    expect(kept).toEqual([])
  }

  test('the provider’s money equals the books after random actions and kills', async () => {
    const random = randomFrom(seed)
    const record: RunRecord = { orders: [], refunds: [], acts: new Map() }
    const admin = persistentClient(platform)
    await admin.client.POST('/api/users/login', { ...admin.until, body: adminAccount })
    const dice = randomFrom(seed + 1)
    const fates: Record<number, StripeMode> = { 0: 'lost', 1: 'refused', 2: 'break' }
    stripe.mode = () => fates[Math.floor(dice() * 50)] ?? 'pass'
    const delivery = startWebhookDelivery(stripe, {
      url: `${platform.urlOf('order')}/api/payments/webhook/stripe`,
      random: randomFrom(seed + 2),
    })
    const banks = randomFrom(seed + 3)
    const stops = [
      repeat(() => actAsBanks(banks, record.acts), 100),
      repeat(runPeriodicTasks, 1_000),
      // Runs recovery at once instead of after half a minute.
      repeat(
        () =>
          wakeJobs(
            platform,
            "key like 'recover-order:%' and created_at < now() - interval '2 seconds' and due_at < now() + interval '1 minute'",
          ),
        1_000,
      ),
    ]
    let isOver = false
    const buying = Promise.all(
      Array.from({ length: customers }, async (_, index) => {
        const random = randomFrom(seed + 100 + index)
        for (let n = 0; n < ordersEach; n++) await buyAndAct({ platform, stripe, admin, variantId }, { record, random })
      }),
    ).finally(() => (isOver = true))
    const [kills] = await Promise.all([killOneAfterTheOther(random, { isOver: () => isOver }), buying])
    await Promise.all(stops.map((stop) => stop()))
    stripe.mode = 'pass'
    await delivery.stop()
    await rest()

    const books = await listBooks(platform)
    report({
      ...{
        seed,
        kills,
        orders: books.length,
        refunds: stripe.refunds.length,
        disputes: stripe.account.disputes.length,
      },
      ...{
        events: stripe.account.events.length,
        ...delivery.count,
        acts: Object.fromEntries([...record.acts].toSorted()),
      },
    })
    expect(books.flatMap((order) => compareMoney(stripe, order))).toEqual([])
    expect(books.map(({ id }) => id)).toEqual(expect.arrayContaining(record.orders))
    expect(books.flatMap(({ refunds }) => refunds.map(({ id }) => id))).toEqual(expect.arrayContaining(record.refunds))
    await expectStockToBalance()
    await expectMoneyToBeAskedFor(admin, books)
  })
})
