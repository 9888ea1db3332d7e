import { type FakeStripe, openFakeStripe } from '@ecommerce/testkit/stripe/fake-stripe'
import { uuidv7 } from '@ecommerce/shared/ids'
import { sql } from 'kysely'
import { reconcilePayments } from '../../src/commands/payments/reconcile-payments'
import { countPaymentAttention } from '../../src/store/payments/payment-attention'
import { admin, aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop
let stripe: FakeStripe

describe('Payments without an order', () => {
  beforeAll(async () => {
    stripe = await openFakeStripe()
    const { secretKey, webhookSecret, url: apiBase } = stripe
    shop = await startShop([aProduct('mug', 100, 2_000)], {
      config: { stripe: { secretKey, webhookSecret, apiBase, captureMethod: 'automatic' } },
    })
  })
  afterAll(async () => {
    await shop.stop()
    await stripe.close()
  })

  const usd = (amount: number) => ({ amount, currency: 'USD' })

  /** A payment at Stripe of an order that is not here. */
  function paidWithoutOrder(
    metadata: Record<string, string> = { orderId: uuidv7(), customerId: uuidv7() },
    currency = 'usd',
  ) {
    const params = new URLSearchParams({ amount: '2499', currency })
    for (const [name, value] of Object.entries(metadata)) params.set(`metadata[${name}]`, value)
    const intent = stripe.account.create(params)
    stripe.pay(intent.id)
    return intent
  }
  type Intent = ReturnType<typeof paidWithoutOrder>

  async function tell(intent: Intent, ...types: string[]) {
    for (const type of types)
      expect((await stripe.sendWebhook(`${shop.url}/api/payments/webhook/stripe`, type, intent.id)).status).toBe(200)
    await shop.settle()
  }

  async function entries() {
    const { body } = await shop.http.get('/api/payments/attention?limit=100&count=true').set(admin).expect(200)
    expect(body.page.total).toBe(body.data.length)
    return body.data as { reference: string; amount: { amount: number } }[]
  }
  const entriesOf = async ({ id }: Intent) => (await entries()).filter(({ reference }) => reference === id)

  async function counted() {
    const { text } = await shop.http.get('/metrics').expect(200)
    return Number(/^payments_without_order_total\{[^}]*outcome="unknown"[^}]*\} (\d+)$/m.exec(text)?.[1] ?? 0)
  }

  describe('received for an unknown order', () => {
    test.each<[string, (intent: Intent) => Promise<unknown>]>([
      ['its call-back', (intent) => tell(intent, 'payment_intent.succeeded')],
      ['the reconciler', () => reconcilePayments(shop.ctx)],
    ])('are listed once, reported by %s repeatedly', async (_source, report) => {
      const [before, intent] = [await counted(), paidWithoutOrder()]
      await report(intent)
      await Promise.all([reconcilePayments(shop.ctx), tell(intent, 'payment_intent.succeeded', 'charge.succeeded')])
      await reconcilePayments(shop.ctx)
      expect(await entriesOf(intent)).toEqual([
        {
          ...{ orderId: null, number: null, status: null, paymentStatus: null, reason: 'payment-without-order' },
          ...{ amount: usd(2_499), provider: 'stripe', reference: intent.id, updatedAt: expect.any(String) },
        },
      ])
      expect(await counted()).toBe(before + 1)
      const counts = await countPaymentAttention(shop.ctx.db)
      expect(counts).toEqual([{ reason: 'payment-without-order', count: (await entries()).length }])
      expect(stripe.refunds.filter(({ payment_intent }) => payment_intent === intent.id)).toEqual([])
    })

    test('are counted in minor units of their currency', async () => {
      const intent = paidWithoutOrder({ orderId: uuidv7(), customerId: uuidv7() }, 'isk')
      await reconcilePayments(shop.ctx)
      expect(await entriesOf(intent)).toMatchObject([{ amount: { amount: 25, currency: 'ISK' } }])
    })

    test.each<[string, (intent: Intent) => Promise<unknown>]>([
      ['reported', (intent) => tell(intent, 'refund.created')],
      ['unreported', () => reconcilePayments(shop.ctx)],
    ])('shrink with a refund and resolve when fully refunded, %s', async (_source, report) => {
      const intent = paidWithoutOrder()
      await tell(intent, 'payment_intent.succeeded')
      stripe.refundOutside(intent.id, 1_000)
      await report(intent)
      expect(await entriesOf(intent)).toMatchObject([{ amount: usd(1_499) }])
      const rest = stripe.refundOutside(intent.id)
      await report(intent)
      expect(await entriesOf(intent)).toEqual([])
      await reconcilePayments(shop.ctx)
      expect(await entriesOf(intent)).toEqual([])
      stripe.account.endRefund(rest, 'failed')
      await tell(intent, 'refund.failed')
      expect(await entriesOf(intent)).toMatchObject([{ amount: usd(1_499) }])
    })

    test('resolve when lost to a dispute, not while a refund is pending', async () => {
      const [lost, pending] = [paidWithoutOrder(), paidWithoutOrder()]
      await reconcilePayments(shop.ctx)
      stripe.account.closeDispute(stripe.account.openDispute(lost), 'lost')
      stripe.account.refundsAre = 'pending'
      stripe.refundOutside(pending.id)
      stripe.account.refundsAre = 'succeeded'
      await reconcilePayments(shop.ctx)
      expect(await entriesOf(lost)).toEqual([])
      expect(await entriesOf(pending)).toHaveLength(1)
    })

    test('resolve when the order appears', async () => {
      const auth = await shop.customer()
      await shop.add(auth, 'mug')
      const { body } = await shop.checkout(auth, { paymentMethod: 'stripe' }).expect(201)
      const intent = stripe.intents.find(({ metadata }) => metadata.orderId === body.id)!
      stripe.pay(intent.id)
      const { orderId } = intent.metadata
      intent.metadata.orderId = uuidv7()
      await reconcilePayments(shop.ctx)
      expect(await entriesOf(intent)).toHaveLength(1)
      intent.metadata.orderId = orderId!
      await sql`update payments_without_order set order_id = ${orderId} where reference = ${intent.id}`.execute(
        shop.ctx.db,
      )
      expect(await entriesOf(intent)).toEqual([])
      await reconcilePayments(shop.ctx)
      const { rows } = await sql`
      select from payments_without_order where reference = ${intent.id} and resolved_at is not null`.execute(
        shop.ctx.db,
      )
      expect(rows).toHaveLength(1)
    })

    test.each([
      ['no metadata', {}],
      ['metadata of another kind', { orderId: '2026-000123', cart: 'abc' }],
    ])('belong to others with %s', async (_what, metadata) => {
      const intent = paidWithoutOrder(metadata)
      await tell(intent, 'payment_intent.succeeded', 'charge.captured')
      await reconcilePayments(shop.ctx)
      expect(await entriesOf(intent)).toEqual([])
    })

    test('wait while Stripe is unavailable', async () => {
      const intent = paidWithoutOrder()
      await tell(intent, 'payment_intent.succeeded')
      stripe.refundOutside(intent.id)
      stripe.mode = ({ path }) => (path.includes(intent.id) ? 'break' : 'pass')
      await reconcilePayments(shop.ctx)
      expect(await entriesOf(intent)).toHaveLength(1)
      stripe.mode = 'pass'
      await reconcilePayments(shop.ctx)
      expect(await entriesOf(intent)).toEqual([])
    })
  })

  test('are listed in pages together with orders', async () => {
    paidWithoutOrder()
    paidWithoutOrder()
    await reconcilePayments(shop.ctx)
    const all = await entries()
    const paged: unknown[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const { body } = await shop.http.get(`/api/payments/attention?limit=1${query}`).set(admin).expect(200)
      paged.push(...body.data)
      cursor = body.page.nextCursor
    }
    expect(paged).toEqual(all)
  })
})
