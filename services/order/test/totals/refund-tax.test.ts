import { type FakeStripe, openFakeStripe } from '@ecommerce/testkit/stripe/fake-stripe'
import { admin, aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop
let stripe: FakeStripe

describe('Refund tax', () => {
  beforeAll(async () => {
    stripe = await openFakeStripe()
    const { secretKey, webhookSecret, url: apiBase } = stripe
    shop = await startShop([aProduct('mug', 1_000, 1_000), { ...aProduct('novel', 1_000, 1_000), category: 'books' }], {
      config: { stripe: { secretKey, webhookSecret, apiBase, captureMethod: 'automatic' } },
      categories: ['things', 'books'].map((slug) => ({ slug, name: slug, parent: null })),
    })
    await shop.ctx.db.insertInto('taxRates').values({ country: 'GB', basisPoints: 2_000, name: 'VAT' }).execute()
    await shop.ctx.db
      .insertInto('taxCategoryRates')
      .values({ country: 'GB', category: 'books', basisPoints: 600, name: 'Reduced VAT' })
      .execute()
  })
  afterAll(async () => {
    await shop.stop()
    await stripe.close()
  })

  /** Goods of two rates and shipping: 20.00 + 4.99, taxed with 2.00 + 0.60 + 1.00. */
  async function paid() {
    const auth = await shop.customer()
    for (const slug of ['novel', 'mug']) await shop.add(auth, slug)
    const { body: order } = await shop.checkout(auth, { paymentMethod: 'stripe' }).expect(201)
    expect([order.total.amount, order.tax.amount]).toEqual([2_859, 360])
    const intent = stripe.intents.find(({ metadata }) => metadata.orderId === order.id)!
    stripe.pay(intent.id)
    const tell = async (type: string) => {
      expect((await stripe.sendWebhook(`${shop.url}/api/payments/webhook/stripe`, type, intent.id)).status).toBe(200)
      await shop.settle()
    }
    await tell('payment_intent.succeeded')
    return {
      ...{ intent, tell },
      refund: (body: object) =>
        shop.http
          .post(`/api/orders/${order.id}/refunds`)
          .set(admin)
          .send({ reason: 'Broken.', ...body })
          .expect(201),
      refundNovel() {
        return this.refund({ items: [{ itemId: order.items[0].id, quantity: 1 }] })
      },
      async refundOutside(amount?: number) {
        stripe.refundOutside(intent.id, amount)
        await tell('charge.refunded')
      },
      async cancel() {
        await shop.http.post(`/api/orders/${order.id}/cancel`).set(auth).send({}).expect(200)
        await shop.settle()
      },
      /** Amount and tax of each refund. */
      async refunds(status = 'succeeded') {
        await shop.settle()
        const { body } = await shop.http.get(`/api/orders/${order.id}/refunds`).set(admin).expect(200)
        return (body.data as { status: string; amount: { amount: number }; tax: { amount: number } }[])
          .filter((refund) => refund.status === status)
          .map(({ amount, tax }) => [amount.amount, tax.amount] as const)
      },
    }
  }
  type Paid = Awaited<ReturnType<typeof paid>>

  const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0)

  describe('sums up to the order’s tax for any origin of refunds', () => {
    test.each<[string, (order: Paid) => Promise<unknown>]>([
      [
        'units by the store, the rest at the provider',
        async (order) => {
          await order.refundNovel()
          await order.refundOutside()
        },
      ],
      [
        'parts at the provider',
        async (order) => {
          for (const amount of [333, 444, 555]) await order.refundOutside(amount)
          await order.refundOutside()
        },
      ],
      [
        'a part at the provider, then units, then a cancellation',
        async (order) => {
          await order.refundOutside(777)
          await order.refundNovel()
          await order.cancel()
        },
      ],
      [
        'units whose refund fails and is made again',
        async (order) => {
          stripe.account.refundsAre = 'failed'
          await order.refundNovel()
          stripe.account.refundsAre = 'succeeded'
          await order.refund({ amount: 1_501 })
          await order.refundNovel()
          await order.cancel()
        },
      ],
      [
        'a part at the provider that no report has named when the order is cancelled',
        async (order) => {
          stripe.refundOutside(order.intent.id, 555)
          await order.cancel()
        },
      ],
    ])('%s', async (_name, act) => {
      const order = await paid()
      await act(order)
      const refunds = await order.refunds()
      expect([sum(refunds.map(([amount]) => amount)), sum(refunds.map(([, tax]) => tax))]).toEqual([2_859, 360])
    })
  })

  test('of a cancellation leaves the disputed part', async () => {
    const order = await paid()
    stripe.account.openDispute(order.intent, 1_001)
    await order.tell('charge.dispute.created')
    await order.cancel()
    // Rejected by Stripe, as for every disputed payment.
    expect(await order.refunds('failed')).toEqual([[1_858, 234]])
  })
})
