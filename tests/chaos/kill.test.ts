import { waitFor } from '@ecommerce/testkit/waiting'
import { setTimeout as pause } from 'node:timers/promises'
import { serviceNames } from '../support/platform'
import { type KillablePlatform, startKillablePlatform } from './support/killable-platform'
import { aMug } from './support/mug'
import { buyPersistently, type Purchase } from './support/persistent-customer'

const loaded = 400
const shoppers = 12
const ordersEach = 4

let platform: KillablePlatform
let variantId: string

describe('Killed processes', () => {
  beforeAll(async () => {
    platform = await startKillablePlatform([aMug(loaded)])
    variantId = (await platform.query<{ id: string }>('product', 'select id from variants'))[0]!.id
  })
  afterAll(() => platform.stop())

  /** Buys while `strike` runs repeatedly; returns acknowledged purchases. */
  async function buyWhileKilling(kills: number, kill: (round: number) => Promise<void>): Promise<Purchase[]> {
    let buying = true
    const fire = (async () => {
      for (let round = 0; buying && round < kills; round++) {
        await pause(300 + ((round * 7919) % 500))
        if (buying) await kill(round)
      }
    })()
    const buyers = Array.from({ length: shoppers }, async () => {
      const bought: Purchase[] = []
      for (let n = 0; n < ordersEach; n++) bought.push(await buyPersistently(platform, variantId))
      return bought
    })
    const bought = Promise.all(buyers).finally(() => (buying = false))
    const [purchases] = await Promise.all([bought, fire])
    return purchases.flat()
  }

  /** Waits until no order is pending, no stock reserved, no event or mail queued. */
  async function waitUntilSettled(): Promise<void> {
    let left: unknown[] = []
    const look = async () => {
      left = await unfinished()
      return left.length === 0
    }
    await waitFor('everything to be done', look, 120_000).catch((error: Error) => {
      throw new Error(`${error.message}: ${JSON.stringify(left, undefined, 1)}`)
    })
  }

  async function unfinished(): Promise<unknown[]> {
    const orders = await platform.query(
      'order',
      "select id, status, now() - created_at as age from orders where status = 'pending'",
    )
    const held = await platform.query('product', "select * from reservations where status = 'held'")
    const jobs = await Promise.all(
      serviceNames.map((name) =>
        platform.query(name, 'select task, attempts, last_error, lease, leased_until, due_at, now() from jobs'),
      ),
    )
    const mails = await platform.query(
      'notification',
      "select id, last_error from notifications where status = 'queued'",
    )
    return [...orders, ...held, ...jobs.flat(), ...mails]
  }

  async function expectAllPromises(purchases: readonly Purchase[]): Promise<void> {
    const orders = await platform.query<{ id: string; number: string; email: string; status: string }>(
      'order',
      'select id, number, email, status from orders',
    )
    const confirmed = orders.filter(({ status }) => status === 'confirmed')
    for (const { orderId } of purchases) expect(confirmed.map(({ id }) => id)).toContain(orderId)
    expect(new Set(confirmed.map(({ email }) => email)).size).toBe(confirmed.length)
    expect(orders.filter(({ status }) => status !== 'confirmed' && status !== 'failed')).toEqual([])

    const [stock] = await platform.query<{ stock: number; reserved: number; ledger: number }>(
      'product',
      'select stock, reserved, (select sum(delta)::int from stock_movements) as ledger from variants',
    )
    expect(stock).toEqual({ stock: loaded - 2 * confirmed.length, reserved: 0, ledger: loaded - 2 * confirmed.length })

    const [carts] = await platform.query<{ lines: number; locked: number }>(
      'order',
      `select (select count(*)::int from cart_items where customer_id in (select customer_id from orders where status = 'confirmed')) as lines,
       (select count(*)::int from carts where checkout_order_id is not null) as locked`,
    )
    expect(carts).toEqual({ lines: 0, locked: 0 })

    for (const { number, email } of confirmed) expect(distinctMails(email, number)).toBe(1)
    for (const { email } of confirmed) expect(distinctMails(email, 'elcome')).toBe(1)
  }

  /** Counts mails by Message-ID: a killed worker may send one twice. */
  const distinctMails = (email: string, about: string) =>
    new Set(
      platform.mailbox.mails
        .filter(({ to, subject }) => to.includes(email) && subject.includes(about))
        .map(({ messageId }) => messageId),
    ).size

  test('of services during purchases leave complete orders only', async () => {
    const purchases = await buyWhileKilling(15, async (round) => {
      const service = platform.services[(['order', 'product', 'notification', 'order', 'user'] as const)[round % 5]!]
      await service.kill()
      await service.start()
    })
    expect(purchases).toHaveLength(shoppers * ordersEach)
    await waitUntilSettled()
    await expectAllPromises(purchases)
  })

  test('of the database server lose nothing acknowledged', async () => {
    const purchases = await buyWhileKilling(6, async () => {
      await platform.killPostgres()
      await pause(2_500)
    })
    expect(purchases).toHaveLength(shoppers * ordersEach)
    await waitUntilSettled()
    await expectAllPromises(purchases)
  })

  test('all at once recover completely', async () => {
    const buying = Promise.all(Array.from({ length: shoppers }, () => buyPersistently(platform, variantId)))
    await pause(250)
    await Promise.all([...serviceNames.map((name) => platform.services[name].kill()), platform.killPostgres()])
    await Promise.all(serviceNames.map((name) => platform.services[name].start()))
    const purchases = await buying
    await waitUntilSettled()
    await expectAllPromises(purchases)
  })
})
