import { listWaitingEvents } from '@ecommerce/testkit/waiting-jobs'
import { sql } from 'kysely'
import type { ShippingTax } from '../../src/domain/carts/tax'
import { address, admin, aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop

type AuthHeaders = Record<string, string>
const usd = (amount: number) => ({ amount, currency: 'USD' })
const taxes = (...sums: [string, number, number][]) =>
  sums.map(([name, basisPoints, amount]) => ({ name, basisPoints, amount: usd(amount) }))

/** A country for each rule, with tax on top and included. */
const countries: [string, ShippingTax | undefined, boolean][] = [
  ['SE', 'proportional', false],
  ['NL', 'highest', true],
  ['GB', 'proportional', true],
  ['IE', 'none', true],
  ['FR', undefined, false],
]

describe('Shipping tax', () => {
  beforeAll(async () => {
    shop = await startShop(
      [
        aProduct('mug', 1_000, 1_000),
        { ...aProduct('novel', 1_000, 1_000), category: 'novels' },
        { ...aProduct('bread', 1_000, 1_000), category: 'food' },
      ],
      {
        categories: [
          { slug: 'things', name: 'Things', parent: null },
          { slug: 'books', name: 'Books', parent: null },
          { slug: 'novels', name: 'Novels', parent: 'books' },
          { slug: 'food', name: 'Food', parent: null },
        ],
      },
    )
    const { db } = shop.ctx
    await db.updateTable('shippingMethods').set({ amount: 1_000 }).where('code', '=', 'standard').execute()
    for (const [country, shippingTax, pricesIncludeTax] of countries) {
      const rate = { country, basisPoints: 2_000, pricesIncludeTax, name: 'VAT' }
      await db
        .insertInto('taxRates')
        .values({ ...rate, ...(shippingTax && { shippingTax }) })
        .execute()
      await db
        .insertInto('taxCategoryRates')
        .values([
          { country, category: 'books', basisPoints: 600, name: 'Reduced VAT' },
          { country, category: 'food', basisPoints: 0 },
        ])
        .execute()
    }
  })
  afterAll(() => shop.stop())

  async function cartOf(...slugs: string[]): Promise<AuthHeaders> {
    const auth = await shop.customer()
    for (const slug of slugs) await shop.add(auth, slug)
    return auth
  }

  async function ordered(country: string, ...slugs: string[]) {
    const auth = await cartOf(...slugs)
    const { body: cart } = await shop.http.get(`/api/cart?country=${country}`).set(auth).expect(200)
    const { body: order } = await shop
      .checkout(auth, { shippingAddress: { ...address, country }, expectedTotal: cart.total })
      .expect(201)
    return { auth, cart, order }
  }

  const refund = async (orderId: string, body: object) =>
    (
      await shop.http
        .post(`/api/orders/${orderId}/refunds`)
        .set(admin)
        .send({ reason: 'Broken.', ...body })
        .expect(201)
    ).body

  describe('follows the country’s rule', () => {
    test.each<[string, string[], number, ReturnType<typeof taxes>]>([
      ['SE', ['novel'], 120, taxes(['Reduced VAT', 600, 120])],
      ['SE', ['novel', 'mug'], 390, taxes(['VAT', 2_000, 300], ['Reduced VAT', 600, 90])],
      ['NL', ['novel', 'mug'], 391, taxes(['VAT', 2_000, 334], ['Reduced VAT', 600, 57])],
      ['GB', ['bread'], 0, []],
      ['IE', ['mug'], 167, taxes(['VAT', 2_000, 167])],
      ['FR', ['novel'], 260, taxes(['VAT', 2_000, 200], ['Reduced VAT', 600, 60])],
      ['FR', ['bread'], 200, taxes(['VAT', 2_000, 200])],
      ['US', ['mug'], 0, []],
    ])('%s: %j', async (country, slugs, tax, byRate) => {
      const taxIncluded = countries.some(([code, , included]) => code === country && included)
      const { cart, order, auth } = await ordered(country, ...slugs)
      const read = (await shop.http.get(`/api/orders/${order.id}`).set(auth).expect(200)).body
      const total = usd(1_000 * (slugs.length + 1) + (taxIncluded ? 0 : tax))
      for (const shown of [cart, order, read])
        expect(shown).toMatchObject({ tax: usd(tax), taxes: byRate, taxIncluded, total })
    })
  })

  describe('in refunds', () => {
    test('is that of the units and sums up', async () => {
      const { order } = await ordered('SE', 'novel', 'mug')
      await shop.http.post(`/api/orders/${order.id}/capture`).set(admin).expect(200)
      const [novel, mug] = order.items as { id: string }[]
      const made = [
        await refund(order.id, { items: [{ itemId: novel!.id, quantity: 1 }] }),
        await refund(order.id, { amount: 333 }),
        await refund(order.id, { items: [{ itemId: mug!.id, quantity: 1 }] }),
        await refund(order.id, {}),
      ]
      expect(made.map(({ amount, tax }) => [amount.amount, tax.amount])).toEqual([
        [1_060, 60],
        [333, expect.any(Number)],
        [1_200, 200],
        [797, expect.any(Number)],
      ])
      expect(made.reduce((sum, { tax }) => sum + tax.amount, 0)).toBe(order.tax.amount)
      const { body } = await shop.http.get(`/api/orders/${order.id}/refunds`).set(admin).expect(200)
      expect(body.data.map(({ tax }: { tax: object }) => tax)).toEqual(made.map(({ tax }) => tax))
    })

    test('of a cancellation is the rest', async () => {
      const { order, auth } = await ordered('NL', 'novel', 'mug')
      await shop.http.post(`/api/orders/${order.id}/capture`).set(admin).expect(200)
      const first = await refund(order.id, { amount: 1_001 })
      await shop.http.post(`/api/orders/${order.id}/cancel`).set(auth).expect(200)
      const { body } = await shop.http.get(`/api/orders/${order.id}/refunds`).set(admin).expect(200)
      expect(body.data.map(({ tax }: { tax: object }) => tax)).toEqual([first.tax, usd(order.tax.amount - first.tax.amount)]) // prettier-ignore
    })

    test.each([
      ['NL', true],
      ['SE', false],
    ])('is in the event, with whether prices in %s include it', async (country, taxIncluded) => {
      const { order } = await ordered(country, 'novel', 'mug')
      await shop.http.post(`/api/orders/${order.id}/capture`).set(admin).expect(200)
      const made = [await refund(order.id, { amount: 1_001 }), await refund(order.id, {})]
      await shop.settle()
      const events = await listWaitingEvents<{ taxIncluded: boolean; refund: Record<string, unknown> }>(shop.ctx.db, {
        type: 'order.refunded',
        about: { orderId: order.id },
      })
      const refunds = events.map(({ data }) => ({ ...data.refund, taxIncluded: data.taxIncluded }))
      for (const { id, amount, tax } of made)
        expect(refunds).toContainEqual(expect.objectContaining({ id, amount, tax, taxIncluded }))
      expect(refunds).toHaveLength(2)
    })

    test('of earlier refunds counts in proportion', async () => {
      const { order } = await ordered('FR', 'mug')
      await shop.http.post(`/api/orders/${order.id}/capture`).set(admin).expect(200)
      const first = await refund(order.id, { amount: 1_200 })
      await sql`update refunds set tax_amount = null, items = '[]' where id = ${first.id}`.execute(shop.ctx.db)
      expect((await refund(order.id, {})).tax).toEqual(usd(200))
      const { body } = await shop.http.get(`/api/orders/${order.id}/refunds`).set(admin).expect(200)
      expect(body.data.map(({ tax }: { tax: object }) => tax)).toEqual([usd(200), usd(200)])
    })
  })

  test('of earlier orders is shown without rates', async () => {
    const { order, auth } = await ordered('FR', 'mug')
    await sql`update orders set taxes = null where id = ${order.id}`.execute(shop.ctx.db)
    const { body } = await shop.http.get(`/api/orders/${order.id}`).set(auth).expect(200)
    expect([body.tax, body.taxIncluded, body.taxes]).toEqual([usd(400), false, undefined])
    await shop.http.patch(`/api/orders/${order.id}/status`).set(admin).send({ status: 'processing' }).expect(200)
    await shop.http.patch(`/api/orders/${order.id}/status`).set(admin).send({ status: 'shipped' }).expect(200)
  })
})
