import { admin, address, aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop
const usd = (amount: number) => ({ amount, currency: 'USD' })

describe('Prices', () => {
  beforeAll(async () => {
    shop = await startShop(
      [aProduct('mug', 1_000, 11_900), { ...aProduct('novel', 1_000, 10_700), category: 'novels' }],
      {
        categories: [
          { slug: 'things', name: 'Things', parent: null },
          { slug: 'books', name: 'Books', parent: null },
          { slug: 'novels', name: 'Novels', parent: 'books' },
        ],
      },
    )
    await shop.ctx.db
      .insertInto('taxRates')
      .values([
        { country: 'DE', basisPoints: 1_900, pricesIncludeTax: true },
        { country: 'FR', basisPoints: 2_000 },
      ])
      .execute()
    await shop.ctx.db
      .insertInto('taxCategoryRates')
      .values([
        { country: 'DE', category: 'books', basisPoints: 700 },
        { country: 'FR', category: 'books', basisPoints: 550 },
      ])
      .execute()
    await shop.ctx.db
      .insertInto('shippingMethods')
      .values({ code: 'courier', name: 'Courier', amount: 250, currency: 'USD', countries: ['FR'], position: 3 })
      .execute()
  })
  afterAll(() => shop.stop())

  async function both() {
    const auth = await shop.customer()
    await shop.add(auth, 'mug')
    await shop.add(auth, 'novel')
    return auth
  }

  test('use the tax rate of the nearest category', async () => {
    const auth = await both()
    const { body: cart } = await shop.http.get('/api/cart?country=FR').set(auth).expect(200)
    expect(cart).toMatchObject({ shipping: usd(250), tax: usd(2_380 + 589 + 50), total: usd(22_600 + 250 + 3_019) })
    const { body: order } = await shop
      .checkout(auth, { shippingAddress: { ...address, country: 'FR' }, expectedTotal: cart.total })
      .expect(201)
    expect(order).toMatchObject({ tax: usd(3_019), total: cart.total, shippingMethod: 'courier' })
    expect(order.items.map(({ tax }: { tax: object }) => tax)).toEqual([usd(2_380), usd(589)])
  })

  test('show included tax without adding it', async () => {
    const auth = await both()
    const { body: cart } = await shop.http.get('/api/cart?country=DE&shippingMethod=express').set(auth).expect(200)
    expect(cart).toMatchObject({ taxIncluded: true, tax: usd(1_900 + 700 + 239), total: usd(22_600 + 1_499) })
    const { body: order } = await shop
      .checkout(auth, {
        shippingAddress: { ...address, country: 'DE' },
        shippingMethod: 'express',
        expectedTotal: cart.total,
      })
      .expect(201)
    expect(order).toMatchObject({ taxIncluded: true, tax: usd(2_839), total: usd(24_099) })
  })

  test('of refunded lines are the price paid', async () => {
    const auth = await shop.customer()
    await shop.add(auth, 'mug', 3)
    const { body: order } = await shop.checkout(auth, { shippingAddress: { ...address, country: 'FR' } }).expect(201)
    await shop.http.post(`/api/orders/${order.id}/capture`).set(admin).expect(200)
    const amounts = []
    for (const _ of [1, 2, 3]) {
      const response = await shop.http
        .post(`/api/orders/${order.id}/refunds`)
        .set(admin)
        .send({ items: [{ itemId: order.items[0].id, quantity: 1 }], reason: 'Broken.', restock: false })
        .expect(201)
      amounts.push(response.body.amount.amount as number)
    }
    expect(amounts).toEqual([14_280, 14_280, 14_280])
  })

  test('of shipping depend on the country', async () => {
    const codes = async (query: string) =>
      (await shop.http.get(`/api/orders/shipping-methods${query}`).expect(200)).body.data.map(
        ({ code }: { code: string }) => code,
      )
    expect(await codes('?country=FR')).toEqual(['standard', 'express', 'courier'])
    expect(await codes('?country=GB')).toEqual(['standard', 'express'])
    expect(await codes('?currency=JPY')).toEqual([])
    await shop.http.get('/api/orders/shipping-methods?country=Britain').expect(400)
  })

  test('lead to daily figures without cancelled orders and with refunds', async () => {
    const today = new Date().toISOString().slice(0, 10)
    const stats = async (query = '') => (await shop.http.get(`/api/orders/stats${query}`).set(admin).expect(200)).body
    const before = await stats()
    const [first, second] = [await shop.customer(), await both()]
    await shop.add(first, 'mug', 2)
    const { body: kept } = await shop.checkout(first).expect(201)
    const { body: cancelled } = await shop.checkout(second).expect(201)
    expect((await stats()).orders).toBe(before.orders + 2)
    await shop.http.post(`/api/orders/${cancelled.id}/cancel`).set(second).expect(200)
    await shop.http.post(`/api/orders/${kept.id}/capture`).set(admin).expect(200)
    await shop.http
      .post(`/api/orders/${kept.id}/refunds`)
      .set(admin)
      .send({ amount: 1_000, reason: 'Late.' })
      .expect(201)
    const [after] = await Promise.all([stats(), stats(), stats()])
    const revenue = before.revenue.amount + kept.total.amount
    expect(after).toMatchObject({
      orders: before.orders + 1,
      revenue: usd(revenue),
      refunded: usd(before.refunded.amount + 1_000),
      average: usd(Math.floor(revenue / (before.orders + 1) + 0.5)),
    })
    expect(after.data[0]).toMatchObject({ date: today, orders: after.orders })
    expect(after.data[0].topProducts[0]).toMatchObject({ name: 'mug', quantity: 4 })
    expect((await stats(`?from=2020-01-01&to=2020-02-01`)).data).toEqual([])
    for (const query of ['?from=2020-01-02&to=2020-01-01', '?from=2020-01-01', '?from=yesterday'])
      await shop.http.get(`/api/orders/stats${query}`).set(admin).expect(400)
    await shop.http.get('/api/orders/stats').set(first).expect(403)
  })
})
