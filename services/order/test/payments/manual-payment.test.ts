import { uuidv7 } from '@ecommerce/shared/ids'
import { runDueWork } from '@ecommerce/shared/jobs/worker'
import { type FakeStripe, openFakeStripe } from '@ecommerce/testkit/stripe/fake-stripe'
import { listWaitingEvents, listWaitingJobs } from '@ecommerce/testkit/waiting-jobs'
import { sql } from 'kysely'
import { manualPayments } from '../../src/clients/manual-payments'
import { cancelOverdueOrder, queueOverdueOrders } from '../../src/commands/orders/cancel-overdue-orders'
import { cancelOverdueTask } from '../../src/jobs'
import { createContext } from '../../src/context'
import { service } from '../../src/service'
import { waitUntilBlocked, whileHeld } from '../support/held'
import { admin, aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop
let stripe: FakeStripe

describe('Manual payments', () => {
  beforeAll(async () => {
    stripe = await openFakeStripe()
    const byStripe = {
      secretKey: stripe.secretKey,
      webhookSecret: stripe.webhookSecret,
      apiBase: stripe.url,
      captureMethod: 'automatic',
    } as const
    shop = await startShop([aProduct('mug', 1_000), aProduct('gift', 1_000, 0)], { config: { stripe: byStripe } })
  })
  afterAll(async () => {
    await shop.stop()
    await stripe.close()
  })

  type AuthHeaders = Record<string, string>

  async function ordered(auth?: AuthHeaders, body: object = {}) {
    const buyer = auth ?? (await shop.customer())
    await shop.add(buyer, 'mug', 2)
    return (await shop.checkout(buyer, body).expect(201)).body as { id: string }
  }

  const orderOf = async (id: string) => (await shop.http.get(`/api/orders/${id}`).set(admin).expect(200)).body
  const move = (id: string, status: string) => shop.http.patch(`/api/orders/${id}/status`).set(admin).send({ status })

  const age = (id: string, interval: string) =>
    sql`update orders set created_at = now() - ${interval}::interval where id = ${id}`.execute(shop.ctx.db)

  async function overdue(body?: object) {
    const { id } = await ordered(undefined, body)
    await age(id, '14 days 1 minute')
    return id
  }

  async function waitingJobs() {
    const jobs = await listWaitingJobs(shop.ctx.db)
    return jobs
      .filter(({ key }) => key?.startsWith(`${cancelOverdueTask}:`))
      .map(({ payload }) => payload.orderId as string)
  }

  /** Runs the periodic task, its jobs and the settlements that follow. */
  async function expire() {
    await queueOverdueOrders(shop.ctx)
    const { [cancelOverdueTask]: task } = service.createWork(shop.ctx).tasks
    await runDueWork(shop.ctx, { tasks: { [cancelOverdueTask]: task! } })
    await shop.settle()
  }

  async function cancelledEvents(orderId: string) {
    return (await listWaitingEvents(shop.ctx.db, { type: 'order.cancelled', about: { orderId } })).length
  }

  describe('when disabled', () => {
    test('are not offered, and Stripe is the default', async () => {
      const door = await shop.door({ manualPaymentEnabled: false })
      const auth = await shop.customer()
      await shop.add(auth, 'mug')
      const refused = await door.checkout(auth, { paymentMethod: 'manual' })
      expect([refused.status, refused.body.errors[0].path]).toEqual([400, 'paymentMethod'])
      expect(refused.body.errors[0].message).toContain('stripe')
      const { body } = await door.checkout(auth).expect(201)
      expect([body.status, body.paymentMethod, body.payment.provider]).toEqual(['pending', 'stripe', 'stripe'])
      await door.close()
    })

    test('require a choice among several other methods', async () => {
      const payments = { manual: manualPayments, bank: manualPayments, post: manualPayments }
      const ctx = createContext({ ...shop.ctx.config, manualPaymentEnabled: false }, { payments })
      expect(ctx.paymentMethods).toEqual(['bank', 'post'])
      await ctx.close()
      const other = await startShop([aProduct('mug', 10)], { payments, config: { manualPaymentEnabled: false } })
      const auth = await other.customer()
      await other.add(auth, 'mug')
      const refused = await other.checkout(auth).expect(400)
      expect(refused.body.errors).toEqual([
        { path: 'paymentMethod', message: 'paymentMethod is required: one of bank, post' },
      ])
      expect((await other.checkout(auth, { paymentMethod: 'post' }).expect(201)).body.paymentMethod).toBe('post')
      await other.stop()
    })

    test('keep free orders possible', async () => {
      const code = `FREE-${uuidv7()}`.toUpperCase()
      await shop.http.post('/api/promotions').set(admin).send({ code, type: 'free-shipping' }).expect(201)
      const door = await shop.door({ manualPaymentEnabled: false })
      const auth = await shop.customer()
      await shop.add(auth, 'gift')
      await shop.http.post('/api/cart/coupon').set(auth).send({ code }).expect(200)
      const { body } = await door.checkout(auth).expect(201)
      expect([body.status, body.paymentStatus]).toEqual(['confirmed', 'paid'])
      await door.close()
    })

    test('of earlier orders can be shipped and cancelled', async () => {
      const [first, second] = [await ordered(), await ordered()]
      const door = await shop.door({ manualPaymentEnabled: false })
      const patch = (id: string, status: string) =>
        door.http.patch(`/api/orders/${id}/status`).set(admin).send({ status }).expect(200)
      await patch(first.id, 'processing')
      expect((await patch(first.id, 'shipped')).body.paymentStatus).toBe('paid')
      await patch(second.id, 'cancelled')
      await door.close()
    })
  })

  describe('unpaid', () => {
    test('are cancelled after 14 days, with stock, coupon, history and event', async () => {
      const code = `ONCE-${uuidv7()}`.toUpperCase()
      const coupon = { code, type: 'percent', value: 10, usageLimit: 1 }
      await shop.http.post('/api/promotions').set(admin).send(coupon).expect(201)
      const [auth, next] = [await shop.customer(), await shop.customer()]
      await shop.settle()
      await shop.add(auth, 'mug', 1)
      await shop.http.post('/api/cart/coupon').set(auth).send({ code }).expect(200)
      const before = await shop.variant('mug')
      const { body } = await shop.checkout(auth).expect(201)
      await age(body.id, '14 days 1 minute')
      await expire()
      await expire()
      expect(await orderOf(body.id)).toMatchObject({ status: 'cancelled', paymentStatus: 'unpaid' })
      expect(await shop.variant('mug')).toEqual(before)
      await shop.add(next, 'mug', 1)
      await shop.http.post('/api/cart/coupon').set(next).send({ code }).expect(200)
      const { body: history } = await shop.http.get(`/api/orders/${body.id}/events`).set(auth).expect(200)
      const entries = (history.data as { status: string; note?: string; by?: { role: string } }[]).filter(
        ({ status }) => status === 'cancelled',
      )
      expect(JSON.stringify(entries)).toMatch(/Not paid within 14 days\./)
      expect(JSON.stringify(entries)).toContain('service')
      expect(entries).toHaveLength(1)
      expect(await cancelledEvents(body.id)).toBe(1)
      const { text } = await shop.http.get('/metrics').expect(200)
      expect(text).toMatch(/^orders_total\{[^}]*outcome="cancelled",reason="not-paid-in-time"[^}]*\} \d+$/m)
    })

    test('are kept if recent, processed, shipped, paid or by Stripe', async () => {
      const young = (await ordered()).id
      await age(young, '13 days 23 hours')
      const [processed, shipped, paid] = [await overdue(), await overdue(), await overdue()]
      await move(processed, 'processing').expect(200)
      await move(shipped, 'processing').expect(200)
      await move(shipped, 'shipped').expect(200)
      await shop.http.post(`/api/orders/${paid}/capture`).set(admin).expect(200)
      const pending = await overdue({ paymentMethod: 'stripe' })
      const all = [young, processed, shipped, paid, pending]
      await queueOverdueOrders(shop.ctx)
      expect((await waitingJobs()).filter((id) => all.includes(id))).toEqual([])
      await Promise.all(all.map((orderId) => cancelOverdueOrder(shop.ctx, { orderId })))
      const statuses = await Promise.all(all.map(async (id) => (await orderOf(id)).status))
      expect(statuses).toEqual(['confirmed', 'processing', 'shipped', 'confirmed', 'pending'])
    })

    test('have one job and one cancellation of ten concurrent ones', async () => {
      const id = await overdue()
      await Promise.all(Array.from({ length: 5 }, () => queueOverdueOrders(shop.ctx)))
      expect((await waitingJobs()).filter((orderId) => orderId === id)).toHaveLength(1)
      await Promise.all(Array.from({ length: 10 }, () => cancelOverdueOrder(shop.ctx, { orderId: id })))
      await expire()
      expect((await orderOf(id)).status).toBe('cancelled')
      expect(await cancelledEvents(id)).toBe(1)
      expect(await waitingJobs()).not.toContain(id)
    })

    test.each([
      ['is shipped', (id: string) => move(id, 'processing').then(() => move(id, 'shipped'))],
      ['is cancelled by its buyer', (id: string) => shop.http.post(`/api/orders/${id}/cancel`).set(admin).send({})],
      ['is captured', (id: string) => shop.http.post(`/api/orders/${id}/capture`).set(admin)],
    ])('with a concurrent %s have one outcome', async (_how, act) => {
      const before = await shop.variant('mug')
      const id = await overdue()
      await Promise.all([cancelOverdueOrder(shop.ctx, { orderId: id }), act(id)])
      await shop.settle()
      const { status, paymentStatus } = await orderOf(id)
      const isCancelled = status === 'cancelled'
      expect([status, paymentStatus]).toEqual(isCancelled ? ['cancelled', 'unpaid'] : [status, 'paid'])
      expect(await cancelledEvents(id)).toBe(isCancelled ? 1 : 0)
      expect((await shop.variant('mug')).available).toBe(before.available - (isCancelled ? 0 : 2))
    })

    test('are kept when captured while the cancellation waits', async () => {
      const id = await overdue()
      let cancelling: Promise<void> | undefined
      const capturing = sql`
      update orders set payment_status = 'paid', paid_amount = total_amount where id = ${id} returning id`
      await whileHeld(shop, capturing, async () => {
        cancelling = cancelOverdueOrder(shop.ctx, { orderId: id })
        await waitUntilBlocked(shop, 1)
      })
      await cancelling
      expect(await orderOf(id)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' })
    })

    test('survive a failed cancellation, which the next run repeats', async () => {
      const id = await overdue()
      const dying = { ...shop.ctx, publish: () => Promise.reject(new Error('killed')) }
      await expect(cancelOverdueOrder(dying, { orderId: id })).rejects.toThrow('killed')
      expect((await orderOf(id)).status).toBe('confirmed')
      await expire()
      expect((await orderOf(id)).status).toBe('cancelled')
    })

    test('are never cancelled with MANUAL_PAYMENT_DUE_DAYS=0', async () => {
      const id = await overdue()
      const ctx = { ...shop.ctx, config: { ...shop.ctx.config, manualPaymentDueDays: 0 } }
      await queueOverdueOrders(ctx)
      expect(await waitingJobs()).not.toContain(id)
      await cancelOverdueOrder(ctx, { orderId: id })
      expect((await orderOf(id)).status).toBe('confirmed')
    })
  })
})
