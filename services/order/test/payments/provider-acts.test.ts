import { type FakeStripe, openFakeStripe } from '@ecommerce/testkit/stripe/fake-stripe'
import { listWaitingEvents, makeJobsDue } from '@ecommerce/testkit/waiting-jobs'
import { sql } from 'kysely'
import { followChanges, checkInactivePayments } from '../../src/commands/payments/reconcile-payments'
import type { StripeConfig } from '../../src/config'
import { admin, aProduct, type Shop, startShop } from '../support/shop'

type AuthHeaders = Record<string, string>

let shop: Shop
let stripe: FakeStripe
let byStripe: StripeConfig

const mugs = Array.from({ length: 60 }, (_, index) => `mug-${index}`)
let mug = ''

describe('Changes at the payment provider', () => {
  beforeAll(async () => {
    stripe = await openFakeStripe()
    byStripe = {
      secretKey: stripe.secretKey,
      webhookSecret: stripe.webhookSecret,
      apiBase: stripe.url,
      captureMethod: 'automatic',
    }
    shop = await startShop(
      mugs.map((slug) => aProduct(slug, 10, 2_000)),
      { config: { stripe: byStripe } },
    )
  })
  beforeEach(() => {
    mug = mugs.pop()!
    stripe.account.refundsAre = 'succeeded'
    stripe.absent.clear()
  })
  afterAll(async () => {
    await shop.stop()
    await stripe.close()
  })

  /** Price of a mug with shipping. */
  const total = 2_499
  const usd = (amount: number) => ({ amount, currency: 'USD' })

  async function ordered(door: Pick<Shop, 'checkout'> = shop) {
    const before = await shop.variant(mug)
    const auth = await shop.customer()
    await shop.add(auth, mug)
    const { body } = await door.checkout(auth, { paymentMethod: 'stripe' }).expect(201)
    const id = body.id as string
    return { auth, before, id, intent: stripe.intents.find(({ metadata }) => metadata.orderId === id)! }
  }

  type Order = Awaited<ReturnType<typeof ordered>>

  async function paid(door?: Pick<Shop, 'checkout'>): Promise<Order> {
    const order = await ordered(door)
    stripe.pay(order.intent.id)
    await tell(order, 'payment_intent.succeeded')
    return order
  }

  /** Sends Stripe's events and runs the jobs they queue. */
  async function tell({ intent }: Order, ...types: string[]) {
    for (const type of types)
      expect((await stripe.sendWebhook(`${shop.url}/api/payments/webhook/stripe`, type, intent.id)).status).toBe(200)
    await shop.settle()
  }

  const read = async ({ id }: { id: string }) => (await shop.http.get(`/api/orders/${id}`).set(admin).expect(200)).body
  const cancel = ({ id, auth }: Order) => shop.http.post(`/api/orders/${id}/cancel`).set(auth).send({})
  const refund = ({ id }: Order, amount: number) =>
    shop.http.post(`/api/orders/${id}/refunds`).set(admin).send({ amount, reason: 'A chip in the glaze.' })
  const move = ({ id }: Order, status: string) =>
    shop.http.patch(`/api/orders/${id}/status`).set(admin).send({ status })
  const refundsAtStripe = ({ intent }: Order) =>
    stripe.refunds.filter(({ payment_intent }) => payment_intent === intent.id).map(({ amount }) => amount)
  const refundStatuses = async ({ id }: Order) => {
    const { body } = await shop.http.get(`/api/orders/${id}/refunds`).set(admin).expect(200)
    return (body.data as { status: string; amount: { amount: number } }[]).map(({ status, amount }) => [
      status,
      amount.amount,
    ])
  }
  const historyOf = async ({ id }: Order) => {
    const { body } = await shop.http.get(`/api/orders/${id}/events?limit=100`).set(admin).expect(200)
    return (body.data as { type: string; status: string }[]).map(({ type, status }) => `${type} ${status}`)
  }
  const cartCount = async (auth: AuthHeaders) =>
    (await shop.http.get('/api/cart').set(auth).expect(200)).body.itemCount as number

  /** Events of an order for other services, in order. */
  async function publishedEvents({ id }: Order, type?: string) {
    const events = await listWaitingEvents(shop.ctx.db, { about: { orderId: id } })
    return type === undefined
      ? events.map((event) => event.type)
      : events.filter((event) => event.type === type).map(({ data }) => data)
  }

  /** Reasons for attention of an order. */
  async function attentionOf({ id }: Order): Promise<string[]> {
    const { body } = await shop.http.get('/api/payments/attention?limit=100').set(admin).expect(200)
    return (body.data as { orderId: string; reason: string }[])
      .filter(({ orderId }) => orderId === id)
      .map(({ reason }) => reason)
  }

  const salesOfToday = async () => {
    const { body } = await shop.http.get('/api/orders/stats').set(admin).expect(200)
    return { orders: body.orders as number, refunded: body.refunded.amount as number }
  }

  describe('refunds at the provider', () => {
    test('of a part are booked, published and counted, and cancellation refunds the rest', async () => {
      const order = await paid()
      const sales = await salesOfToday()
      stripe.refundOutside(order.intent.id, 500)
      await tell(order, 'charge.refunded', 'refund.created')
      expect(await read(order)).toMatchObject({
        status: 'confirmed',
        paymentStatus: 'partially-refunded',
        refunded: usd(500),
        payments: [{ provider: 'stripe', amount: usd(total), status: 'partially-refunded', refunded: usd(500) }],
      })
      expect(await publishedEvents(order, 'order.refunded')).toMatchObject([{ refund: { amount: usd(500) } }])
      expect(await historyOf(order)).toContain('refund succeeded')
      expect((await salesOfToday()).refunded).toBe(sales.refunded + 500)
      expect((await cancel(order).expect(200)).body).toMatchObject({ status: 'cancelled', paymentStatus: 'refunded' })
      await shop.settle()
      expect(refundsAtStripe(order)).toEqual([500, total - 500])
      expect(await read(order)).toMatchObject({ paymentStatus: 'refunded', refunded: usd(total) })
      expect(await publishedEvents(order, 'order.refunded')).toHaveLength(2)
    })

    test('report their share of tax', async () => {
      const order = await paid()
      await sql`
      update orders set tax_amount = 417, tax_included = true, taxes = '[{"name":"VAT","basisPoints":2000,"amount":417}]'
      where id = ${order.id}`.execute(shop.ctx.db)
      stripe.refundOutside(order.intent.id, 500)
      await tell(order, 'charge.refunded', 'refund.created')
      const { body } = await shop.http.get(`/api/orders/${order.id}/refunds`).set(admin).expect(200)
      expect(body.data).toMatchObject([{ amount: usd(500), tax: usd(83) }])
      expect(await publishedEvents(order, 'order.refunded')).toMatchObject([
        { taxIncluded: true, refund: { amount: usd(500), tax: usd(83) } },
      ])
    })

    test('of everything keep a processing order from being shipped', async () => {
      const order = await paid()
      await move(order, 'processing').expect(200)
      stripe.refundOutside(order.intent.id)
      await tell(order, 'charge.refunded')
      expect((await move(order, 'shipped').expect(409)).body).toMatchObject({ allowed: ['cancelled'] })
      expect(await read(order)).toMatchObject({ status: 'processing', paymentStatus: 'refunded' })
    })

    test('without a webhook are found before refunding the rest', async () => {
      const order = await paid()
      stripe.refundOutside(order.intent.id, 700)
      await cancel(order).expect(200)
      await shop.settle()
      expect(refundsAtStripe(order)).toEqual([700, total - 700])
      expect(await refundStatuses(order)).toEqual(
        expect.arrayContaining([
          ['succeeded', 700],
          ['succeeded', total - 700],
        ]),
      )
    })

    test('of everything block shipping, and cancellation refunds nothing', async () => {
      const order = await paid()
      stripe.refundOutside(order.intent.id)
      await tell(order, 'charge.refunded')
      expect(await read(order)).toMatchObject({ status: 'confirmed', paymentStatus: 'refunded' })
      expect(await attentionOf(order)).toEqual(['refunded-unshipped'])
      expect((await move(order, 'processing').expect(409)).body).toMatchObject({
        code: 'invalid-transition',
        allowed: ['cancelled'],
      })
      await cancel(order).expect(200)
      await shop.settle()
      expect(refundsAtStripe(order)).toEqual([total])
      expect(await read(order)).toMatchObject({ status: 'cancelled', paymentStatus: 'refunded' })
      expect(await attentionOf(order)).toEqual([])
      expect(await shop.variant(mug)).toMatchObject(order.before)
    })

    test('are booked once for late, repeated and unordered events', async () => {
      const order = await paid()
      stripe.refundOutside(order.intent.id, 500)
      const late = stripe.signEvent('charge.refunded', order.intent.id)
      const first = stripe.signEvent('refund.created', order.intent.id)
      stripe.refundOutside(order.intent.id, 300)
      await tell(order, 'charge.refund.updated', 'charge.refunded', 'refund.updated', 'refund.created')
      const post = ({ body, headers }: typeof late) =>
        shop.http.post('/api/payments/webhook/stripe').set(headers).type('json').send(body).expect(200)
      await Promise.all([late, first, late, first].map(post))
      await Promise.all([shop.settle(), shop.settle()])
      expect(await refundStatuses(order)).toEqual([
        ['succeeded', 500],
        ['succeeded', 300],
      ])
      expect(await publishedEvents(order, 'order.refunded')).toHaveLength(2)
    })

    test.each([
      ['refunds and disputes', ['GET refunds', 'GET disputes', 'GET events']],
      ['events', ['GET events']],
    ])('are booked although %s cannot be listed', async (_what, absent) => {
      const order = await paid()
      for (const name of absent) stripe.absent.add(name)
      stripe.refundOutside(order.intent.id, 500)
      await tell(order, 'charge.refunded')
      await tell(order, 'refund.created')
      expect(await refundStatuses(order)).toEqual([['succeeded', 500]])
    })

    test('conflict with a requested refund above the rest', async () => {
      const order = await paid()
      stripe.refundOutside(order.intent.id, 500)
      expect((await refund(order, total).expect(409)).body).toMatchObject({
        code: 'refund-exceeds-payment',
        refundable: usd(total - 500),
      })
      expect(refundsAtStripe(order)).toEqual([500])
    })

    test.each([
      ['the list of changes', followChanges],
      ['a look at quiet payments', checkInactivePayments],
    ])('are found by %s without a webhook', async (_how, find) => {
      const order = await paid()
      stripe.refundOutside(order.intent.id, 400)
      await sql`update payments set looked_at = now() - interval '1 hour' where order_id = ${order.id}`.execute(
        shop.ctx.db,
      )
      await find(shop.ctx)
      await shop.settle()
      expect(await read(order)).toMatchObject({ paymentStatus: 'partially-refunded', refunded: usd(400) })
    })
  })

  describe('changes before confirmation', () => {
    test.each([
      ['a refund of a part', 300, 'partially-refunded'],
      ['a refund of the whole', total, 'refunded'],
    ])('such as %s are found with the payment by the list of changes', async (_what, amount, paymentStatus) => {
      const order = await ordered()
      stripe.pay(order.intent.id)
      stripe.refundOutside(order.intent.id, amount)
      await followChanges(shop.ctx)
      await shop.settle()
      expect(await read(order)).toMatchObject({ status: 'confirmed', paymentStatus, refunded: usd(amount) })
      expect(await refundStatuses(order)).toEqual([['succeeded', amount]])
    })

    test('such as a dispute are found by the list of changes', async () => {
      const order = await ordered()
      stripe.pay(order.intent.id)
      stripe.account.openDispute(order.intent)
      await followChanges(shop.ctx)
      await shop.settle()
      expect(await read(order)).toMatchObject({ status: 'confirmed', paymentStatus: 'disputed' })
    })
  })

  describe('incomplete refunds', () => {
    test.each(['pending', 'requires_action'] as const)(
      'with status %s wait, and the buyer is notified at the end',
      async (status) => {
        stripe.account.refundsAre = status
        const order = await paid()
        const { body } = await refund(order, 1_000).expect(201)
        await shop.settle()
        expect(await refundStatuses(order)).toEqual([['pending', 1_000]])
        expect(await publishedEvents(order, 'order.refunded')).toEqual([])
        stripe.account.endRefund(stripe.refunds.at(-1)!, 'succeeded')
        await tell(order, 'refund.updated')
        expect(await refundStatuses(order)).toEqual([['succeeded', 1_000]])
        expect(await publishedEvents(order, 'order.refunded')).toMatchObject([
          { refund: { id: body.id, amount: usd(1_000) } },
        ])
      },
    )

    test.each(['refund.failed', 'refund.updated', 'charge.refund.updated'])(
      'release their booking on failure, reported by %s',
      async (type) => {
        stripe.account.refundsAre = 'pending'
        const order = await paid()
        await refund(order, total).expect(201)
        stripe.account.endRefund(stripe.refunds.at(-1)!, 'failed')
        await tell(order, type)
        expect(await refundStatuses(order)).toEqual([['failed', total]])
        expect(await read(order)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' })
        expect(await attentionOf(order)).toEqual(['refund-failed'])
        expect(await publishedEvents(order, 'payment.attention')).toMatchObject([
          { reason: 'refund-failed', amount: usd(total) },
        ])
        stripe.account.refundsAre = 'succeeded'
        await refund(order, total).expect(201)
        expect(await read(order)).toMatchObject({ paymentStatus: 'refunded' })
        expect(await attentionOf(order)).not.toContain('refund-failed')
      },
    )

    test('are excluded from the refunded total in mails', async () => {
      const order = await paid()
      stripe.account.refundsAre = 'pending'
      await refund(order, 1_000).expect(201)
      stripe.account.refundsAre = 'succeeded'
      await refund(order, 400).expect(201)
      await shop.settle()
      const totals = async () =>
        (
          (await publishedEvents(order, 'order.refunded')) as { refund: { amount: object; refundedTotal: object } }[]
        ).map(({ refund: { amount, refundedTotal } }) => [amount, refundedTotal])
      expect(await totals()).toEqual([[usd(400), usd(400)]])
      stripe.refundOutside(order.intent.id, 99)
      await tell(order, 'refund.created')
      expect(await totals()).toEqual(expect.arrayContaining([[usd(99), usd(499)]]))
      stripe.account.endRefund(
        stripe.refunds.find(({ amount, payment_intent }) => amount === 1_000 && payment_intent === order.intent.id)!,
        'succeeded',
      )
      await followChanges(shop.ctx)
      await shop.settle()
      expect(await totals()).toEqual(expect.arrayContaining([[usd(1_000), usd(1_499)]]))
    })

    test('failing days after success become refundable again', async () => {
      const order = await paid()
      await refund(order, 900).expect(201)
      expect(await refundStatuses(order)).toEqual([['succeeded', 900]])
      stripe.account.endRefund(stripe.refunds.at(-1)!, 'failed')
      await followChanges(shop.ctx)
      await shop.settle()
      expect(await refundStatuses(order)).toEqual([['failed', 900]])
      expect(await read(order)).toMatchObject({ paymentStatus: 'paid' })
    })

    test.each(['pending', 'requires_action'] as const)(
      'of a cancellation with status %s fail in the same way',
      async (status) => {
        stripe.account.refundsAre = status
        const order = await paid()
        await cancel(order).expect(200)
        await shop.settle()
        expect(await refundStatuses(order)).toEqual([['pending', total]])
        expect(await publishedEvents(order, 'order.refunded')).toEqual([])
        stripe.account.endRefund(stripe.refunds.at(-1)!, 'canceled')
        await tell(order, 'refund.updated')
        expect(await read(order)).toMatchObject({ status: 'cancelled', paymentStatus: 'paid' })
        expect(await attentionOf(order)).toEqual(['refund-failed'])
        expect(refundsAtStripe(order)).toEqual([total])
      },
    )
  })

  describe('disputes', () => {
    test('are published, hold the money and leave a won order paid', async () => {
      const order = await paid()
      const dispute = stripe.account.openDispute(order.intent)
      const late = stripe.signEvent('charge.dispute.created', order.intent.id)
      await tell(order, 'charge.dispute.created')
      expect(await read(order)).toMatchObject({
        paymentStatus: 'disputed',
        payments: [{ status: 'disputed', disputes: [{ amount: usd(total), status: 'open', reason: 'fraudulent' }] }],
      })
      expect(await attentionOf(order)).toEqual(['disputed'])
      await refund(order, 100).expect(409)
      stripe.account.closeDispute(dispute, 'won')
      await tell(order, 'charge.dispute.closed')
      await shop.http.post('/api/payments/webhook/stripe').set(late.headers).type('json').send(late.body).expect(200)
      await shop.settle()
      expect(await read(order)).toMatchObject({ paymentStatus: 'paid', payments: [{ disputes: [{ status: 'won' }] }] })
      expect(await historyOf(order)).toEqual(expect.arrayContaining(['dispute opened', 'dispute won']))
      expect(
        (await publishedEvents(order, 'payment.disputed')).map((data) => (data as { dispute: object }).dispute),
      ).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ status: 'open' }),
          expect.objectContaining({ status: 'won' }),
        ]),
      )
      expect(await attentionOf(order)).toEqual([])
    })

    describe('naming only a charge', () => {
      async function opened() {
        const order = await paid()
        const dispute = stripe.account.openDispute(order.intent)
        const object = { ...dispute, payment_intent: null }
        const body = JSON.stringify({
          id: `evt_${dispute.id}`,
          object: 'event',
          type: 'charge.dispute.created',
          data: { object },
        })
        const headers = stripe.signBody(body)
        return {
          order,
          post: () => shop.http.post('/api/payments/webhook/stripe').set(headers).type('json').send(body),
        }
      }

      test('are booked by webhook, repeated while Stripe is unavailable', async () => {
        const { order, post } = await opened()
        stripe.mode = 'break'
        await post().expect(503)
        stripe.mode = 'pass'
        await post().expect(200)
        await shop.settle()
        expect(await read(order)).toMatchObject({ paymentStatus: 'disputed' })
      })

      test('wait for the next check if charges are not readable', async () => {
        const { order, post } = await opened()
        stripe.absent.add('GET charges')
        await post().expect(200)
        await followChanges(shop.ctx)
        await shop.settle()
        expect(await read(order)).toMatchObject({ paymentStatus: 'disputed' })
      })

      test('are found by the list of changes', async () => {
        const { order } = await opened()
        Object.assign(stripe.account.events.at(-1)!.data.object, { payment_intent: null })
        await followChanges(shop.ctx)
        await shop.settle()
        expect(await read(order)).toMatchObject({ paymentStatus: 'disputed' })
      })
    })

    test('lost to the buyer remove the money without a refund notification', async () => {
      const order = await paid()
      stripe.account.closeDispute(stripe.account.openDispute(order.intent), 'lost')
      await tell(order, 'charge.dispute.closed', 'charge.dispute.created')
      expect(await read(order)).toMatchObject({ paymentStatus: 'refunded', refunded: usd(total) })
      expect(await historyOf(order)).toContain('dispute lost')
      expect(await publishedEvents(order, 'order.refunded')).toEqual([])
      await cancel(order).expect(200)
      await shop.settle()
      expect(refundsAtStripe(order)).toEqual([])
    })
  })

  describe('early inquiries', () => {
    test.each(['warning_needs_response', 'warning_under_review'] as const)(
      'with status %s hold no money and are listed for staff until closed',
      async (status) => {
        const order = await paid()
        const dispute = stripe.account.openDispute(order.intent, total, status)
        await tell(order, 'charge.dispute.created')
        expect(await read(order)).toMatchObject({
          paymentStatus: 'paid',
          payments: [{ status: 'paid', disputes: [{ amount: usd(total), status: 'inquiry' }] }],
        })
        expect(await attentionOf(order)).toEqual(['inquiry'])
        expect(await publishedEvents(order, 'payment.disputed')).toEqual([])
        await refund(order, 500).expect(201)
        expect(await refundStatuses(order)).toEqual([['succeeded', 500]])
        stripe.account.closeDispute(dispute, 'warning_closed')
        await followChanges(shop.ctx)
        await shop.settle()
        expect(await read(order)).toMatchObject({
          paymentStatus: 'partially-refunded',
          payments: [{ disputes: [{ status: 'inquiry-closed' }] }],
        })
        expect(await attentionOf(order)).toEqual([])
        expect(await historyOf(order)).toEqual(expect.arrayContaining(['dispute inquiry', 'dispute inquiry-closed']))
        await cancel(order).expect(200)
        await shop.settle()
        expect(refundsAtStripe(order)).toEqual([500, total - 500])
      },
    )

    test('turning into disputes hold the money despite late events', async () => {
      const order = await paid()
      const dispute = stripe.account.openDispute(order.intent, total, 'warning_needs_response')
      const late = stripe.signEvent('charge.dispute.created', order.intent.id)
      await tell(order, 'charge.dispute.created')
      stripe.account.updateDispute(dispute, 'needs_response')
      await tell(order, 'charge.dispute.updated')
      await shop.http.post('/api/payments/webhook/stripe').set(late.headers).type('json').send(late.body).expect(200)
      await shop.settle()
      expect(await read(order)).toMatchObject({
        paymentStatus: 'disputed',
        payments: [{ disputes: [{ status: 'open' }] }],
      })
      expect(await attentionOf(order)).toEqual(['disputed'])
      expect(await publishedEvents(order, 'payment.disputed')).toMatchObject([{ dispute: { status: 'open' } }])
      await refund(order, 100).expect(409)
    })

    test('stored as disputes by an earlier version end without taking money', async () => {
      const order = await paid()
      const dispute = stripe.account.openDispute(order.intent, total, 'needs_response')
      await tell(order, 'charge.dispute.created')
      stripe.account.closeDispute(dispute, 'warning_closed')
      await tell(order, 'charge.dispute.closed')
      expect(await read(order)).toMatchObject({ paymentStatus: 'paid' })
      expect(await attentionOf(order)).toEqual([])
    })
  })

  describe('money of a cancelled order after a failed refund', () => {
    async function cancelledInVain() {
      stripe.account.refundsAre = 'failed'
      const order = await paid()
      await cancel(order).expect(200)
      await shop.settle()
      stripe.account.refundsAre = 'succeeded'
      expect(await attentionOf(order)).toEqual(['refund-failed'])
      return order
    }

    test('stays listed when a part is lost to a dispute', async () => {
      const order = await cancelledInVain()
      stripe.account.closeDispute(stripe.account.openDispute(order.intent, 900), 'lost')
      await tell(order, 'charge.dispute.closed')
      expect(await read(order)).toMatchObject({ status: 'cancelled', paymentStatus: 'partially-refunded' })
      expect(await attentionOf(order)).toEqual(['refund-failed'])
    })

    test.each([
      ['a part of it goes back', 900, ['money-of-cancelled-order']],
      ['all of it goes back', total, []],
    ])('stays listed while any is left: %s', async (_what, amount, reasons) => {
      const order = await cancelledInVain()
      stripe.refundOutside(order.intent.id, amount)
      await tell(order, 'charge.refunded')
      expect(await attentionOf(order)).toEqual(reasons)
    })
  })

  describe('authorizations', () => {
    let door: Awaited<ReturnType<Shop['door']>>
    beforeAll(async () => {
      door = await shop.door({ stripe: { ...byStripe, captureMethod: 'manual' } })
    })
    afterAll(() => door.close())

    const capture = ({ id }: Order) => shop.http.post(`/api/orders/${id}/capture`).set(admin)

    test('cancel the order when they expire, and notify buyer and staff', async () => {
      const order = await paid(door)
      stripe.expire(order.intent.id)
      await tell(order, 'payment_intent.canceled')
      await shop.settle()
      expect(await read(order)).toMatchObject({ status: 'cancelled', paymentStatus: 'voided' })
      expect(await shop.variant(mug)).toMatchObject(order.before)
      expect(await publishedEvents(order)).toEqual(expect.arrayContaining(['order.cancelled', 'payment.attention']))
      expect(await historyOf(order)).toEqual(expect.arrayContaining(['payment voided', 'status cancelled']))
    })

    test.each([
      ['whole', total],
      ['in part', 1_499],
    ])('captured %s in the dashboard are booked as such', async (_what, amount) => {
      const order = await paid(door)
      stripe.account.capture(order.intent, amount)
      await tell(order, 'charge.captured')
      expect(await read(order)).toMatchObject({ paymentStatus: 'paid', payments: [{ amount: usd(amount) }] })
      expect((await capture(order).expect(409)).body.code).toBe('nothing-to-capture')
      expect((await refund(order, total + 1).expect(409)).body).toMatchObject({ refundable: usd(amount) })
      expect(await attentionOf(order)).toEqual(amount < total ? ['partly-captured'] : [])
      await cancel(order).expect(200)
      await shop.settle()
      expect(refundsAtStripe(order)).toEqual([amount])
    })

    test('captured unreported in the dashboard can be refunded', async () => {
      const order = await paid(door)
      stripe.account.capture(order.intent)
      await refund(order, 500).expect(201)
      await shop.settle()
      expect(refundsAtStripe(order)).toEqual([500])
      expect(await read(order)).toMatchObject({ paymentStatus: 'partially-refunded', refunded: usd(500) })
    })

    test('captured in part unreported count as that part', async () => {
      const order = await paid(door)
      stripe.account.capture(order.intent, 999)
      expect((await capture(order).expect(200)).body).toMatchObject({
        paymentStatus: 'paid',
        payments: [{ amount: usd(999) }],
      })
    })
  })

  describe('slow payments', () => {
    const passDueTime = ({ id }: Order) =>
      sql`update orders set payment_due_at = now() - interval '1 second' where id = ${id}`.execute(shop.ctx.db)

    async function makeAllJobsDue() {
      await makeJobsDue(shop.ctx.db, ['settle-order', 'settle-refund', 'follow-payment'])
      await shop.settle()
    }

    test('keep the stock, and the cart can be filled and ordered again', async () => {
      const order = await ordered()
      stripe.process(order.intent.id)
      await tell(order, 'payment_intent.processing')
      expect(await publishedEvents(order)).toEqual(['order.payment-processing'])
      expect(await cartCount(order.auth)).toBe(0)
      await passDueTime(order)
      await makeAllJobsDue()
      expect(await publishedEvents(order)).toEqual(['order.payment-processing'])
      expect(await read(order)).toMatchObject({
        status: 'pending',
        paymentStatus: 'unpaid',
        payments: [{ status: 'processing' }],
      })
      expect((await shop.variant(mug)).available).toBe(order.before.available - 1)
      await shop.add(order.auth, mug)
      const { body: second } = await shop.checkout(order.auth, { paymentMethod: 'stripe' }).expect(201)
      expect((await read(order)).status).toBe('pending')
      stripe.pay(order.intent.id)
      await tell(order, 'payment_intent.succeeded')
      expect(await read(order)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' })
      expect((await read(second)).status).toBe('pending')
      expect(await cartCount(order.auth)).toBe(1)
      expect(refundsAtStripe(order)).toEqual([])
      expect(await publishedEvents(order)).toEqual(
        expect.arrayContaining(['order.confirmed', 'order.payment-processing']),
      )
    })

    test('confirm the order days later without a webhook', async () => {
      const order = await ordered()
      stripe.process(order.intent.id)
      await tell(order, 'payment_intent.processing')
      const days = 4 * 86_400
      order.intent.created -= days
      await sql`
      update payments set created_at = created_at - ${days} * interval '1 second', looked_at = now() - interval '1 hour'
      where order_id = ${order.id}`.execute(shop.ctx.db)
      await passDueTime(order)
      stripe.pay(order.intent.id)
      await checkInactivePayments(shop.ctx)
      await shop.settle()
      expect(await read(order)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' })
      expect(refundsAtStripe(order)).toEqual([])
    })

    test('do not fail when the cart is ordered again before Stripe reports them', async () => {
      const order = await ordered()
      stripe.process(order.intent.id)
      const again = await shop.checkout(order.auth, { paymentMethod: 'stripe' })
      expect([again.status, again.body.code]).toEqual([409, 'cart-empty'])
      expect(await read(order)).toMatchObject({ status: 'pending', payments: [{ status: 'processing' }] })
      expect(order.intent.status).toBe('processing')
    })

    test('fail the order and notify the buyer when they fail', async () => {
      const order = await ordered()
      stripe.process(order.intent.id)
      await tell(order, 'payment_intent.processing')
      stripe.decline(order.intent.id)
      await tell(order, 'payment_intent.payment_failed')
      expect(await read(order)).toMatchObject({ status: 'failed', paymentStatus: 'unpaid' })
      expect((await publishedEvents(order)).toSorted()).toEqual(['order.payment-failed', 'order.payment-processing'])
      expect(await shop.variant(mug)).toMatchObject(order.before)
      expect(order.intent.status).toBe('canceled')
    })

    test.each(['boleto', 'konbini', 'multibanco', 'oxxo'])(
      'by a voucher of %s wait until its expiry',
      async (method) => {
        const order = await ordered()
        stripe.account.showVoucher(order.intent, method, new Date(Date.now() + 3 * 86_400_000))
        await tell(order, 'payment_intent.requires_action')
        await passDueTime(order)
        await makeAllJobsDue()
        expect(await read(order)).toMatchObject({ status: 'pending', payments: [{ status: 'processing' }] })
        stripe.account.fail(order.intent, null)
        await tell(order, 'payment_intent.payment_failed')
        expect(await read(order)).toMatchObject({ status: 'failed' })
        expect(await publishedEvents(order)).toContain('order.payment-failed')
      },
    )

    test('by an expired, unreported voucher fail the order', async () => {
      const order = await ordered()
      stripe.account.showVoucher(order.intent, 'boleto', new Date(Date.now() + 60_000))
      await tell(order, 'payment_intent.requires_action')
      Object.assign(order.intent.next_action!, {
        boleto_display_details: { expires_at: Date.now() / 1_000 - 2 * 86_400 },
      })
      await makeAllJobsDue()
      expect(await read(order)).toMatchObject({ status: 'failed' })
      expect(order.intent.status).toBe('canceled')
    })

    test('are not offered if PAYMENT_METHODS names others', async () => {
      const door = await shop.door({ stripe: { ...byStripe, paymentMethodTypes: ['card', 'link'] } })
      const { intent } = await ordered(door)
      await door.close()
      expect(intent.payment_method_types).toEqual(['card', 'link'])
    })
  })

  test('Payments that fail after success cancel unshipped goods', async () => {
    const order = await paid()
    stripe.decline(order.intent.id)
    await tell(order, 'payment_intent.payment_failed')
    await shop.settle()
    expect(await read(order)).toMatchObject({ status: 'cancelled', paymentStatus: 'failed' })
    expect(await shop.variant(mug)).toMatchObject(order.before)
    expect(await publishedEvents(order, 'payment.attention')).toMatchObject([{ reason: 'payment-lost' }])
  })

  describe('GET /api/orders/:id/payments', () => {
    test('lists payments for the owner and admins', async () => {
      const order = await paid()
      const { body } = await shop.http.get(`/api/orders/${order.id}/payments`).set(order.auth).expect(200)
      expect(body).toEqual([
        {
          id: expect.any(String),
          provider: 'stripe',
          amount: usd(total),
          status: 'paid',
          reference: order.intent.id,
          refunded: usd(0),
          disputes: [],
        },
      ])
      await shop.http.get(`/api/orders/${order.id}/payments`).set(admin).expect(200)
      await shop.http
        .get(`/api/orders/${order.id}/payments`)
        .set(await shop.customer())
        .expect(404)
      await shop.http.get(`/api/orders/${order.id}/payments`).expect(401)
    })
  })

  test('The list of orders that need attention is for admins, by page', async () => {
    for (let count = 0; count < 2; count++) {
      const order = await paid()
      stripe.refundOutside(order.intent.id)
      await tell(order, 'charge.refunded')
    }
    await shop.http
      .get('/api/payments/attention')
      .set(await shop.customer())
      .expect(403)
    const { body: first } = await shop.http.get('/api/payments/attention?limit=1&count=true').set(admin).expect(200)
    expect(first.data).toHaveLength(1)
    expect(first.page.total).toBeGreaterThanOrEqual(2)
    const { body: second } = await shop.http
      .get(`/api/payments/attention?limit=1&cursor=${encodeURIComponent(first.page.nextCursor)}`)
      .set(admin)
      .expect(200)
    expect(second.data[0].orderId).not.toBe(first.data[0].orderId)
    const { text } = await shop.http.get('/metrics').expect(200)
    expect(text).toMatch(/^payments_attention\{[^}]*reason="refunded-unshipped"[^}]*\} [1-9]/m)
  })
})
