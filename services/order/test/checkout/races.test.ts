import { openGate } from '@ecommerce/testkit/gate'
import { uuidv7 } from '@ecommerce/shared/ids'
import { accessToken, bearer } from '@ecommerce/testkit/tokens'
import { sql } from 'kysely'
import { manualPayments } from '../../src/clients/manual-payments'
import type { PaymentProvider } from '../../src/domain/payments/payment'
import { addToCart } from '../../src/store/carts/carts'
import { everythingIn } from '../support/everything'
import { waitUntilBlocked, whileHeld } from '../support/held'
import { admin, aProduct, type Shop, startShop } from '../support/shop'
import { userServiceOf } from '../support/user-service'

let shop: Shop
const payments: PaymentProvider = { ...manualPayments }

describe('Concurrent checkouts', () => {
  beforeAll(async () => {
    shop = await startShop([aProduct('mug', 1_000), aProduct('bowl', 1_000)], { payments: { manual: payments } })
  })
  afterEach(async () => {
    Object.assign(payments, manualPayments)
    await shop.settle()
  })
  afterAll(() => shop.stop())

  type AuthHeaders = Record<string, string>

  async function person() {
    const userId = uuidv7()
    const contact = {
      userId,
      email: `${userId}@example.com`,
      name: 'Ada',
      locale: 'en',
      emailVerified: true,
      version: 1,
    }
    await userServiceOf(shop).tell('user.registered', contact)
    return { ...contact, auth: bearer(accessToken({ sub: userId })) }
  }

  const cartRow = (customerId: string) => sql`select from carts where customer_id = ${customerId} for update`
  const cartOf = async (auth: AuthHeaders) => (await shop.http.get('/api/cart').set(auth).expect(200)).body

  async function promotion(fields: object = {}) {
    const code = `C-${uuidv7()}`.toUpperCase()
    const { body } = await shop.http
      .post('/api/promotions')
      .set(admin)
      .send({ code, type: 'percent', value: 10, ...fields })
      .expect(201)
    return { code, id: body.id as string }
  }

  async function paidOrder(auth: AuthHeaders, quantity = 1) {
    await shop.add(auth, 'mug', quantity)
    const { body } = await shop.checkout(auth).expect(201)
    await shop.http.post(`/api/orders/${body.id}/capture`).set(admin).expect(200)
    return body as { id: string; items: { id: string }[]; total: { amount: number } }
  }

  const figures = async () => {
    const { orders, revenue, refunded } = (await shop.http.get('/api/orders/stats').set(admin).expect(200)).body
    return { orders, revenue: revenue.amount, refunded: refunded.amount }
  }

  describe('a cart that changes while it is priced', () => {
    /** Runs `meanwhile` while a checkout waits for the catalogue. */
    async function pricedBefore(
      auth: AuthHeaders,
      headers: AuthHeaders,
      body: object,
      meanwhile: () => Promise<unknown>,
    ) {
      const { products } = shop.ctx
      const asked = openGate()
      const answer = openGate()
      const { lookUp } = products
      products.lookUp = async (by) => {
        products.lookUp = lookUp
        const variants = await lookUp(by)
        asked.open()
        await answer.opened
        return variants
      }
      const checkout = shop.checkout(auth, body, headers).then((response) => response)
      await asked.opened
      await meanwhile()
      answer.open()
      return checkout
    }

    test('is ordered as it is then, and repeats under its key', async () => {
      const { auth } = await person()
      await shop.add(auth, 'mug')
      const key = { 'Idempotency-Key': uuidv7() }
      const placed = await pricedBefore(auth, key, {}, () => shop.add(auth, 'mug', 2))
      expect([placed.status, placed.body.items?.[0].quantity]).toEqual([201, 3])
      const again = await shop.checkout(auth, {}, key).expect(201)
      expect([again.body.id, again.get('Idempotency-Replayed')]).toEqual([placed.body.id, 'true'])
    })

    test('is not ordered by a guest whose lines were merged meanwhile', async () => {
      const { auth } = await person()
      const first = await shop.add({}, 'mug', 2)
      const cartToken = first.body.cartToken as string
      const placed = await pricedBefore({ 'X-Cart-Token': cartToken }, {}, { email: 'guest@example.com' }, () =>
        shop.http.post('/api/cart/merge').set(auth).send({ cartToken }).expect(200),
      )
      expect([placed.status, placed.body.code]).toEqual([409, 'cart-empty'])
      expect((await cartOf(auth)).itemCount).toBe(2)
    })

    test('with an unpaid previous order is ordered under a new key', async () => {
      const { auth } = await person()
      await shop.add(auth, 'mug')
      payments.authorize = () => Promise.resolve({ status: 'awaiting', reference: 'r', action: {} })
      const waiting = await shop.checkout(auth).expect(201)
      payments.authorize = manualPayments.authorize
      const key = { 'Idempotency-Key': uuidv7() }
      const placed = await shop.checkout(auth, {}, key).expect(201)
      await shop.checkout(auth, {}, key).expect(201)
      const statuses = await Promise.all(
        [waiting, placed].map(
          async ({ body }) => (await shop.http.get(`/api/orders/${body.id}`).set(auth)).body.status,
        ),
      )
      expect(statuses).toEqual(['failed', 'confirmed'])
    })
  })

  /** Pending order of two mugs, held at the payment until `pay` is called. */
  async function checkingOut() {
    const { auth, userId: customerId } = await person()
    await shop.add(auth, 'mug', 2)
    const reached = openGate()
    const paid = openGate()
    payments.authorize = async (payment) => {
      reached.open()
      await paid.opened
      return manualPayments.authorize(payment)
    }
    const placed = shop.checkout(auth).then(({ body }) => body as { id: string; status: string })
    await reached.opened
    return { auth, customerId, placed, pay: paid.open }
  }

  test('keep what is added at the end of a checkout in the cart, and no more', async () => {
    const { auth, customerId, placed, pay } = await checkingOut()
    const { variantId } = await shop.variant('mug')
    const [line] = (await cartOf(auth)).items
    await shop.ctx.db.transaction().execute(async (tx) => {
      await addToCart(tx, {
        ...{
          customerId,
          isGuest: false,
          quantity: 1,
          maxLines: 100,
          atMost: 999,
          variantId,
          productId: line.productId,
        },
        ...{ sku: 'MUG', name: 'mug', options: {}, image: null, unitPriceAmount: 1_500, currency: 'USD' },
      })
      pay()
      await waitUntilBlocked(shop, 1)
    })
    expect((await placed).status).toBe('confirmed')
    expect((await cartOf(auth)).itemCount).toBe(1)
  })

  test('lock a changed line and its cart in one order', async () => {
    const { auth, userId } = await person()
    const { body } = await shop.add(auth, 'mug')
    const change = shop.http.patch(`/api/cart/items/${body.items[0].id}`).set(auth).send({ quantity: 5 })
    const statuses = await shop.ctx.db.transaction().execute(async (tx) => {
      await cartRow(userId).execute(tx)
      const changed = change.then(({ status }) => status)
      await waitUntilBlocked(shop, 1)
      await sql`select from cart_items where customer_id = ${userId} for update nowait`.execute(tx)
      return { changed }
    })
    expect(await statuses.changed).toBe(200)
  })

  test('keep the cart’s line limit for concurrent adds', async () => {
    const { auth, userId } = await person()
    await shop.add(auth, 'mug')
    await sql`
    insert into cart_items (customer_id, id, product_id, variant_id, quantity, sku, name, options, unit_price_amount, currency)
    select customer_id, gen_random_uuid(), product_id, gen_random_uuid(), 1, sku, name, options, unit_price_amount, currency
    from cart_items, generate_series(1, 98) where customer_id = ${userId}`.execute(shop.ctx.db)
    const { variantId, productId } = await shop.variant('bowl')
    const line = (id: string) => ({
      ...{ customerId: userId, isGuest: false, quantity: 1, maxLines: 100, atMost: 999, variantId: id, productId },
      ...{ sku: 'BOWL', name: 'bowl', options: {}, image: null, unitPriceAmount: 1_500, currency: 'USD' },
    })
    const add = async (id: string) => (await shop.ctx.db.transaction().execute((tx) => addToCart(tx, line(id)))).added
    const both: Promise<boolean>[] = []
    await whileHeld(shop, cartRow(userId), async () => {
      both.push(add(variantId), add(uuidv7()))
      await waitUntilBlocked(shop, 2)
    })
    expect((await Promise.all(both)).sort()).toEqual([false, true])
  })

  test('do not deadlock with an erasure', async () => {
    const { auth, userId } = await person()
    await shop.add(auth, 'mug')
    payments.authorize = () => Promise.resolve({ status: 'awaiting', reference: 'r', action: {} })
    await shop.checkout(auth).expect(201)
    const erasing = await shop.ctx.db.startTransaction().execute()
    await sql`select from known_users where user_id = ${userId} for update`.execute(erasing)
    const again = shop.checkout(auth).then(({ status }) => status)
    await waitUntilBlocked(shop, 1)
    await sql`select from orders where customer_id = ${userId} for update nowait`.execute(erasing)
    await erasing.commit().execute()
    expect(await again).toBe(201)
  })

  test('release a coupon’s use or delete it with its promotion', async () => {
    const { auth } = await person()
    const { code, id } = await promotion()
    await shop.add(auth, 'mug')
    await shop.http.post('/api/cart/coupon').set(auth).send({ code }).expect(200)
    const { body } = await shop.checkout(auth).expect(201)
    const cancelled = await shop.ctx.db.transaction().execute(async (tx) => {
      await sql`select from promotions where id = ${id} for update`.execute(tx)
      const cancelling = shop.http.post(`/api/orders/${body.id}/cancel`).set(auth).send({})
      const answer = cancelling.then(({ status }) => status)
      await waitUntilBlocked(shop, 1)
      await sql`delete from promotions where id = ${id}`.execute(tx)
      return { answer }
    })
    expect(await cancelled.answer).toBe(200)
  })

  test('refund after an erasure without the buyer’s data', async () => {
    const { auth, userId, email } = await person()
    const order = await paidOrder(auth)
    const sent = openGate()
    const asked = openGate()
    payments.refund = async (...given) => {
      asked.open()
      await sent.opened
      return manualPayments.refund(...given)
    }
    const refund = shop.http.post(`/api/orders/${order.id}/refunds`).set(admin).send({ reason: 'Broken.' })
    const refunded = refund.then(({ status }) => status)
    await asked.opened
    await userServiceOf(shop).tell('user.erased', { userId })
    sent.open()
    expect(await refunded).toBe(201)
    expect(await everythingIn(shop.ctx.db)).not.toContain(email)
  })

  test('lock the order before the refund, as an erasure does', async () => {
    const { auth, userId } = await person()
    const order = await paidOrder(auth)
    const refund = shop.http.post(`/api/orders/${order.id}/refunds`).set(admin).send({ reason: 'Broken.' })
    const reached = openGate()
    const answer = openGate()
    payments.refund = async () => {
      reached.open()
      await answer.opened
      return 'refused'
    }
    const status = refund.then((response) => response.status)
    await reached.opened
    await shop.ctx.db.transaction().execute(async (tx) => {
      await sql`select from orders where customer_id = ${userId} for update`.execute(tx)
      answer.open()
      await waitUntilBlocked(shop, 1)
      await sql`select from refunds where order_id = ${order.id} for update nowait`.execute(tx)
    })
    expect(await status).toBe(201)
  })

  test('exclude refunds of cancelled orders from the figures', async () => {
    const before = await figures()
    const { auth } = await person()
    const order = await paidOrder(auth)
    const refunds = `/api/orders/${order.id}/refunds`
    await shop.http.post(refunds).set(admin).send({ reason: 'Late.', amount: 100 }).expect(201)
    expect((await figures()).refunded).toBe(before.refunded + 100)
    payments.refund = () => Promise.resolve('refused')
    await shop.http.post(`/api/orders/${order.id}/cancel`).set(auth).send({}).expect(200)
    await shop.settle()
    expect(await figures()).toEqual(before)
    payments.refund = manualPayments.refund
    await shop.http.post(refunds).set(admin).send({ reason: 'By hand.' }).expect(201)
    expect(await figures()).toEqual(before)
  })

  test('return and refund a line once per request, in any case of its id', async () => {
    const { auth } = await person()
    const order = await paidOrder(auth)
    for (const status of ['processing', 'shipped', 'delivered'])
      await shop.http.patch(`/api/orders/${order.id}/status`).set(admin).send({ status }).expect(200)
    const itemId = order.items[0]!.id
    const items = [itemId, itemId.toUpperCase()].map((id) => ({ itemId: id, quantity: 1 }))
    await shop.http.post(`/api/orders/${order.id}/returns`).set(auth).send({ items, reason: 'No.' }).expect(400)
    await shop.http.post(`/api/orders/${order.id}/refunds`).set(admin).send({ items, reason: 'No.' }).expect(400)
  })
})
