import { listWaitingDeliveries } from '@ecommerce/testkit/waiting-jobs'
import { sql } from 'kysely'
import { publishAbandonedCarts } from '../../src/commands/carts/publish-abandoned-carts'
import { waitUntilBlocked, whileHeld } from '../support/held'
import { admin, address, aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop

describe('Cart consistency', () => {
  beforeAll(async () => {
    shop = await startShop([aProduct('mug', 10_000), aProduct('bowl', 10_000, 3_333), aProduct('vase', 10_000, 700)])
    await shop.ctx.db
      .insertInto('shippingMethods')
      .values({ code: 'pickup', name: 'Pick-up', amount: 0, currency: 'USD', countries: ['NZ'], position: 9 })
      .execute()
    await shop.http.post('/api/promotions').set(admin).send({ code: 'TEN', type: 'percent', value: 10 }).expect(201)
  })
  afterAll(() => shop.stop())

  type AuthHeaders = Record<string, string>
  const usd = (amount: number) => ({ amount, currency: 'USD' })
  const cartOf = async (auth: AuthHeaders) => (await shop.http.get('/api/cart').set(auth).expect(200)).body
  const remove = (auth: AuthHeaders, id: string) => shop.http.delete(`/api/cart/items/${id}`).set(auth)

  async function filled(...slugs: string[]): Promise<AuthHeaders> {
    const auth = await shop.customer()
    for (const slug of slugs) await shop.add(auth, slug, 2)
    return auth
  }

  describe('without a country', () => {
    test('offer only methods valid everywhere, at the total of the order', async () => {
      const auth = await filled()
      const added = (await shop.add(auth, 'mug')).body
      const [{ id }] = added.items
      const changed = (await shop.http.patch(`/api/cart/items/${id}`).set(auth).send({ quantity: 1 }).expect(200)).body
      const applied = (await shop.http.post('/api/cart/coupon').set(auth).send({ code: 'TEN' }).expect(200)).body
      const taken = (await shop.http.delete('/api/cart/coupon').set(auth).expect(200)).body
      for (const cart of [added, changed, applied, taken, await cartOf(auth)]) expect(cart.shipping).toEqual(usd(499))
      await shop.checkout(auth, { expectedTotal: taken.total }).expect(201)
    })

    test('offer the country’s methods once it is known', async () => {
      const auth = await filled('mug')
      const { body } = await shop.http.get('/api/cart?country=NZ').set(auth).expect(200)
      expect(body.shipping).toEqual(usd(0))
      const placed = { shippingAddress: { ...address, country: 'NZ' }, expectedTotal: body.total }
      expect((await shop.checkout(auth, placed).expect(201)).body.shippingMethod).toBe('pickup')
    })
  })

  describe('emptied', () => {
    const emptied: [string, (auth: AuthHeaders, id: string) => PromiseLike<{ status: number }>][] = [
      ['DELETE of the last line', (auth, id) => remove(auth, id)],
      ['PATCH quantity 0', (auth, id) => shop.http.patch(`/api/cart/items/${id}`).set(auth).send({ quantity: 0 })],
      ['DELETE /api/cart', (auth) => shop.http.delete('/api/cart').set(auth)],
    ]
    const remind = async (userId: string) => {
      await sql`update carts set updated_at = now() - interval '2 days' where customer_id = ${userId}`.execute(
        shop.ctx.db,
      )
      await publishAbandonedCarts(shop.ctx)
      return (await listWaitingDeliveries(shop.ctx.db, { type: 'cart.abandoned', about: { userId } })).length
    }

    test.each(emptied)('by %s have no coupon and may be reminded of anew', async (_way, empty) => {
      const auth = await filled('mug')
      await shop.http.post('/api/cart/coupon').set(auth).send({ code: 'TEN' }).expect(200)
      const { id: userId, items } = await cartOf(auth)
      const once = await remind(userId)
      expect([once, await remind(userId)]).toEqual([1, 1])
      expect((await empty(auth, items[0].id)).status).toBe(200)
      expect(await cartOf(auth)).not.toHaveProperty('coupon')
      await shop.add(auth, 'bowl')
      expect(await cartOf(auth)).not.toHaveProperty('coupon')
      expect(await remind(userId)).toBe(2)
    })

    test('are empty for exactly one of two concurrent removals of the last lines', async () => {
      const auth = await filled('mug', 'bowl')
      await shop.http.post('/api/cart/coupon').set(auth).send({ code: 'TEN' }).expect(200)
      const { id, items } = await cartOf(auth)
      const lines = items as { id: string }[]
      let answers: Promise<{ status: number }[]> | undefined
      await whileHeld(shop, sql`select 1 from carts where customer_id = ${id} for update`, async () => {
        answers = Promise.all(lines.map((line) => remove(auth, line.id).then((answer) => answer)))
        await waitUntilBlocked(shop, 2)
      })
      expect((await answers!).map(({ status }) => status)).toEqual([200, 200])
      expect(await cartOf(auth)).not.toHaveProperty('coupon')
    })

    test('keep the coupon while a line is left or before the first one', async () => {
      const auth = await filled('mug', 'bowl')
      await shop.http.post('/api/cart/coupon').set(auth).send({ code: 'TEN' }).expect(200)
      await remove(auth, (await cartOf(auth)).items[0].id).expect(200)
      expect((await cartOf(auth)).coupon).toMatchObject({ code: 'TEN', applied: true })
      const { body } = await shop.http.post('/api/cart/coupon').send({ code: 'TEN' }).expect(200)
      const { body: begun } = await shop.add({ 'X-Cart-Token': body.cartToken }, 'mug', 2)
      expect(begun.coupon).toMatchObject({ code: 'TEN', applied: true })
    })
  })

  test('keep withdrawn variants out of total and coupon', async () => {
    const auth = await filled('vase', 'bowl')
    await shop.http.post('/api/cart/coupon').set(auth).send({ code: 'TEN' }).expect(200)
    const { productId } = await shop.variant('vase')
    await shop.catalogue.patch(`/api/products/${productId}`).set(admin).send({ status: 'draft' }).expect(200)
    expect(await cartOf(auth)).toMatchObject({
      items: [
        { sku: 'VASE', lineTotal: usd(1_400), discount: usd(0), issues: ['unavailable'] },
        { sku: 'BOWL', lineTotal: usd(6_666), discount: usd(667), issues: [] },
      ],
      ...{ subtotal: usd(6_666), discount: usd(667), shipping: usd(499), total: usd(6_498) },
    })
    await remove(auth, (await cartOf(auth)).items[1].id).expect(200)
    expect(await cartOf(auth)).toMatchObject({ subtotal: usd(0), shipping: usd(0), total: usd(0) })
  })

  describe('the order’s e-mail address', () => {
    const email = 'Ada@Example.com'

    test('must be the customer account’s own', async () => {
      const auth = await shop.customer('ada@example.com')
      await shop.add(auth, 'mug', 2)
      const { body } = await shop.checkout(auth, { email: 'else@example.com' }).expect(400)
      expect(body.errors).toEqual([
        { path: 'email', message: 'email must be left out: mails of this order go to the address of the account' },
      ])
      expect((await cartOf(auth)).itemCount).toBe(2)
      expect((await shop.checkout(auth, { email }).expect(201)).body.email).toBe('ada@example.com')
    })
  })

  describe('the order’s address', () => {
    test('keeps its telephone number and needs no postal code where there are none', async () => {
      const { postalCode, ...without } = address
      const abroad = { ...without, country: 'HK', phone: '030/90120 ext. 12' }
      const auth = await filled('mug')
      const { body } = await shop.checkout(auth, { shippingAddress: abroad }).expect(201)
      expect(body.shippingAddress).toEqual(abroad)
      const other = await filled('mug')
      const refused = await shop.checkout(other, { shippingAddress: { ...without, country: 'XK' } }).expect(400)
      expect(refused.body.errors).toMatchObject([{ path: 'shippingAddress.postalCode' }])
      await shop.checkout(other, { shippingAddress: { ...without, country: 'XK', postalCode } }).expect(201)
    })

    test.each(['Ada\r\nBcc: eve@example.com', 'Ada \u202eetihw', '\u0007Ada'])('rejects the name %j', async (name) => {
      const auth = await filled('mug')
      const { body } = await shop.checkout(auth, { shippingAddress: { ...address, name } }).expect(400)
      expect(body.errors.map(({ path }: { path: string }) => path)).toContain('shippingAddress.name')
    })
  })
})
