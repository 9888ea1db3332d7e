import { uuidv7 } from '@ecommerce/shared/ids'
import { type FakeStripe, openFakeStripe, type StripeMode } from '@ecommerce/testkit/stripe/fake-stripe'
import { waitFor } from '@ecommerce/testkit/waiting'
import { listWaitingEvents, listWaitingJobs, makeJobsDue } from '@ecommerce/testkit/waiting-jobs'
import supertest from 'supertest'
import type { PaymentProvider } from '../../src/domain/payments/payment'
import { failOrder } from '../../src/commands/checkout/fail-order'
import { reconcilePayments } from '../../src/commands/payments/reconcile-payments'
import { settleOrder } from '../../src/commands/checkout/settle-order'
import type { StripeConfig } from '../../src/config'
import { address, admin, aProduct, close, listen, type Shop, startShop } from '../support/shop'

type AuthHeaders = Record<string, string>
type CheckoutApi = Pick<Shop, 'checkout'>

let shop: Shop
let stripe: FakeStripe
let byStripe: StripeConfig

/** A product of each test's own. */
const mugs = Array.from({ length: 60 }, (_, index) => `mug-${index}`)
let mug = ''

describe('Stripe payments', () => {
  beforeAll(async () => {
    stripe = await openFakeStripe()
    byStripe = {
      secretKey: stripe.secretKey,
      webhookSecret: stripe.webhookSecret,
      apiBase: stripe.url,
      captureMethod: 'automatic',
    }
    shop = await startShop(
      mugs.map((slug) => aProduct(slug, 10)),
      { config: { stripe: byStripe } },
    )
  })
  beforeEach(() => {
    mug = mugs.pop()!
    stripe.mode = 'pass'
  })
  afterAll(async () => {
    await shop.stop()
    await stripe.close()
  })

  const payByStripe = { paymentMethod: 'stripe' }

  async function fullCart() {
    const auth = await shop.customer()
    await shop.add(auth, mug, 2)
    return auth
  }

  /** Two mugs, ordered, and waiting to be paid. */
  async function ordered(door: CheckoutApi = shop) {
    const before = await shop.variant(mug)
    const auth = await fullCart()
    const { body } = await door.checkout(auth, payByStripe).expect(201)
    return { auth, before, id: body.id as string, intent: intentOf(body.id as string) }
  }

  async function paidFor(door: CheckoutApi = shop) {
    const order = await ordered(door)
    stripe.pay(order.intent.id)
    await notify(order.intent.id)
    await shop.settle()
    return order
  }

  const intentsOf = (orderId: string) => stripe.intents.filter(({ metadata }) => metadata.orderId === orderId)

  function intentOf(orderId: string) {
    const intents = intentsOf(orderId)
    expect(intents).toHaveLength(1)
    return intents[0]!
  }

  const refundsOf = (orderId: string) =>
    stripe.refunds.filter(({ metadata }) => metadata.orderId === orderId).map(({ amount }) => amount)

  const notify = (intentId: string, options: { eventId?: string } = {}) =>
    stripe.sendWebhook(`${shop.url}/api/payments/webhook/stripe`, 'payment_intent.succeeded', intentId, options)

  const orderOf = async (id: string) => (await shop.http.get(`/api/orders/${id}`).set(admin).expect(200)).body

  async function historyOf(id: string) {
    const { body } = await shop.http.get(`/api/orders/${id}/events?limit=100`).set(admin).expect(200)
    return (body.data as { type: string; status: string }[]).map(({ type, status }) => `${type} ${status}`)
  }

  const cartOf = async (auth: AuthHeaders) => (await shop.http.get('/api/cart').set(auth).expect(200)).body

  const orderIdsOf = async (auth: AuthHeaders) =>
    ((await shop.http.get('/api/orders').set(auth).expect(200)).body.data as { id: string }[]).map(({ id }) => id)

  /** Distinct events of an order for other services. */
  async function publishedOf(orderId: string) {
    const events = await listWaitingEvents(shop.ctx.db, { about: { orderId } })
    return events.map(({ type }) => type).toSorted()
  }

  /** Requested settlements of an order, without the checkout's own. */
  async function settlementsOf(orderId: string) {
    const jobs = await listWaitingJobs(shop.ctx.db)
    return jobs.filter(({ key, payload }) => key === null && payload.orderId === orderId).length
  }

  async function refundedWithoutOrder() {
    const { text } = await shop.http.get('/metrics').expect(200)
    return Number(/^payments_without_order_total\{[^}]*outcome="refunded"[^}]*\} (\d+)$/m.exec(text)?.[1] ?? 0)
  }

  /** Does the settlements that wait for their time, or for their next try, now. */
  async function settleEarly() {
    await makeJobsDue(shop.ctx.db, ['settle-order', 'settle-refund'])
    await shop.settle()
  }

  /** Settles until done, as the circuit closes a second after Stripe is back. */
  const settleUntil = (what: string, ask: () => Promise<boolean>) =>
    waitFor(what, async () => {
      await settleEarly()
      return ask()
    })

  const passDueTime = (id: string) =>
    shop.ctx.db
      .updateTable('orders')
      .set({ paymentDueAt: new Date(Date.now() - 1_000) })
      .where('id', '=', id)
      .execute()

  /** Replica with its own circuit while Stripe is in trouble. */
  async function inTrouble(mode: FakeStripe['mode'], run: (door: Awaited<ReturnType<Shop['door']>>) => Promise<void>) {
    const door = await shop.door({})
    stripe.mode = mode
    try {
      await run(door)
    } finally {
      stripe.mode = 'pass'
      await door.close()
    }
  }

  const at =
    (part: string, mode: StripeMode): FakeStripe['mode'] =>
    ({ method, path }) =>
      `${method} ${path}`.includes(part) ? mode : 'pass'

  /** Checkout with a changed payment provider. */
  async function openCheckout(changes: Partial<PaymentProvider>) {
    const payments = { ...shop.ctx.payments, stripe: { ...shop.ctx.payments.stripe!, ...changes } }
    const server = shop.serve({ ...shop.ctx, payments })
    const http = supertest(await listen(server))
    return {
      checkout: (auth: AuthHeaders, headers: Record<string, string> = {}) =>
        http
          .post('/api/orders')
          .set(auth)
          .set(headers)
          .send({ shippingAddress: address, ...payByStripe }),
      close: () => close(server),
    }
  }

  async function expectSold({ auth, before, id }: { auth: AuthHeaders; before: { stock: number }; id: string }) {
    expect(await orderOf(id)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' })
    expect(await shop.variant(mug)).toMatchObject({ stock: before.stock - 2, available: before.stock - 2 })
    expect((await cartOf(auth)).items).toEqual([])
    expect(await publishedOf(id)).toEqual(['order.confirmed'])
    expect(intentOf(id)).toMatchObject({ status: 'succeeded' })
    expect(refundsOf(id)).toEqual([])
  }

  /** Expects a full refund, restocked goods and its history. */
  async function expectRefunded({ before, id }: { before: { stock: number }; id: string }, total: number) {
    expect(refundsOf(id)).toEqual([total])
    expect(await orderOf(id)).toMatchObject({ paymentStatus: 'refunded', refunded: { amount: total } })
    expect(await historyOf(id)).toEqual(expect.arrayContaining(['payment paid', 'refund pending', 'refund succeeded']))
    expect(await shop.variant(mug)).toMatchObject({ stock: before.stock, available: before.stock })
  }

  const orderTotal = 3_499

  describe('of an order', () => {
    test('wait for the buyer with stock reserved and the cart kept', async () => {
      const auth = await fullCart()
      const before = await shop.variant(mug)
      const { body } = await shop.checkout(auth, payByStripe).expect(201)
      const intent = intentOf(body.id)
      expect(body).toMatchObject({
        status: 'pending',
        paymentStatus: 'unpaid',
        paymentMethod: 'stripe',
        total: { amount: orderTotal, currency: 'USD' },
        payment: { provider: 'stripe', clientSecret: intent.client_secret },
        paymentDueAt: expect.any(String),
      })
      expect(intent).toMatchObject({ amount: orderTotal, currency: 'usd', status: 'requires_payment_method' })
      expect(await shop.variant(mug)).toMatchObject({ stock: before.stock, available: before.available - 2 })
      expect((await cartOf(auth)).itemCount).toBe(2)
      expect(await publishedOf(body.id)).toEqual([])
      expect(await orderOf(body.id)).not.toHaveProperty('payment')
    })

    test('confirm the order when Stripe reports success', async () => {
      const order = await ordered()
      stripe.pay(order.intent.id)
      expect((await notify(order.intent.id)).status).toBe(200)
      await shop.settle()
      await expectSold(order)
      const { body } = await shop.http.get(`/api/orders/${order.id}`).set(order.auth).expect(200)
      expect(body).not.toHaveProperty('paymentDueAt')
      expect(await historyOf(order.id)).toEqual([
        'status pending',
        'stock reserved',
        'payment paid',
        'status confirmed',
        'stock sold',
      ])
    })

    test('do not confirm by an unverified notification', async () => {
      const order = await ordered()
      await notify(order.intent.id)
      await shop.settle()
      expect(await orderOf(order.id)).toMatchObject({ status: 'pending', paymentStatus: 'unpaid' })
    })

    test('confirm once for repeated concurrent webhooks', async () => {
      const order = await ordered()
      stripe.pay(order.intent.id)
      const eventId = `evt_${uuidv7()}`
      const answers = await Promise.all(Array.from({ length: 5 }, () => notify(order.intent.id, { eventId })))
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
      expect(await settlementsOf(order.id)).toBe(1)
      const key = { customerId: order.intent.metadata.customerId!, orderId: order.id }
      await Promise.all([shop.settle(), shop.settle(), settleOrder(shop.ctx, key), settleOrder(shop.ctx, key)])
      await expectSold(order)
      await notify(order.intent.id, { eventId })
      await notify(order.intent.id)
      await settleEarly()
      await expectSold(order)
    })

    test('confirm despite a lost webhook', async () => {
      const order = await ordered()
      stripe.pay(order.intent.id)
      await reconcilePayments(shop.ctx)
      await shop.settle()
      await expectSold(order)
      await reconcilePayments(shop.ctx)
      expect(await settlementsOf(order.id)).toBe(0)
    })

    test('made before the checkout responds confirm the order in its response', async () => {
      const [auth, before] = [await fullCart(), await shop.variant(mug)]
      const door = await openCheckout({
        async authorize(payment) {
          const state = await shop.ctx.payments.stripe!.authorize(payment)
          stripe.pay(state.reference!)
          await notify(state.reference!)
          await shop.settle()
          return state
        },
      })
      const { status, body } = await door.checkout(auth)
      await door.close()
      expect([status, body.status, body.paymentStatus]).toEqual([201, 'confirmed', 'paid'])
      await expectSold({ auth, before, id: body.id })
    })

    test('made after the checkout failed are refunded in full', async () => {
      const [auth, before] = [await fullCart(), await shop.variant(mug)]
      await inTrouble(at('POST /v1/payment_intents', 'lost'), ({ checkout }) =>
        checkout(auth, payByStripe)
          .expect(503)
          .then(() => undefined),
      )
      const [id = ''] = await orderIdsOf(auth)
      const intent = intentOf(id)
      stripe.pay(intent.id)
      await notify(intent.id)
      await settleEarly()
      expect(await orderOf(id)).toMatchObject({ status: 'failed' })
      await expectRefunded({ before, id }, orderTotal)
      expect((await cartOf(auth)).itemCount).toBe(2)
    })

    test('are the same, with the same client secret, for one Idempotency-Key', async () => {
      const auth = await fullCart()
      const send = () => shop.checkout(auth, payByStripe, { 'Idempotency-Key': 'by-stripe' }).expect(201)
      const [first, second] = [await send(), await send()]
      expect(second.get('Idempotency-Replayed')).toBe('true')
      expect(second.body).toEqual(first.body)
      expect(second.body.payment.clientSecret).toBe(intentOf(first.body.id).client_secret)
      expect(await orderIdsOf(auth)).toEqual([first.body.id])
      stripe.pay(intentOf(first.body.id).id)
      await notify(intentOf(first.body.id).id)
      await shop.settle()
      expect((await send()).body).toMatchObject({ id: first.body.id, status: 'confirmed', paymentStatus: 'paid' })
    })

    test.each(['checkout', 'job'])('are confirmed once by the job after %s dies', async (dying) => {
      const [auth, before] = [await fullCart(), await shop.variant(mug)]
      let recordExit = () => {}
      const died = new Promise<void>((resolve) => {
        recordExit = resolve
      })
      const authorize: PaymentProvider['authorize'] = async (payment) => {
        const { reference } = await shop.ctx.payments.stripe!.authorize(payment)
        stripe.pay(reference!)
        recordExit()
        return new Promise(() => undefined)
      }
      const door = await openCheckout(dying === 'checkout' ? { authorize } : {})
      const answered = door.checkout(auth, { 'Idempotency-Key': 'dying' }).then(
        () => undefined,
        () => undefined,
      )
      if (dying === 'job') {
        await answered
        const [orderId = ''] = await orderIdsOf(auth)
        const payments = { ...shop.ctx.payments, stripe: { ...shop.ctx.payments.stripe!, authorize } }
        const { customerId = '' } = intentOf(orderId).metadata
        void settleOrder({ ...shop.ctx, payments }, { customerId, orderId })
      }
      await died
      await settleEarly()
      await settleEarly()
      await door.close()
      await answered
      const [id = ''] = await orderIdsOf(auth)
      await expectSold({ auth, before, id })
      const again = await shop.checkout(auth, payByStripe, { 'Idempotency-Key': 'dying' }).expect(201)
      expect(again.body).toMatchObject({ id, status: 'confirmed' })
    })
  })

  describe('by webhook', () => {
    const post = (provider: string, headers: Record<string, string>, body: string) =>
      shop.http
        .post(`/api/payments/webhook/${provider}`)
        .set({ 'Content-Type': 'application/json', ...headers })
        .send(body)

    test.each<[string, (intentId: string) => Promise<{ headers: Record<string, string>; body: string }>]>([
      ['a wrong signature', (id) => Promise.resolve(stripe.signEvent(succeeded, id, { secret: 'whsec_of_a_thief' }))],
      ['no signature', (id) => Promise.resolve({ ...stripe.signEvent(succeeded, id), headers: {} })],
      [
        'an old signature',
        (id) => Promise.resolve(stripe.signEvent(succeeded, id, { signedAt: new Date(Date.now() - 600_000) })),
      ],
      ['a customer’s token', async (id) => ({ ...stripe.signEvent(succeeded, id), headers: await shop.customer() })],
      ['an admin’s token', (id) => Promise.resolve({ ...stripe.signEvent(succeeded, id), headers: admin })],
      [
        'another body than was signed',
        (id) => Promise.resolve({ headers: stripe.signEvent(succeeded, id).headers, body: '{"id":"evt_1"}' }),
      ],
      [
        'a body that is no JSON',
        (id) => Promise.resolve({ headers: stripe.signEvent(succeeded, id).headers, body: '{"id' }),
      ],
      ['no body', (id) => Promise.resolve({ headers: stripe.signEvent(succeeded, id).headers, body: '' })],
    ])('with %s are rejected without effect', async (_what, forge) => {
      const { id, intent } = await ordered()
      stripe.pay(intent.id)
      const { headers, body } = await forge(intent.id)
      const response = await post('stripe', headers, body)
      expect([response.status, response.body.code]).toEqual([400, 'signature-invalid'])
      expect(await settlementsOf(id)).toBe(0)
      expect(await orderOf(id)).toMatchObject({ status: 'pending' })
    })

    test.each([
      ['at an address with parameters', 'stripe?shop=one&shop=two', 'application/json'],
      ['with a body of another type', 'stripe', 'text/plain'],
    ])('are accepted with %s', async (_what, address, type) => {
      const { id, intent } = await ordered()
      stripe.pay(intent.id)
      const { headers, body } = stripe.signEvent(succeeded, intent.id)
      const response = await post(address, { ...headers, 'Content-Type': type }, body)
      expect([response.status, response.body]).toEqual([200, { received: true }])
      expect(await settlementsOf(id)).toBe(1)
    })

    test('above one megabyte are rejected', async () => {
      const response = await post('stripe', {}, 'x'.repeat(1_048_577))
      expect([response.status, response.body.code]).toEqual([413, 'body-too-large'])
    })

    test.each(['manual', 'paypal', 'constructor'])('of %s respond 404', async (provider) => {
      const { intent } = await ordered()
      const { headers, body } = stripe.signEvent(succeeded, intent.id)
      const response = await post(provider, headers, body)
      expect([response.status, response.body.code]).toEqual([404, 'provider-not-found'])
    })

    test('of foreign payments are accepted without effect', async () => {
      const { id, intent } = await ordered()
      const notice = stripe.signEvent(succeeded, intent.id)
      const body = notice.body
        .replace(intent.id, 'pi_of_another_shop')
        .replaceAll(/"metadata":\{[^}]*\}/g, '"metadata":{}')
      await post('stripe', stripe.signBody(body), body).expect(200)
      expect(await settlementsOf(id)).toBe(0)
    })
  })

  const succeeded = 'payment_intent.succeeded'

  describe('of a failing order', () => {
    test('are voided after the deadline and release everything', async () => {
      const auth = await fullCart()
      const before = await shop.variant(mug)
      const code = 'ONCE-ONLY'
      const made = await shop.http
        .post('/api/promotions')
        .set(admin)
        .send({ code, type: 'percent', value: 10, usageLimit: 1, perCustomerLimit: 1 })
        .expect(201)
      const uses = async () => (await shop.http.get(`/api/promotions/${made.body.id}`).set(admin)).body.used as number
      await shop.http.post('/api/cart/coupon').set(auth).send({ code }).expect(200)
      const { body: order } = await shop.checkout(auth, payByStripe).expect(201)
      expect(await uses()).toBe(1)
      await settleEarly()
      expect((await orderOf(order.id)).status).toBe('pending')
      await passDueTime(order.id)
      await settleEarly()
      expect(await orderOf(order.id)).toMatchObject({ status: 'failed', paymentStatus: 'unpaid' })
      expect(await shop.variant(mug)).toMatchObject({ stock: before.stock, available: before.available })
      expect(intentOf(order.id)).toMatchObject({ status: 'canceled' })
      expect(await uses()).toBe(0)
      expect(await publishedOf(order.id)).toEqual([])
      expect((await cartOf(auth)).itemCount).toBe(2)
      expect((await shop.checkout(auth, payByStripe).expect(201)).body).toMatchObject({
        status: 'pending',
        coupon: code,
      })
    })

    test('are voided when the cart is ordered again', async () => {
      const first = await ordered()
      const { body: second } = await shop.checkout(first.auth, payByStripe).expect(201)
      expect(second).toMatchObject({ status: 'pending', payment: { clientSecret: expect.any(String) } })
      await shop.settle()
      expect(await orderOf(first.id)).toMatchObject({ status: 'failed' })
      expect(first.intent).toMatchObject({ status: 'canceled' })
      expect(await orderOf(second.id)).toMatchObject({ status: 'pending' })
      expect(await shop.variant(mug)).toMatchObject({ available: first.before.available - 2 })
      stripe.pay(intentOf(second.id).id)
      await notify(intentOf(second.id).id)
      await shop.settle()
      await expectSold({ ...first, id: second.id })
    })

    test('are refunded once if paid while the cart is ordered again', async () => {
      const first = await ordered()
      const counted = await refundedWithoutOrder()
      stripe.pay(first.intent.id)
      const { body: second } = await shop.checkout(first.auth, payByStripe).expect(201)
      await notify(first.intent.id)
      const key = { customerId: first.intent.metadata.customerId!, orderId: first.id }
      await Promise.all([shop.settle(), shop.settle(), settleOrder(shop.ctx, key), settleOrder(shop.ctx, key)])
      await settleEarly()
      expect(refundsOf(first.id)).toEqual([orderTotal])
      expect(await orderOf(first.id)).toMatchObject({ status: 'failed', paymentStatus: 'refunded' })
      expect(await historyOf(first.id)).toEqual(
        expect.arrayContaining(['status failed', 'payment paid', 'refund pending', 'refund succeeded']),
      )
      expect(await publishedOf(first.id)).toEqual(['order.refunded'])
      expect(await refundedWithoutOrder()).toBe(counted + 1)
      expect(await orderOf(second.id)).toMatchObject({ status: 'pending', paymentStatus: 'unpaid' })
      expect(await shop.variant(mug)).toMatchObject({ available: first.before.available - 2 })
    })

    test('are voided when the owner cancels', async () => {
      const { auth, before, id, intent } = await ordered()
      await shop.http.post(`/api/orders/${id}/cancel`).set(auth).send({}).expect(200)
      expect(intent).toMatchObject({ status: 'canceled' })
      await settleEarly()
      expect(await orderOf(id)).toMatchObject({ status: 'cancelled', paymentStatus: 'unpaid' })
      expect(await shop.variant(mug)).toMatchObject({ stock: before.stock, available: before.available })
      expect((await cartOf(auth)).itemCount).toBe(2)
      await shop.checkout(auth, payByStripe).expect(201)
    })

    test('are refunded if paid while the owner cancels', async () => {
      const order = await ordered()
      stripe.pay(order.intent.id)
      await shop.http.post(`/api/orders/${order.id}/cancel`).set(order.auth).send({}).expect(200)
      await notify(order.intent.id)
      await settleEarly()
      expect(await orderOf(order.id)).toMatchObject({ status: 'cancelled' })
      await expectRefunded(order, orderTotal)
    })
  })

  describe('of a paid order', () => {
    const cancel = (order: { auth: AuthHeaders; id: string }) =>
      shop.http.post(`/api/orders/${order.id}/cancel`).set(order.auth).send({})
    const refund = (id: string, amount: number) =>
      shop.http.post(`/api/orders/${id}/refunds`).set(admin).send({ amount, reason: 'A chip in the glaze.' })

    test('are refunded once when its owner cancels', async () => {
      const order = await paidFor()
      expect((await cancel(order).expect(200)).body).toMatchObject({ status: 'cancelled', paymentStatus: 'refunded' })
      await settleEarly()
      await settleEarly()
      await expectRefunded(order, orderTotal)
      expect(await publishedOf(order.id)).toEqual(['order.cancelled', 'order.confirmed', 'order.refunded'])
    })

    test('are refunded once for concurrent cancellations', async () => {
      const order = await paidFor()
      const [answers] = await Promise.all([
        Promise.all(Array.from({ length: 5 }, () => cancel(order))),
        shop.settle(),
        shop.settle(),
      ])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409])
      await Promise.all([settleEarly(), settleEarly()])
      await expectRefunded(order, orderTotal)
    })

    test('are refunded the rest when cancelled after a partial refund', async () => {
      const order = await paidFor()
      await refund(order.id, 500).expect(201)
      expect(await orderOf(order.id)).toMatchObject({ paymentStatus: 'partially-refunded' })
      await cancel(order).expect(200)
      await settleEarly()
      expect(refundsOf(order.id)).toEqual([500, orderTotal - 500])
      expect(await orderOf(order.id)).toMatchObject({
        paymentStatus: 'refunded',
        refunded: { amount: orderTotal },
      })
    })

    test('stay unchanged if Stripe rejects a refund', async () => {
      const { id } = await paidFor()
      const refusing = async (amount: number) => {
        stripe.mode = at('POST /v1/refunds', 'declined')
        await refund(id, amount).expect(201)
        stripe.mode = 'pass'
      }
      await refusing(orderTotal)
      const untouched = await orderOf(id)
      expect(untouched).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' })
      expect(untouched).not.toHaveProperty('refunded')
      await refund(id, 500).expect(201)
      await refusing(300)
      expect(await orderOf(id)).toMatchObject({ paymentStatus: 'partially-refunded', refunded: { amount: 500 } })
      await settleEarly()
      expect(refundsOf(id)).toEqual([500])
      const { body } = await shop.http.get(`/api/orders/${id}/refunds`).set(admin).expect(200)
      expect(body.data.map(({ status }: { status: string }) => status)).toEqual(['failed', 'succeeded', 'failed'])
      expect(await publishedOf(id)).toEqual([
        'order.confirmed',
        'order.refunded',
        'payment.attention',
        'payment.attention',
      ])
    })

    test('are refunded once after an outage or lost response', async () => {
      const { id } = await paidFor()
      stripe.mode = at('POST /v1/refunds', 'lost')
      await refund(id, 500).expect(201)
      stripe.mode = 'pass'
      expect(await publishedOf(id)).toEqual(['order.confirmed'])
      await settleUntil('the refund event', async () => (await publishedOf(id)).length === 2)
      expect(refundsOf(id)).toEqual([500])
      expect(await publishedOf(id)).toEqual(['order.confirmed', 'order.refunded'])
    })
  })

  test('release the last units to a buyer who orders again', async () => {
    const auth = await shop.customer()
    await shop.add(auth, mug, 10)
    const { body: first } = await shop.checkout(auth, payByStripe).expect(201)
    expect((await shop.variant(mug)).available).toBe(0)
    const { body: second } = await shop.checkout(auth, payByStripe).expect(201)
    expect(await orderOf(first.id)).toMatchObject({ status: 'failed' })
    expect(second).toMatchObject({ status: 'pending', items: [{ quantity: 10 }] })
  })

  test('for an unknown order are reported once and not refunded', async () => {
    const order = await ordered()
    const intent = order.intent
    stripe.pay(intent.id)
    const known = intent.metadata.orderId
    intent.metadata.orderId = uuidv7()
    const unknown = async () => {
      const { text } = await shop.http.get('/metrics').expect(200)
      return Number(/^payments_without_order_total\{[^}]*outcome="unknown"[^}]*\} (\d+)$/m.exec(text)?.[1] ?? 0)
    }
    const before = await unknown()
    for (const _ of [1, 2, 3]) await reconcilePayments(shop.ctx)
    expect(await unknown()).toBe(before + 1)
    expect(refundsOf(intent.metadata.orderId)).toEqual([])
    intent.metadata.orderId = known!
  })

  describe('while Stripe is down', () => {
    test('release stock of failed orders, and no job fails an answered checkout', async () => {
      const before = await shop.variant(mug)
      const order = await ordered()
      const key = { customerId: order.intent.metadata.customerId!, orderId: order.id }
      // Called as by a job that read the order earlier.
      expect(await failOrder(shop.ctx, { ...key, reason: 'service-unavailable', awaiting: false })).toBe(false)
      expect(await orderOf(order.id)).toMatchObject({ status: 'pending' })
      await failOrder(shop.ctx, { ...key, reason: 'not-paid-in-time' })
      await inTrouble('refused', async () => {
        await settleEarly()
        expect(await shop.variant(mug)).toEqual(before)
        expect(intentOf(order.id).status).toBe('requires_payment_method')
      })
      await settleUntil('the payment to be given up', () => Promise.resolve(intentOf(order.id).status === 'canceled'))
    })

    test.each<StripeMode>(['refused', 'break'])('(%s) reject a checkout without effect', async (mode) => {
      const [auth, before] = [await fullCart(), await shop.variant(mug)]
      await inTrouble(mode, async ({ checkout }) => {
        const asked = stripe.seen.length
        const response = await checkout(auth, payByStripe)
        expect([response.status, response.body.code]).toEqual([503, 'service-unavailable'])
        expect(response.get('Retry-After')).toBe('2')
        expect(new Set(stripe.seen.slice(asked))).toEqual(new Set(['POST /v1/payment_intents']))
      })
      const [id = ''] = await orderIdsOf(auth)
      expect(await orderOf(id)).toMatchObject({ status: 'failed', paymentStatus: 'unpaid' })
      await settleEarly()
      expect(intentsOf(id).map(({ status }) => status)).toEqual(['canceled'])
      expect(await shop.variant(mug)).toMatchObject({ stock: before.stock, available: before.available })
      expect((await cartOf(auth)).itemCount).toBe(2)
      await shop.checkout(auth, payByStripe).expect(201)
    })

    test('confirm a payable order when Stripe is back', async () => {
      const order = await ordered()
      stripe.pay(order.intent.id)
      await notify(order.intent.id)
      await passDueTime(order.id)
      stripe.mode = at(order.intent.id, 'refused')
      await settleEarly()
      expect(await orderOf(order.id)).toMatchObject({ status: 'pending' })
      stripe.mode = 'pass'
      await settleUntil('the order to be confirmed', async () => (await orderOf(order.id)).status !== 'pending')
      await expectSold(order)
    })

    test('are not failed by a declined card', async () => {
      const order = await ordered()
      stripe.decline(order.intent.id)
      await stripe.sendWebhook(
        `${shop.url}/api/payments/webhook/stripe`,
        'payment_intent.payment_failed',
        order.intent.id,
      )
      await shop.settle()
      expect(await orderOf(order.id)).toMatchObject({ status: 'pending' })
      stripe.pay(order.intent.id)
      await notify(order.intent.id)
      await shop.settle()
      await expectSold(order)
    })
  })

  describe('captured at shipping', () => {
    let door: Awaited<ReturnType<Shop['door']>>
    beforeAll(async () => {
      door = await shop.door({ stripe: { ...byStripe, captureMethod: 'manual' } })
    })
    afterAll(() => door.close())

    const move = (id: string, status: string) => shop.http.patch(`/api/orders/${id}/status`).set(admin).send({ status })

    async function packed() {
      const order = await paidFor(door)
      expect(await orderOf(order.id)).toMatchObject({ status: 'confirmed', paymentStatus: 'authorized' })
      await move(order.id, 'processing').expect(200)
      return order
    }

    test('are captured once for ten concurrent requests', async () => {
      const { id, intent } = await packed()
      const answers = await Promise.all(Array.from({ length: 10 }, () => move(id, 'shipped')))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(9).fill(409)])
      expect(intent).toMatchObject({ status: 'succeeded', amount_received: orderTotal })
      expect(await orderOf(id)).toMatchObject({ status: 'shipped', paymentStatus: 'paid' })
      expect((await historyOf(id)).filter((entry) => entry === 'payment paid')).toHaveLength(1)
    })

    test('leave the order unchanged if declined', async () => {
      const { id, intent } = await packed()
      stripe.mode = at('/capture', 'declined')
      const response = await move(id, 'shipped')
      stripe.mode = 'pass'
      expect([response.status, response.body.code]).toEqual([409, 'payment-refused'])
      expect(await orderOf(id)).toMatchObject({ status: 'processing', paymentStatus: 'authorized' })
      expect(intent).toMatchObject({ status: 'requires_capture', amount_received: 0 })
      await move(id, 'shipped').expect(200)
    })

    test('are voided on cancellation', async () => {
      const { auth, before, id, intent } = await packed()
      await shop.http.post(`/api/orders/${id}/cancel`).set(auth).send({}).expect(200)
      await settleEarly()
      expect(intent).toMatchObject({ status: 'canceled' })
      expect(await orderOf(id)).toMatchObject({ status: 'cancelled', paymentStatus: 'unpaid' })
      expect(await shop.variant(mug)).toMatchObject({ stock: before.stock, available: before.available })
    })

    test('are refunded if cancelled during the capture', async () => {
      const order = await packed()
      stripe.mode = at('/capture', 'lost')
      await move(order.id, 'shipped').expect(503)
      stripe.mode = 'pass'
      await shop.http.post(`/api/orders/${order.id}/cancel`).set(order.auth).send({}).expect(200)
      await settleUntil('the money to go back', async () => (await historyOf(order.id)).includes('refund succeeded'))
      await expectRefunded(order, orderTotal)
    })
  })
})
