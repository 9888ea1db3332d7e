import { uuidv7 } from '@ecommerce/shared/ids'
import { accessToken, bearer, serviceToken } from '@ecommerce/testkit/tokens'
import { address, admin, aProduct, type Shop, startShop } from '../support/shop'
import { userServiceOf } from '../support/user-service'

let shop: Shop
let userService: ReturnType<typeof userServiceOf>

describe('Personal data in the order service', () => {
  beforeAll(async () => {
    shop = await startShop([aProduct('mug', 1_000), aProduct('bowl', 1_000, 2_000)])
    userService = userServiceOf(shop)
  })
  afterAll(() => shop.stop())

  test('includes everything about a user, newest order first', async () => {
    const userId = uuidv7()
    const email = `${userId}@example.com`
    const auth = bearer(accessToken({ sub: userId }))
    await userService.tell('user.registered', {
      userId,
      email,
      name: 'Ada',
      locale: 'de',
      emailVerified: true,
      version: 1,
    })
    await shop.add(auth, 'mug', 2)
    const { body: first } = await shop.checkout(auth, { note: 'Ring twice.' }).expect(201)
    await shop.add(auth, 'bowl')
    const billingAddress = { ...address, line1: '2 Ledger Lane' }
    const { body: second } = await shop.checkout(auth, { billingAddress }).expect(201)
    const { body: cart } = await shop.add(auth, 'bowl', 3)
    const { body } = await userService.askPersonalData({ userId })
    expect(body).toEqual({
      customer: { email, name: 'Ada', locale: 'de' },
      cart: {
        items: [
          {
            ...{ productId: expect.any(String), variantId: expect.any(String), sku: 'BOWL', name: 'bowl', quantity: 3 },
            unitPrice: { amount: 2_000, currency: 'USD' },
          },
        ],
        updatedAt: cart.updatedAt,
      },
      orders: [second, first],
      returns: [],
    })
    expect(body.orders[1]).toMatchObject({ note: 'Ring twice.', shippingAddress: address })
  })

  test('includes guest orders under an owned address', async () => {
    const userId = uuidv7()
    const verifiedEmail = `${userId}@example.com`
    const { variantId } = await shop.variant('mug')
    const { body: cart } = await shop.http.post('/api/cart/items').send({ variantId, quantity: 1 }).expect(201)
    const { body: order } = await shop
      .checkout({ 'X-Cart-Token': cart.cartToken as string }, { email: verifiedEmail })
      .expect(201)
    expect((await userService.askPersonalData({ userId })).body.orders).toEqual([])
    const { body } = await userService.askPersonalData({ userId, verifiedEmail })
    expect(body.orders.map(({ id }: { id: string }) => id)).toEqual([order.id])
  })

  test("excludes other customers' orders under the same address", async () => {
    const email = `${uuidv7()}@example.com`
    const other = await shop.customer(email)
    await shop.add(other, 'mug')
    await shop.checkout(other).expect(201)
    const { body } = await userService.askPersonalData({ userId: uuidv7(), verifiedEmail: email })
    expect(body.orders).toEqual([])
  })

  test('is empty for an unknown user', async () => {
    const { body } = await userService.askPersonalData({ userId: uuidv7() })
    expect(body).toEqual({ customer: null, cart: null, orders: [], returns: [] })
  })

  test('is for the user service only', async () => {
    const ask = () => shop.http.post('/internal/personal-data').send({ userId: uuidv7() })
    await ask().expect(401)
    await ask().set(admin).expect(403)
    await ask()
      .set(await shop.customer())
      .expect(403)
    for (const name of ['product-service', 'notification-service', 'order-service'])
      await ask()
        .set(bearer(serviceToken(name, 'order-service')))
        .expect(403)
    const faulty = await shop.http
      .post('/internal/personal-data')
      .set(bearer(serviceToken('user-service', 'order-service')))
      .send({ userId: 7, verifiedEmail: 'nobody', more: 1 })
    expect(faulty.status).toBe(400)
    expect(faulty.body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      'more',
      'userId',
      'verifiedEmail',
    ])
  })
})
