import { type FakeStripe, openFakeStripe } from '@ecommerce/testkit/stripe/fake-stripe'
import { sql } from 'kysely'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkInactivePayments } from '../../src/commands/payments/reconcile-payments'
import { service } from '../../src/service'
import { admin, aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop
let stripe: FakeStripe

describe('Revenue', () => {
  beforeAll(async () => {
    stripe = await openFakeStripe()
    const { secretKey, webhookSecret, url: apiBase } = stripe
    shop = await startShop([aProduct('mug', 500, 2_000)], {
      config: { stripe: { secretKey, webhookSecret, apiBase, captureMethod: 'manual' } },
    })
  })
  beforeEach(() => {
    stripe.beforeAnswer = undefined
    stripe.account.refundsAre = 'succeeded'
  })
  afterAll(async () => {
    await shop.stop()
    await stripe.close()
  })

  /** Price of a mug with shipping. */
  const total = 2_499
  const usd = (amount: number) => ({ amount, currency: 'USD' })

  let year = 1_990
  /** Authorized order on a separate day. */
  async function authorized() {
    const auth = await shop.customer()
    await shop.add(auth, 'mug')
    const { body } = await shop.checkout(auth, { paymentMethod: 'stripe' }).expect(201)
    const intent = stripe.intents.find(({ metadata }) => metadata.orderId === body.id)!
    const day = `${(year += 1)}-05-05`
    await sql`update orders set created_at = ${`${day}T12:00:00Z`} where id = ${body.id}`.execute(shop.ctx.db)
    const order = { id: body.id as string, auth, intent, day }
    stripe.pay(intent.id)
    await tell(order, 'payment_intent.amount_capturable_updated')
    return order
  }
  type Order = Awaited<ReturnType<typeof authorized>>

  const post = async (intentId: string, type: string) =>
    expect((await stripe.sendWebhook(`${shop.url}/api/payments/webhook/stripe`, type, intentId)).status).toBe(200)

  async function tell({ intent }: Pick<Order, 'intent'>, ...types: string[]) {
    for (const type of types) await post(intent.id, type)
    await shop.settle()
  }

  const capture = ({ id }: Order) => shop.http.post(`/api/orders/${id}/capture`).set(admin)
  const refund = ({ id }: Order, body: object) =>
    shop.http
      .post(`/api/orders/${id}/refunds`)
      .set(admin)
      .send({ reason: 'A chip.', ...body })
  const cancel = ({ id, auth }: Order) => shop.http.post(`/api/orders/${id}/cancel`).set(auth).send({}).expect(200)
  const move = ({ id }: Order, status: string) =>
    shop.http.patch(`/api/orders/${id}/status`).set(admin).send({ status }).expect(200)
  const read = async ({ id }: Order) => (await shop.http.get(`/api/orders/${id}`).set(admin).expect(200)).body

  async function figures({ day }: Order) {
    const { body } = await shop.http.get(`/api/orders/stats?from=${day}&to=${day}`).set(admin).expect(200)
    const { orders, revenue, grossRevenue, refunded, netRevenue, average, data } = body
    expect(grossRevenue).toEqual(revenue)
    expect(netRevenue.amount).toBe(revenue.amount - refunded.amount)
    expect(average.amount).toBe(orders === 0 ? 0 : revenue.amount)
    return {
      ...{ orders, revenue: revenue.amount, net: netRevenue.amount },
      units: data[0]?.topProducts[0]?.quantity ?? 0,
    }
  }

  async function metric(name: string) {
    const { text } = await shop.http.get('/metrics').expect(200)
    const line = text.split('\n').find((each) => each.startsWith(`${name}{`) && each.includes('currency="USD"'))
    return line === undefined ? 0 : Number(line.split(' ').at(-1))
  }

  const counted = async () =>
    (await metric('revenue_minor_units_total')) - (await metric('revenue_not_received_minor_units_total'))

  describe('of partial captures', () => {
    const part = 1_499

    test.each<[string, (order: Order) => Promise<unknown>]>([
      ['a call-back', (order) => (stripe.account.capture(order.intent, part), tell(order, 'charge.captured'))],
      [
        'a look without any call-back',
        async (order) => {
          stripe.account.capture(order.intent, part)
          await sql`update payments set looked_at = now() - interval '1 hour' where order_id = ${order.id}`.execute(
            shop.ctx.db,
          )
          await checkInactivePayments(shop.ctx)
          await shop.settle()
        },
      ],
      [
        'a capture by hand that answers less',
        async (order) => (stripe.account.capture(order.intent, part), capture(order).expect(200)),
      ],
      [
        'shipping',
        async (order) => {
          stripe.account.capture(order.intent, part)
          await move(order, 'processing')
          await move(order, 'shipped')
        },
      ],
    ])('counts the received amount, reported by %s', async (_how, captured) => {
      const before = await counted()
      const order = await authorized()
      expect(await figures(order)).toEqual({ orders: 1, revenue: total, net: total, units: 1 })
      await captured(order)
      expect(await figures(order)).toEqual({ orders: 1, revenue: part, net: part, units: 1 })
      expect(await counted()).toBe(before + part)
      await refund(order, { amount: 500 }).expect(201)
      expect(await figures(order)).toMatchObject({ revenue: part, net: part - 500 })
      await refund(order, {}).expect(201)
      expect(await figures(order)).toMatchObject({ orders: 1, revenue: part, net: 0 })
    })

    test.each([
      ['before', 0],
      ['after a refund', 500],
    ])('is zero once cancelled, %s', async (_when, refunded) => {
      const order = await authorized()
      stripe.account.capture(order.intent, part)
      await tell(order, 'charge.captured')
      if (refunded > 0) await refund(order, { amount: refunded }).expect(201)
      await cancel(order)
      await shop.settle()
      expect(await figures(order)).toEqual({ orders: 0, revenue: 0, net: 0, units: 0 })
      expect(await read(order)).toMatchObject({ paymentStatus: 'refunded', refunded: usd(part) })
    })

    test('sums later captures, also after a refund', async () => {
      const order = await authorized()
      stripe.account.capture(order.intent, 1_000, false)
      await tell(order, 'charge.captured')
      expect(await figures(order)).toMatchObject({ revenue: 1_000, net: 1_000 })
      await refund(order, { amount: 400 }).expect(201)
      stripe.account.capture(order.intent, 499)
      await tell(order, 'charge.captured', 'payment_intent.succeeded')
      expect(await figures(order)).toMatchObject({ revenue: 1_499, net: 1_099 })
      expect(await read(order)).toMatchObject({
        paymentStatus: 'partially-refunded',
        payments: [{ amount: usd(1_499) }],
      })
      await cancel(order)
      expect(await figures(order)).toMatchObject({ orders: 0, revenue: 0, net: 0 })
    })

    test('counts the part when it confirms the order', async () => {
      const auth = await shop.customer()
      await shop.add(auth, 'mug')
      const { body } = await shop.checkout(auth, { paymentMethod: 'stripe' }).expect(201)
      const intent = stripe.intents.find(({ metadata }) => metadata.orderId === body.id)!
      const order = { id: body.id as string, auth, intent, day: '1980-01-01' }
      await sql`update orders set created_at = '1980-01-01 12:00Z' where id = ${order.id}`.execute(shop.ctx.db)
      stripe.pay(intent.id)
      stripe.account.capture(intent, 700)
      await tell(order, 'payment_intent.succeeded')
      expect(await figures(order)).toMatchObject({ orders: 1, revenue: 700, net: 700 })
      await cancel(order)
      expect(await figures(order)).toMatchObject({ orders: 0, revenue: 0, net: 0 })
    })

    test('is zero, and the order cancelled, without a capture', async () => {
      const order = await authorized()
      stripe.account.capture(order.intent, 0)
      expect((await capture(order).expect(409)).body.code).toBe('payment-refused')
      await tell(order, 'payment_intent.succeeded')
      expect(await read(order)).toMatchObject({ status: 'cancelled', paymentStatus: 'voided' })
      expect(await figures(order)).toMatchObject({ orders: 0, revenue: 0, net: 0 })
    })
  })

  describe('of shipped orders', () => {
    async function shipped() {
      const order = await authorized()
      await move(order, 'processing')
      await move(order, 'shipped')
      expect(await figures(order)).toMatchObject({ orders: 1, revenue: total })
      return order
    }

    test('is zero when the payment fails after success', async () => {
      const order = await shipped()
      stripe.decline(order.intent.id)
      await tell(order, 'payment_intent.payment_failed')
      expect(await read(order)).toMatchObject({ status: 'shipped', paymentStatus: 'failed' })
      expect(await figures(order)).toMatchObject({ orders: 1, revenue: 0, net: 0 })
    })

    test.each([
      ['in part', 900],
      ['whole', total],
    ])('excludes a dispute lost %s', async (_what, amount) => {
      const order = await shipped()
      stripe.account.closeDispute(stripe.account.openDispute(order.intent, amount), 'lost')
      await tell(order, 'charge.dispute.closed')
      expect(await figures(order)).toMatchObject({ orders: 1, revenue: total, net: total - amount })
    })
  })

  test('of earlier partial captures is migrated', async () => {
    const order = await authorized()
    stripe.account.capture(order.intent, 1_200)
    await tell(order, 'charge.captured')
    await figures(order)
    await sql`
    update sales_by_quarter_hour set revenue_amount = ${total} where starts_at = ${`${order.day}T12:00:00Z`}`.execute(
      shop.ctx.db,
    )
    await sql`delete from sales_changes`.execute(shop.ctx.db)
    const rows = sql`select * from orders where id <> ${order.id}`
    const others = await sql<{ id: string }>`
    with paid as (${rows}) select id from paid where paid_amount < total_amount`.execute(shop.ctx.db)
    await sql.raw(readFileSync(join(service.migrationsDir, migration), 'utf8')).execute(shop.ctx.db)
    await sql`delete from sales_changes where order_id = any(${others.rows.map(({ id }) => id)}::uuid[])`.execute(
      shop.ctx.db,
    )
    expect(await figures(order)).toMatchObject({ revenue: 1_200, net: 1_200 })
  })

  const migration = readdirSync(service.migrationsDir).find((name) => name.endsWith('revenue_follows_the_money.sql'))!

  describe('by POST /api/orders/:id/capture', () => {
    test.each([1, 2])('is counted once after a webhook, requested %i times', async (times) => {
      const order = await authorized()
      stripe.beforeAnswer = async ({ path }) => {
        if (path.endsWith('/capture')) await tell(order, 'payment_intent.succeeded')
      }
      const answers = await Promise.all(Array.from({ length: times }, () => capture(order)))
      for (const { status, body } of answers)
        expect([status, body]).toMatchObject([
          200,
          { id: order.id, paymentStatus: 'paid', payments: [{ amount: usd(total) }] },
        ])
      expect((await capture(order).expect(409)).body.code).toBe('nothing-to-capture')
      expect(await figures(order)).toMatchObject({ orders: 1, revenue: total, net: total })
    })

    test('is captured once for two concurrent manual requests', async () => {
      const auth = await shop.customer()
      await shop.add(auth, 'mug')
      const { id } = (await shop.checkout(auth).expect(201)).body
      const before = await counted()
      const ask = () => shop.http.post(`/api/orders/${id}/capture`).set(admin)
      const answers = await Promise.all([ask(), ask()])
      expect(answers.map(({ status }) => status).toSorted()).toEqual(expect.arrayContaining([200]))
      const { body } = await shop.http.get(`/api/orders/${id}/events?limit=100`).set(admin).expect(200)
      const entries = (body.data as { type: string; status: string }[]).filter(
        ({ type, status }) => type === 'payment' && status === 'paid',
      )
      expect(entries).toHaveLength(1)
      expect(await counted()).toBe(before)
    })

    test('is refunded if the order is cancelled meanwhile', async () => {
      const order = await authorized()
      stripe.beforeAnswer = async ({ path }) => {
        if (!path.endsWith('/capture')) return
        stripe.beforeAnswer = undefined
        await cancel(order)
      }
      expect((await capture(order).expect(409)).body.code).toBe('nothing-to-capture')
      await shop.settle()
      expect(await read(order)).toMatchObject({ status: 'cancelled', paymentStatus: 'refunded', refunded: usd(total) })
      expect(await figures(order)).toMatchObject({ orders: 0, revenue: 0, net: 0 })
    })
  })
})
