import { uuidv7 } from '@ecommerce/shared/ids'
import { testSecret } from '@ecommerce/testkit/tokens'
import { sql } from 'kysely'
import { createCouponBuyers } from '../../src/tokens'
import { admin, address, aProduct, type Shop, startShop } from '../support/shop'

const previousSecret = 'a-secret-of-the-tests-that-was-rotated'

let shop: Shop

describe('Promotions', () => {
  beforeAll(async () => {
    shop = await startShop([aProduct('mug', 10_000), aProduct('bowl', 10_000, 3_333)], {
      config: { serviceTokenSecret: { current: testSecret, previous: previousSecret } },
    })
  })
  afterAll(() => shop.stop())

  const create = (promotion: object) => shop.http.post('/api/promotions').set(admin).send(promotion)
  const apply = (auth: Record<string, string>, code: string) =>
    shop.http.post('/api/cart/coupon').set(auth).send({ code })
  const usd = (amount: number) => ({ amount, currency: 'USD' })

  async function filledCart(quantity = 2, email?: string) {
    const auth = await shop.customer(email)
    await shop.add(auth, 'mug', quantity)
    return auth
  }

  const usedOf = async (code: string) => {
    const { used } = await shop.ctx.db
      .selectFrom('promotions')
      .select('used')
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
    return used
  }

  test('are created, listed, changed and deleted by admins', async () => {
    const made = await create({ code: 'spring-10', type: 'percent', value: 10, usageLimit: 5 }).expect(201)
    expect(made.body).toMatchObject({
      code: 'SPRING-10',
      type: 'percent',
      value: 10,
      usageLimit: 5,
      used: 0,
      version: 1,
    })
    const path = `/api/promotions/${made.body.id}`
    expect((await shop.http.get('/api/promotions').set(admin).expect(200)).body.data[0].id).toBe(made.body.id)
    const changed = await shop.http
      .patch(path)
      .set(admin)
      .set('If-Match', made.get('ETag')!)
      .send({ value: 15, minSubtotal: 2_000, usageLimit: null })
      .expect(200)
    expect(changed.body).toMatchObject({ value: 15, minSubtotal: usd(2_000), version: 2 })
    expect(changed.body).not.toHaveProperty('usageLimit')
    expect((await shop.http.patch(path).set(admin).set('If-Match', '"1"').send({ value: 20 })).status).toBe(412)
    await shop.http.delete(path).set(admin).expect(204)
    await shop.http.get(path).set(admin).expect(404)
    await shop.http.delete(path).set(admin).expect(404)
  })

  test('have case-insensitive unique codes and one coupon per key', async () => {
    const send = () => create({ code: 'once', type: 'free-shipping' }).set('Idempotency-Key', 'promo-1')
    const [first, again] = [await send().expect(201), await send().expect(201)]
    expect([again.body.id, again.get('Idempotency-Replayed')]).toEqual([first.body.id, 'true'])
    expect((await create({ code: 'ONCE', type: 'percent', value: 5 })).body.code).toBe('code-taken')
  })

  test.each<[object, string[]]>([
    [{ type: 'percent', value: 10 }, ['code']],
    [{ code: 'a b', type: 'half' }, ['code', 'type']],
    [{ code: 'X1', type: 'percent', value: 101 }, ['value']],
    [{ code: 'X1', type: 'percent' }, ['value']],
    [{ code: 'X1', type: 'percent', value: usd(10) }, ['value']],
    [{ code: 'X1', type: 'fixed', value: 0 }, ['value']],
    [{ code: 'X1', type: 'fixed', value: 1.5 }, ['value']],
    [{ code: 'X1', type: 'fixed', value: { amount: 5 } }, ['value.currency']],
    [
      { code: 'X1', type: 'fixed', value: usd(5), minSubtotal: { amount: 5, currency: 'EUR' } },
      ['minSubtotal.currency'],
    ],
    [{ code: 'X1', type: 'percent', value: 5, startsAt: '2026-02-02', endsAt: '2026-02-01' }, ['endsAt']],
    [{ code: 'X1', type: 'percent', value: 5, used: 3, usageLimit: 0 }, ['usageLimit', 'used']],
  ])('reject %j with all validation errors', async (promotion, paths) => {
    const response = await create(promotion)
    expect(response.status).toBe(400)
    expect(response.body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual(paths)
  })

  test('of a percentage are spread over the lines of the order', async () => {
    await create({ code: 'TEN', type: 'percent', value: 10 }).expect(201)
    const auth = await filledCart()
    await shop.add(auth, 'bowl', 1)
    const cart = await apply(auth, ' ten ').expect(200)
    expect(cart.body).toMatchObject({
      subtotal: usd(6_333),
      discount: usd(633),
      total: usd(6_199),
      coupon: { code: 'TEN', type: 'percent', value: 10, applied: true },
    })
    const { body: order } = await shop.checkout(auth, { expectedTotal: cart.body.total }).expect(201)
    expect(order).toMatchObject({ discount: usd(633), total: usd(6_199), coupon: 'TEN' })
    expect(order.items.map(({ discount }: { discount: object }) => discount)).toEqual([usd(300), usd(333)])
    expect(await usedOf('TEN')).toBe(1)
    expect((await shop.http.get('/api/cart').set(auth)).body).not.toHaveProperty('coupon')
  })

  test('of a fixed amount never exceed the goods, and free shipping costs nothing', async () => {
    await create({ code: 'HUGE', type: 'fixed', value: usd(1_000_000) }).expect(201)
    await create({ code: 'SHIP', type: 'free-shipping' }).expect(201)
    const auth = await filledCart(1)
    expect((await apply(auth, 'HUGE').expect(200)).body).toMatchObject({ discount: usd(1_500), total: usd(499) })
    expect((await apply(auth, 'SHIP').expect(200)).body).toMatchObject({
      discount: usd(0),
      shipping: usd(0),
      total: usd(1_500),
    })
    const removed = await shop.http.delete('/api/cart/coupon').set(auth).expect(200)
    expect(removed.body).toMatchObject({ shipping: usd(499), total: usd(1_999) })
    expect(removed.body).not.toHaveProperty('coupon')
  })

  test('of everything make the order paid', async () => {
    await create({ code: 'GIFT', type: 'percent', value: 100 }).expect(201)
    await shop.ctx.db
      .insertInto('shippingMethods')
      .values({ code: 'pickup', name: 'Pick-up', amount: 0, currency: 'USD', countries: ['AD'], position: 9 })
      .execute()
    const auth = await filledCart()
    await apply(auth, 'GIFT').expect(200)
    const { body } = await shop.checkout(auth, { shippingAddress: { ...address, country: 'AD' } }).expect(201)
    expect(body).toMatchObject({ total: usd(0), status: 'confirmed', paymentStatus: 'paid' })
  })

  test.each<[string, object, string]>([
    ['EARLY', { startsAt: '2100-01-01T00:00:00.000Z' }, 'not-started'],
    ['LATE', { endsAt: '2020-01-01T00:00:00.000Z' }, 'ended'],
    ['BIG', { minSubtotal: usd(100_000) }, 'min-subtotal'],
  ])('of %s are not valid for this cart, with a reason', async (code, rule, reason) => {
    await create({ code, type: 'percent', value: 10, ...rule }).expect(201)
    const response = await apply(await filledCart(), code)
    expect([response.status, response.body.code, response.body.reason]).toEqual([409, 'coupon-not-applicable', reason])
  })

  test('reject unknown codes, and start a guest’s cart', async () => {
    expect((await apply(await filledCart(), 'NOPE')).body).toMatchObject({ status: 409, reason: 'unknown' })
    await create({ code: 'HELLO', type: 'percent', value: 5 }).expect(201)
    const first = await apply({}, 'HELLO').expect(200)
    const guest = { 'X-Cart-Token': first.body.cartToken as string }
    await shop.add(guest, 'mug', 2)
    expect((await shop.http.get('/api/cart').set(guest)).body).toMatchObject({ discount: usd(150) })
  })

  test('stop the order and keep the cart once expired', async () => {
    const { body: made } = await create({ code: 'GONE', type: 'percent', value: 10 }).expect(201)
    const auth = await filledCart()
    await apply(auth, 'GONE').expect(200)
    await shop.http.patch(`/api/promotions/${made.id}`).set(admin).send({ minSubtotal: 999_999 }).expect(200)
    const cart = await shop.http.get('/api/cart').set(auth)
    expect(cart.body).toMatchObject({
      discount: usd(0),
      coupon: { code: 'GONE', applied: false, reason: 'min-subtotal' },
    })
    expect((await shop.checkout(auth)).body).toMatchObject({ status: 409, reason: 'min-subtotal' })
    await shop.http.delete(`/api/promotions/${made.id}`).set(admin).expect(204)
    expect((await shop.checkout(auth)).body).toMatchObject({ status: 409, reason: 'unknown' })
    await shop.http.delete('/api/cart/coupon').set(auth).expect(200)
    await shop.checkout(auth).expect(201)
  })

  test('with three uses give three of ten concurrent buyers the discount', async () => {
    await create({ code: 'THREE', type: 'percent', value: 50, usageLimit: 3 }).expect(201)
    const buyers = await Promise.all(Array.from({ length: 10 }, () => filledCart(1)))
    await Promise.all(buyers.map((auth) => apply(auth, 'THREE').expect(200)))
    const answers = await Promise.all(buyers.map((auth) => shop.checkout(auth)))
    const made = answers.filter(({ status }) => status === 201)
    expect(made.map(({ body }) => body.discount)).toEqual([usd(750), usd(750), usd(750)])
    for (const { body } of answers.filter(({ status }) => status !== 201))
      expect(body).toMatchObject({ status: 409, code: 'coupon-not-applicable', reason: 'used-up' })
    expect(await usedOf('THREE')).toBe(3)
    const carts = await Promise.all(buyers.map((auth) => shop.http.get('/api/cart').set(auth)))
    expect(carts.filter(({ body }) => body.itemCount === 1)).toHaveLength(7)
    expect((await apply(await filledCart(), 'THREE')).body.reason).toBe('used-up')
  })

  test('limit uses per customer, signed in and as guest', async () => {
    await create({ code: 'MINE', type: 'fixed', value: 100, perCustomerLimit: 1 }).expect(201)
    const email = `${uuidv7()}@example.com`
    const [auth, twin] = [await filledCart(1, email), await filledCart(1, email)]
    const { variantId } = await shop.variant('mug')
    const first = await shop.http.post('/api/cart/items').send({ variantId, quantity: 1 }).expect(201)
    const guest = { 'X-Cart-Token': first.body.cartToken as string }
    await Promise.all([auth, twin, guest].map((one) => apply(one, 'MINE').expect(200)))
    const answers = await Promise.all([shop.checkout(auth), shop.checkout(twin), shop.checkout(guest, { email })])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
    expect(answers.find(({ status }) => status === 409)?.body.reason).toBe('used-by-customer')
    expect(await usedOf('MINE')).toBe(1)
    await shop.add(auth, 'mug')
    expect((await apply(auth, 'MINE')).body.reason).toBe('used-by-customer')
  })

  test('limit uses per customer across a secret rotation', async () => {
    await create({ code: 'KEPT', type: 'fixed', value: 100, perCustomerLimit: 1 }).expect(201)
    const email = `${uuidv7()}@example.com`
    const [auth, twin] = [await filledCart(1, email), await filledCart(1, email)]
    await apply(auth, 'KEPT').expect(200)
    await apply(twin, 'KEPT').expect(200)
    const { body: order } = await shop.checkout(auth).expect(201)
    const before = createCouponBuyers({ current: previousSecret }).current(email)
    await sql`update coupon_redemptions set buyer = ${before} where order_id = ${order.id}`.execute(shop.ctx.db)
    expect((await shop.checkout(twin).expect(409)).body.reason).toBe('used-by-customer')
    expect((await apply(twin, 'KEPT')).body.reason).toBe('used-by-customer')
  })

  test('release their use when the order fails or is cancelled', async () => {
    await create({ code: 'BACK', type: 'percent', value: 10, usageLimit: 1 }).expect(201)
    const auth = await filledCart()
    await apply(auth, 'BACK').expect(200)
    const reserve = shop.ctx.products.reserve
    shop.ctx.products.reserve = () => Promise.resolve({ status: 'short', errors: [] })
    expect((await shop.checkout(auth)).body.code).toBe('insufficient-stock')
    shop.ctx.products.reserve = reserve
    expect(await usedOf('BACK')).toBe(0)
    const { body: order } = await shop.checkout(auth).expect(201)
    expect(await usedOf('BACK')).toBe(1)
    await shop.http.post(`/api/orders/${order.id}/cancel`).set(auth).expect(200)
    expect(await usedOf('BACK')).toBe(0)
  })

  test('added during a checkout stay in the cart', async () => {
    for (const code of ['DURING', 'BEFORE']) await create({ code, type: 'percent', value: 10 }).expect(201)
    const auth = await filledCart()
    await apply(auth, 'BEFORE').expect(200)
    const { reserve } = shop.ctx.products
    shop.ctx.products.reserve = async (request) => {
      shop.ctx.products.reserve = reserve
      await apply(auth, 'DURING').expect(200)
      return reserve(request)
    }
    expect((await shop.checkout(auth).expect(201)).body.coupon).toBe('BEFORE')
    expect((await shop.http.get('/api/cart').set(auth)).body.coupon.code).toBe('DURING')
  })

  test('cannot be limited below their uses', async () => {
    const { body: made } = await create({ code: 'LOW', type: 'percent', value: 10 }).expect(201)
    for (const auth of [await filledCart(), await filledCart()]) {
      await apply(auth, 'LOW').expect(200)
      await shop.checkout(auth).expect(201)
    }
    const change = (usageLimit: number) => shop.http.patch(`/api/promotions/${made.id}`).set(admin).send({ usageLimit })
    expect((await change(1)).body.code).toBe('usage-limit-passed')
    expect((await change(2).expect(200)).body).toMatchObject({ usageLimit: 2, used: 2 })
  })
})
