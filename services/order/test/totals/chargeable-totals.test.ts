import { type FakeStripe, openFakeStripe } from '@ecommerce/testkit/stripe/fake-stripe'
import { listWaitingEvents } from '@ecommerce/testkit/waiting-jobs'
import { address, admin, aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop
let stripe: FakeStripe

type AuthHeaders = Record<string, string>
type Money = { amount: number; currency: string }
type Totals = Record<'subtotal' | 'discount' | 'shipping' | 'tax' | 'total', Money> & {
  taxIncluded: boolean
  taxes: { name: string; basisPoints: number; amount: Money }[]
  rounding?: Money
}

describe('Chargeable totals', () => {
  beforeAll(async () => {
    stripe = await openFakeStripe()
    const byStripe = { secretKey: stripe.secretKey, webhookSecret: stripe.webhookSecret, apiBase: stripe.url }
    shop = await startShop([aProduct('mug', 10)], { config: { stripe: { ...byStripe, captureMethod: 'automatic' } } })
    await shop.ctx.db
      .insertInto('shippingMethods')
      .values(
        ['KWD', 'OMR', 'BHD', 'JOD', 'TND', 'MGA', 'GBP', 'JPY', 'ISK', 'VND', 'ZAR'].map((currency) => ({
          ...{ code: `free-${currency}`, name: 'Post', amount: 0, currency, countries: null, position: 1 },
        })),
      )
      .execute()
    await shop.ctx.db
      .insertInto('shippingMethods')
      .values({ code: 'courier', name: 'Courier', amount: 1_000, currency: 'KWD', countries: null, position: 2 })
      .execute()
    await shop.ctx.db.insertInto('taxRates').values({ country: 'OM', basisPoints: 500, name: 'VAT' }).execute()
  })
  afterAll(async () => {
    await shop.stop()
    await stripe.close()
  })

  let made = 0

  async function sell(amount: number, currency: string): Promise<string> {
    const name = `thing-${++made}`
    const product = { sku: name.toUpperCase(), name, price: { amount, currency }, category: 'things', stock: 100 }
    const { body } = await shop.catalogue.post('/api/products').set(admin).send(product).expect(201)
    return body.slug as string
  }

  async function cartOf(slug: string, quantity = 1): Promise<AuthHeaders> {
    const auth = await shop.customer()
    await shop.add(auth, slug, quantity)
    return auth
  }

  const readCart = async (auth: AuthHeaders, query = '') =>
    (await shop.http.get(`/api/cart${query}`).set(auth).expect(200)).body as Totals
  const sumOf = ({ subtotal, discount, shipping, tax, taxIncluded, rounding }: Totals) =>
    subtotal.amount - discount.amount + shipping.amount + (taxIncluded ? 0 : tax.amount) + (rounding?.amount ?? 0)
  const refund = (orderId: string, body: object) =>
    shop.http
      .post(`/api/orders/${orderId}/refunds`)
      .set(admin)
      .send({ reason: 'Broken.', ...body })

  async function paid(auth: AuthHeaders, body: object) {
    const response = await shop.checkout(auth, { paymentMethod: 'stripe', ...body }).expect(201)
    const intent = stripe.intents.find(({ metadata }) => metadata.orderId === response.body.id)!
    stripe.pay(intent.id)
    await stripe.sendWebhook(`${shop.url}/api/payments/webhook/stripe`, 'payment_intent.succeeded', intent.id)
    await shop.settle()
    return { order: response.body, intent }
  }

  describe('of orders', () => {
    test.each([
      ['KWD', 5_124, 5_120, -4],
      ['KWD', 2_999, 3_000, 1],
      ['BHD', 2_475, 2_480, 5],
      ['JOD', 2_995, 3_000, 5],
      ['TND', 3_001, 3_000, -1],
      ['MGA', 199_950, 200_000, 50],
    ])('of %s %i can be paid by Stripe', async (currency, price, total, rounding) => {
      const auth = await cartOf(await sell(price, currency))
      const cart = await readCart(auth)
      expect([cart.total.amount, cart.rounding, sumOf(cart)]).toEqual([total, { amount: rounding, currency }, total])
      const { order } = await paid(auth, { expectedTotal: cart.total })
      expect([order.total, order.rounding, sumOf(order)]).toEqual([cart.total, cart.rounding, total])
    })

    test('equal each other for every payment method, in response and event', async () => {
      const slug = await sell(1_500, 'OMR')
      const [auth, other] = [await cartOf(slug), await cartOf(slug)]
      const cart = await readCart(auth, '?country=OM')
      expect(cart).toMatchObject({
        ...{ total: { amount: 1_580 }, rounding: { amount: 5 }, taxIncluded: false },
        taxes: [{ name: 'VAT', basisPoints: 500, amount: { amount: 75, currency: 'OMR' } }],
      })
      const wanted = { shippingAddress: { ...address, country: 'OM' }, expectedTotal: cart.total }
      const { body: byHand } = await shop.checkout(auth, wanted).expect(201)
      const { order } = await paid(other, wanted)
      for (const one of [byHand, order]) expect(one).toMatchObject({ total: cart.total, rounding: cart.rounding })
      const events = await listWaitingEvents(shop.ctx.db, { type: 'order.confirmed', about: { orderId: byHand.id } })
      expect(events).toMatchObject([{ data: { taxIncluded: false, taxes: cart.taxes, rounding: cart.rounding } }])
    })

    test('have no rounding where the minor unit is chargeable', async () => {
      for (const [price, currency] of [
        [1_999, 'USD'],
        [1_999, 'ISK'],
      ] as const) {
        const cart = await readCart(await cartOf(await sell(price, currency)))
        expect([cart.rounding, cart.taxes, cart.taxIncluded]).toEqual([undefined, [], false])
      }
    })
  })

  describe('of refunds', () => {
    test('of units are chargeable and sum up to the amount paid', async () => {
      const slug = await sell(3_337, 'KWD')
      await shop.http
        .post('/api/promotions')
        .set(admin)
        .send({ code: 'ONE', type: 'fixed', value: { amount: 1, currency: 'KWD' } })
        .expect(201)
      const auth = await cartOf(slug, 3)
      await shop.http.post('/api/cart/coupon').set(auth).send({ code: 'ONE' }).expect(200)
      const { order, intent } = await paid(auth, { shippingMethod: 'courier' })
      expect(order.total.amount).toBe(11_010)
      const [{ id: itemId }] = order.items
      const refunds = []
      for (const body of [...[1, 2, 3].map(() => ({ items: [{ itemId, quantity: 1 }] })), {}])
        refunds.push((await refund(order.id, body).expect(201)).body.amount.amount)
      await shop.settle()
      expect(refunds).toEqual([3_340, 3_330, 3_340, 1_000])
      const { body } = await shop.http.get(`/api/orders/${order.id}/refunds`).set(admin).expect(200)
      expect(new Set(body.data.map(({ status }: { status: string }) => status))).toEqual(new Set(['succeeded']))
      expect(stripe.refunds.filter(({ payment_intent }) => payment_intent === intent.id).map(({ amount }) => amount)).toEqual(refunds) // prettier-ignore
    })

    test.each([
      ['KWD', 5_000, 1_001, 10],
      ['MGA', 500_000, 10_050, 100],
    ])('reject an unchargeable amount in %s with the step', async (currency, price, amount, step) => {
      const { order } = await paid(await cartOf(await sell(price, currency)), {})
      const { body } = await refund(order.id, { amount }).expect(400)
      expect(body).toMatchObject({ code: 'amount-not-chargeable', step: { amount: step, currency }, errors: [{ path: 'amount' }] }) // prettier-ignore
      await refund(order.id, { amount: amount - (amount % step) }).expect(201)
    })
  })

  describe('below the minimum', () => {
    test.each([
      ['USD', 49, 50],
      ['GBP', 29, 30],
      ['JPY', 49, 50],
    ])('of %s %i are rejected with the minimum, without asking Stripe', async (currency, price, minimum) => {
      await shop.ctx.db.updateTable('shippingMethods').set({ amount: 0 }).where('code', '=', 'standard').execute()
      const slug = await sell(price, currency)
      const auth = await cartOf(slug)
      stripe.seen.length = 0
      const { body } = await shop.checkout(auth, { paymentMethod: 'stripe' }).expect(409)
      expect(body).toMatchObject({ code: 'payment-below-minimum', minimum: { amount: minimum, currency } })
      expect(stripe.seen).toEqual([])
      await shop.checkout(auth, { paymentMethod: 'manual' }).expect(201)
      await shop.checkout(await cartOf(slug, 2), { paymentMethod: 'stripe' }).expect(201)
    })

    test.each([
      ['VND', 9_999, 10_000],
      ['ZAR', 949, 950],
      ['TND', 1_590, 1_600],
      ['VND', 9_999, undefined],
    ])('of %s %i, known only to Stripe, are rejected with %s', async (currency, price, minimum) => {
      await shop.ctx.db.updateTable('shippingMethods').set({ amount: 0 }).where('code', '=', 'standard').execute()
      Object.assign(stripe.account.minimums, { vnd: 10_000, zar: 950 })
      stripe.account.tellsMinimum = minimum !== undefined
      const slug = await sell(price, currency)
      const auth = await cartOf(slug)
      const { body } = await shop.checkout(auth, { paymentMethod: 'stripe' }).expect(409)
      stripe.account.tellsMinimum = true
      expect(body).toMatchObject({ code: 'payment-below-minimum' })
      expect(body.minimum).toEqual(minimum === undefined ? undefined : { amount: minimum, currency })
      await shop.settle()
      await shop.checkout(await cartOf(slug, 2), { paymentMethod: 'stripe' }).expect(201)
    })

    test('of zero need no payment', async () => {
      const auth = await cartOf(await sell(0, 'GBP'))
      expect((await shop.checkout(auth, { paymentMethod: 'stripe' }).expect(201)).body.paymentStatus).toBe('paid')
    })
  })
})
