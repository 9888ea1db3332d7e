import { uuidv7 } from '@ecommerce/shared/ids'
import { accessToken, bearer, serviceToken } from '@ecommerce/testkit/tokens'
import { listWaitingDeliveries } from '@ecommerce/testkit/waiting-jobs'
import { sql } from 'kysely'
import { address, admin, aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop

describe('Checkout', () => {
  beforeAll(async () => {
    shop = await startShop([
      aProduct('mug', 1_000),
      aProduct('bowl', 1_000, 2_000),
      aProduct('rare', 25),
      aProduct('few', 5),
      aProduct('fading', 5),
      aProduct('pricey', 10, 9_900),
    ])
  })
  afterAll(() => shop.stop())

  const totals = (body: Record<string, { amount: number }>) =>
    ['subtotal', 'discount', 'shipping', 'tax', 'total'].map((part) => body[part]!.amount)

  test('places the cart’s order: stock committed, cart emptied, one event per subscriber', async () => {
    const auth = await shop.customer('ada@example.com')
    const before = await shop.variant('mug')
    await shop.add(auth, 'mug', 2)
    await shop.add(auth, 'bowl', 1)
    const response = await shop.checkout(auth, { note: 'Ring twice.' }).expect(201)
    expect(response.body).toMatchObject({
      number: expect.stringMatching(/^\d{4}-\d{6}$/),
      email: 'ada@example.com',
      status: 'confirmed',
      paymentStatus: 'authorized',
      shippingMethod: 'standard',
      shippingAddress: address,
      billingAddress: address,
      note: 'Ring twice.',
    })
    expect(response.get('Location')).toBe(`/api/orders/${response.body.id}`)
    expect(totals(response.body)).toEqual([5_000, 0, 499, 0, 5_499])
    expect(response.body.items).toHaveLength(2)
    expect(response.body.items[0]).toMatchObject({
      sku: 'MUG',
      quantity: 2,
      unitPrice: { amount: 1_500 },
      lineTotal: { amount: 3_000 },
    })
    expect(await shop.variant('mug')).toMatchObject({ stock: before.stock, available: before.available - 2 })
    await shop.settle()
    expect(await shop.variant('mug')).toMatchObject({ stock: before.stock - 2, available: before.available - 2 })
    expect((await shop.http.get('/api/cart').set(auth)).body.items).toEqual([])
    const deliveries = await listWaitingDeliveries(shop.ctx.db, { about: { orderId: response.body.id } })
    expect(deliveries.map(({ type, subscriber }) => ({ type, subscriber }))).toEqual([
      { type: 'order.confirmed', subscriber: 'product-service' },
      { type: 'order.confirmed', subscriber: 'notification-service' },
    ])
  })

  test('shows the order to its owner and admins only, by id and number', async () => {
    const auth = await shop.customer()
    await shop.add(auth, 'mug')
    const { body: order } = await shop.checkout(auth).expect(201)
    for (const key of [order.id, order.number]) {
      expect((await shop.http.get(`/api/orders/${key}`).set(auth).expect(200)).body).toEqual(order)
      await shop.http.get(`/api/orders/${key}`).set(admin).expect(200)
      await shop.http
        .get(`/api/orders/${key}`)
        .set(await shop.customer())
        .expect(404)
      await shop.http.get(`/api/orders/${key}`).expect(401)
    }
    expect(
      (await shop.http.get('/api/orders').set(auth).expect(200)).body.data.map(({ id }: { id: string }) => id),
    ).toEqual([order.id])
    expect(
      (
        await shop.http
          .get('/api/orders')
          .set(await shop.customer())
          .expect(200)
      ).body.data,
    ).toEqual([])
    await shop.http.get('/api/orders').expect(401)
    await shop.http.get('/api/orders/2026-999999').set(auth).expect(404)
    await shop.http
      .get('/api/orders')
      .set(bearer(serviceToken('user-service', 'order-service')))
      .expect(403)
  })

  test('lists orders newest first by page and status, for admins by customer and number', async () => {
    const auth = await shop.customer()
    const ids: string[] = []
    for (const _ of [1, 2, 3]) {
      await shop.add(auth, 'mug')
      ids.unshift((await shop.checkout(auth).expect(201)).body.id)
    }
    const first = await shop.http.get('/api/orders?limit=2&count=true').set(auth).expect(200)
    const next = /^<([^>]+)>/.exec(first.get('Link')!)![1]!
    const second = await shop.http.get(next).set(auth).expect(200)
    expect([...first.body.data, ...second.body.data].map(({ id }) => id)).toEqual(ids)
    expect(first.body.page).toMatchObject({ limit: 2, total: 3 })
    expect(second.body.page.nextCursor).toBeNull()
    expect((await shop.http.get('/api/orders?status=shipped').set(auth)).body.data).toEqual([])
    const { userId, number } = first.body.data[0]
    expect((await shop.http.get(`/api/orders?userId=${userId}&count=true`).set(admin)).body.page.total).toBe(3)
    expect((await shop.http.get(`/api/orders?q=${number}`).set(admin)).body.data).toHaveLength(1)
    await shop.http.get(`/api/orders?userId=${userId}`).set(auth).expect(400)
    await shop.http.get('/api/orders?status=lost&limit=1000').set(auth).expect(400)
  })

  test('lets a guest order by e-mail address and read that order by token', async () => {
    const { variantId } = await shop.variant('mug')
    const cart = await shop.http.post('/api/cart/items').send({ variantId, quantity: 1 }).expect(201)
    const guest = { 'X-Cart-Token': cart.body.cartToken as string }
    const nameless = await shop.checkout(guest)
    expect([nameless.status, nameless.body.errors[0].path]).toEqual([400, 'email'])
    const { body: order } = await shop.checkout(guest, { email: ' Grace@Example.com ' }).expect(201)
    expect(order).toMatchObject({ userId: null, email: 'grace@example.com', status: 'confirmed' })
    const read = await shop.http.get(`/api/orders/${order.id}`).set('X-Order-Token', order.orderToken).expect(200)
    expect(read.body.number).toBe(order.number)
    const others = await shop.customer()
    await shop.add(others, 'mug')
    const { body: other } = await shop.checkout(others).expect(201)
    await shop.http.get(`/api/orders/${other.id}`).set('X-Order-Token', order.orderToken).expect(404)
    await shop.http.get(`/api/orders/${order.id}`).set('X-Order-Token', `${order.orderToken}x`).expect(404)
  })

  test('rejects an empty cart', async () => {
    const response = await shop.checkout(await shop.customer())
    expect([response.status, response.body.code]).toEqual([409, 'cart-empty'])
  })

  test('rejects an invalid request with all validation errors', async () => {
    const auth = await shop.customer()
    const response = await shop.http
      .post('/api/orders')
      .set(auth)
      .send({
        shippingAddress: { name: '', line1: '1 Way', postalCode: 7, country: 'Britain' },
        paymentMethod: 'barter',
        expectedTotal: { amount: 1.5 },
        total: 1,
      })
    expect(response.status).toBe(400)
    expect(response.body.errors.map((fault: { path: string }) => fault.path).toSorted()).toEqual([
      'expectedTotal.amount',
      'expectedTotal.currency',
      'paymentMethod',
      'shippingAddress.city',
      'shippingAddress.country',
      'shippingAddress.name',
      'shippingAddress.postalCode',
      'total',
    ])
    await shop.add(auth, 'mug')
    const method = await shop.checkout(auth, { shippingMethod: 'pigeon' })
    expect([method.status, method.body.errors[0].path]).toEqual([400, 'shippingMethod'])
  })

  test('uses the chosen shipping method and the country’s tax', async () => {
    await shop.ctx.db.insertInto('taxRates').values({ country: 'DE', basisPoints: 1_900 }).execute()
    const auth = await shop.customer()
    await shop.add(auth, 'mug', 2)
    const { body } = await shop
      .checkout(auth, { shippingMethod: 'express', shippingAddress: { ...address, country: 'DE' } })
      .expect(201)
    expect(totals(body)).toEqual([3_000, 0, 1_499, 855, 5_354])
    expect((await shop.http.get('/api/orders/shipping-methods').expect(200)).body.data).toHaveLength(2)
  })

  test('rejects an unexpected total and names what changed', async () => {
    const auth = await shop.customer()
    const { body: cart } = await shop.add(auth, 'pricey', 2)
    await shop.ctx.db.updateTable('cartItems').set({ unitPriceAmount: 8_000 }).where('sku', '=', 'PRICEY').execute()
    const moved = await shop.checkout(auth, { expectedTotal: { amount: 16_499, currency: 'USD' } })
    expect(moved.status).toBe(409)
    expect(moved.body).toMatchObject({
      code: 'price-changed',
      total: { amount: 20_299, currency: 'USD' },
      lines: [{ sku: 'PRICEY', before: { amount: 8_000 }, now: { amount: 9_900 } }],
    })
    expect((await shop.http.get('/api/cart').set(auth)).body.items[0].issues).toEqual(['price-changed'])
    await shop.checkout(auth, { expectedTotal: cart.total }).expect(201)
  })

  test('keeps the cart and names each line with insufficient stock', async () => {
    const [first, second] = [await shop.customer(), await shop.customer()]
    await shop.add(first, 'fading', 4)
    await shop.add(second, 'fading', 3)
    await shop.add(second, 'mug', 1)
    await shop.checkout(first).expect(201)
    const response = await shop.checkout(second)
    expect([response.status, response.body.code]).toEqual([409, 'insufficient-stock'])
    expect(response.body.errors).toEqual([
      {
        path: 'items.0.quantity',
        message: 'only 1 available',
        variantId: expect.any(String),
        sku: 'FADING',
        available: 1,
      },
    ])
    expect((await shop.http.get('/api/cart').set(second)).body.itemCount).toBe(4)
  })

  test('creates one order for ten concurrent and a later request with one key', async () => {
    const auth = await shop.customer()
    await shop.add(auth, 'mug')
    const send = () => shop.checkout(auth, {}, { 'Idempotency-Key': 'order-1' })
    const answers = await Promise.all(Array.from({ length: 10 }, send))
    const made = answers.filter(({ status }) => status === 201)
    expect(made.length).toBeGreaterThan(0)
    for (const { body } of answers.filter(({ status }) => status !== 201))
      expect(body).toMatchObject({ status: 409, code: 'idempotency-in-progress' })
    const later = await send().expect(201)
    expect(later.get('Idempotency-Replayed')).toBe('true')
    expect(later.body).toEqual(made[0]!.body)
    expect((await shop.http.get('/api/orders').set(auth)).body.data).toHaveLength(1)
    const other = await shop.checkout(auth, { note: 'another' }, { 'Idempotency-Key': 'order-1' })
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused'])
  })

  test('creates one order for ten concurrent requests without a key', async () => {
    const auth = await shop.customer()
    await shop.add(auth, 'mug', 3)
    const answers = await Promise.all(Array.from({ length: 10 }, () => shop.checkout(auth)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    for (const { body } of answers.filter(({ status }) => status !== 201))
      expect(['cart-empty', 'checkout-in-progress']).toContain(body.code)
    expect((await shop.http.get('/api/orders').set(auth)).body.data).toHaveLength(1)
  })

  test('keeps what is added to the cart meanwhile', async () => {
    const auth = await shop.customer()
    await shop.add(auth, 'mug', 1)
    const { variantId } = await shop.variant('mug')
    const [order, ...adds] = await Promise.all([
      shop.checkout(auth),
      ...Array.from({ length: 20 }, () => shop.http.post('/api/cart/items').set(auth).send({ variantId, quantity: 1 })),
    ])
    expect([order.status, ...new Set(adds.map(({ status }) => status))]).toEqual([201, 201])
    const ordered = order.body.items[0].quantity as number
    const { body: cart } = await shop.http.get('/api/cart').set(auth)
    expect(ordered + cart.itemCount).toBe(21)
  })

  test('prices a changed cart again under the same key', async () => {
    const auth = await shop.customer()
    await shop.add(auth, 'mug', 1)
    const { lookUp } = shop.ctx.products
    shop.ctx.products.lookUp = async (by) => {
      shop.ctx.products.lookUp = lookUp
      await shop.add(auth, 'bowl', 1)
      return lookUp(by)
    }
    const send = () => shop.checkout(auth, {}, { 'Idempotency-Key': 'moved-1' })
    const { body } = await send().expect(201)
    expect(body.items).toHaveLength(2)
    expect((await send().expect(201)).body).toEqual(body)
  })

  test('sells twenty-five units to twenty-five of sixty concurrent buyers', async () => {
    const buyers = await Promise.all(Array.from({ length: 60 }, () => shop.customer()))
    for (let at = 0; at < 60; at += 10)
      await Promise.all(buyers.slice(at, at + 10).map((buyer) => shop.add(buyer, 'rare')))
    const answers = await Promise.all(buyers.map((buyer) => shop.checkout(buyer)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(25)
    for (const { body } of answers.filter(({ status }) => status !== 201)) expect(body.code).toBe('insufficient-stock')
    await shop.settle()
    expect(await shop.variant('rare')).toMatchObject({ stock: 0, available: 0 })
    const { rows } = await sql<{ status: string; orders: number }>`
    select status, count(*) as orders from orders where status in ('pending', 'confirmed')
      and id in (select order_id from order_items where sku = 'RARE') group by status`.execute(shop.ctx.db)
    expect(rows).toEqual([{ status: 'confirmed', orders: 25 }])
  })

  test('moves orders by allowed transitions, for admins only', async () => {
    const auth = await shop.customer()
    await shop.add(auth, 'mug')
    const { body: order } = await shop.checkout(auth).expect(201)
    const move = (status: string, more: object = {}) =>
      shop.http
        .patch(`/api/orders/${order.id}/status`)
        .set(admin)
        .send({ status, ...more })
    await shop.http.patch(`/api/orders/${order.id}/status`).send({ status: 'processing' }).expect(401)
    await shop.http.patch(`/api/orders/${order.id}/status`).set(auth).send({ status: 'processing' }).expect(403)
    const early = await move('delivered')
    expect([early.status, early.body.code, early.body.allowed]).toEqual([
      409,
      'invalid-transition',
      ['processing', 'cancelled'],
    ])
    expect((await move('processing').expect(200)).body).toMatchObject({
      status: 'processing',
      paymentStatus: 'authorized',
    })
    expect((await move('shipped', { trackingNumber: 'T-1', carrier: 'Post' }).expect(200)).body).toMatchObject({
      status: 'shipped',
      paymentStatus: 'paid',
      trackingNumber: 'T-1',
      carrier: 'Post',
    })
    expect((await move('cancelled')).body.allowed).toEqual(['delivered'])
    const races = await Promise.all(Array.from({ length: 5 }, () => move('delivered')))
    expect(races.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await move('sent', { more: 1 })).body.errors).toHaveLength(2)
    await shop.http.patch(`/api/orders/${uuidv7()}/status`).set(admin).send({ status: 'shipped' }).expect(404)
    await shop.http.patch('/api/orders/1/status').set(admin).send({ status: 'shipped' }).expect(404)
  })

  test('rejects a move of an outdated version', async () => {
    const auth = await shop.customer()
    await shop.add(auth, 'mug')
    const { body: order } = await shop.checkout(auth).expect(201)
    const move = (etag: string) =>
      shop.http.patch(`/api/orders/${order.id}/status`).set(admin).set('If-Match', etag).send({ status: 'processing' })
    expect((await move('"1"')).status).toBe(412)
    expect((await move('W/"x"')).status).toBe(412)
    expect((await move(`"${order.version}"`)).get('ETag')).toBe(`"${order.version + 1}"`)
  })

  test('restocks once on cancellation', async () => {
    const auth = await shop.customer()
    const before = await shop.variant('few')
    await shop.add(auth, 'few', 2)
    const { body: order } = await shop.checkout(auth).expect(201)
    await shop.settle()
    expect(await shop.variant('few')).toMatchObject({ stock: before.stock - 2 })
    const { body } = await shop.http
      .patch(`/api/orders/${order.id}/status`)
      .set(admin)
      .send({ status: 'cancelled' })
      .expect(200)
    expect(body).toMatchObject({ status: 'cancelled', paymentStatus: 'unpaid' })
    await shop.settle()
    await shop.settle()
    expect(await shop.variant('few')).toMatchObject({ stock: before.stock, available: before.stock })
  })

  test('asks an unknown customer to retry while the user service is down', async () => {
    const auth = bearer(accessToken())
    await shop.add(auth, 'mug')
    expect((await shop.checkout(auth)).status).toBe(503)
  })

  test('creates one customer for repeated and late registration events', async () => {
    const userId = uuidv7()
    const event = {
      specversion: '1.0',
      id: uuidv7(),
      source: 'user-service',
      type: 'user.registered',
      data: { userId, email: 'late@example.com', name: 'Late', locale: 'de', plan: 'unknown to us' },
    }
    const send = (body: object) =>
      shop.http
        .post('/internal/events')
        .set(bearer(serviceToken('user-service', 'order-service')))
        .send(body)
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(event)))
    expect(answers.map(({ body }) => body.status).filter((status) => status === 'handled')).toHaveLength(1)
    expect((await send({ ...event, type: 'moon.rose' })).body.status).toBe('ignored')
    expect((await send({ ...event, id: uuidv7(), data: { userId: 7 } })).status).toBe(400)
    expect((await send({ ...event, specversion: '0.3' })).status).toBe(400)
    await shop.http.post('/internal/events').set(admin).send(event).expect(403)
    await shop.http.post('/internal/events').send(event).expect(401)
    const auth = bearer(accessToken({ sub: userId }))
    await shop.add(auth, 'mug')
    expect((await shop.checkout(auth).expect(201)).body.email).toBe('late@example.com')
  })
})
