import { uuidv7 } from '@ecommerce/shared/ids'
import { accessToken, bearer, forgedTokens, serviceToken } from '@ecommerce/testkit/tokens'
import { sql } from 'kysely'
import { admin, aProduct, close, listen, type Shop, startShop } from '../support/shop'

let shop: Shop

describe('Carts', () => {
  beforeAll(async () => {
    shop = await startShop([
      aProduct('mug', 1_000),
      aProduct('bowl', 3, 2_000),
      aProduct('vase', 10),
      aProduct('gone', 0),
    ])
  })
  afterAll(() => shop.stop())

  const customer = () => bearer(accessToken())

  test('are empty for a new customer', async () => {
    const response = await shop.http.get('/api/cart').set(customer()).expect(200)
    expect(response.body).toMatchObject({ items: [], itemCount: 0, total: { amount: 0, currency: 'USD' }, version: 0 })
    expect(response.get('Cache-Control')).toBe('private, no-store')
  })

  test('show an added product with price, shipping and total', async () => {
    const auth = customer()
    const { productId, variantId } = await shop.variant('mug')
    const response = await shop.http.post('/api/cart/items').set(auth).send({ productId, quantity: 2 }).expect(201)
    expect(response.body).toMatchObject({
      itemCount: 2,
      subtotal: { amount: 3_000, currency: 'USD' },
      discount: { amount: 0, currency: 'USD' },
      shipping: { amount: 499, currency: 'USD' },
      tax: { amount: 0, currency: 'USD' },
      total: { amount: 3_499, currency: 'USD' },
    })
    expect(response.body.items).toEqual([
      {
        id: expect.any(String),
        productId,
        variantId,
        sku: 'MUG',
        name: 'mug',
        options: {},
        image: { url: '/api/products/images/mug.svg', alt: 'mug' },
        unitPrice: { amount: 1_500, currency: 'USD' },
        quantity: 2,
        lineTotal: { amount: 3_000, currency: 'USD' },
        available: 1_000,
        issues: [],
      },
    ])
    const again = await shop.http.get('/api/cart').set(auth).expect(200)
    expect(again.body).toEqual(response.body)
  })

  test('have one line of fifty units after fifty concurrent adds', async () => {
    const auth = customer()
    const { variantId } = await shop.variant('mug')
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => shop.http.post('/api/cart/items').set(auth).send({ variantId, quantity: 1 })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    const { body } = await shop.http.get('/api/cart').set(auth)
    expect(body.items).toHaveLength(1)
    expect(body.itemCount).toBe(50)
  })

  test('never exceed the stock, even concurrently', async () => {
    const auth = customer()
    const { variantId } = await shop.variant('bowl')
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => shop.http.post('/api/cart/items').set(auth).send({ variantId, quantity: 1 })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
    const refused = answers.find(({ status }) => status === 409)
    expect(refused?.body).toMatchObject({ code: 'insufficient-stock', available: 3 })
    expect((await shop.http.get('/api/cart').set(auth)).body.itemCount).toBe(3)
  })

  test('reject ids in other notations than the canonical one', async () => {
    const { variantId } = await shop.variant('mug')
    const notations = [
      `{${variantId}}`,
      `[${variantId}]`,
      variantId.replaceAll('-', ':'),
      variantId.replaceAll('-', ''),
    ]
    for (const id of notations) {
      const response = await shop.http.post('/api/cart/items').set(customer()).send({ variantId: id, quantity: 1 })
      expect([response.status, response.body.code]).toEqual([400, 'invalid-request'])
    }
  })

  test('reject unavailable and unknown variants', async () => {
    const auth = customer()
    const { variantId } = await shop.variant('gone')
    const soldOut = await shop.http.post('/api/cart/items').set(auth).send({ variantId, quantity: 1 })
    expect([soldOut.status, soldOut.body.code]).toEqual([409, 'insufficient-stock'])
    for (const body of [{ variantId: uuidv7() }, { productId: uuidv7() }]) {
      const response = await shop.http
        .post('/api/cart/items')
        .set(auth)
        .send({ ...body, quantity: 1 })
      expect([response.status, response.body.code]).toEqual([404, 'product-not-found'])
    }
  })

  test.each([
    [{}, ['', 'quantity']],
    [{ productId: 'mug', quantity: '1' }, ['productId', 'quantity']],
    [{ variantId: uuidv7(), quantity: 0, price: 1 }, ['price', 'quantity']],
    [{ variantId: uuidv7(), quantity: 1_000 }, ['quantity']],
    [{ variantId: uuidv7(), quantity: 1.5 }, ['quantity']],
  ])('reject %j with all validation errors', async (body, paths) => {
    const response = await shop.http.post('/api/cart/items').set(customer()).send(body)
    expect(response.status).toBe(400)
    expect(response.body.errors.map((fault: { path: string }) => fault.path).toSorted()).toEqual(paths)
  })

  test('give a guest a token with the first item', async () => {
    const { variantId } = await shop.variant('mug')
    const nobody = await shop.http.get('/api/cart').expect(200)
    expect(nobody.body).toMatchObject({ id: null, items: [] })
    const first = await shop.http.post('/api/cart/items').send({ variantId, quantity: 1 }).expect(201)
    const token = first.get('X-Cart-Token')!
    expect(first.body.cartToken).toBe(token)
    const second = await shop.http
      .post('/api/cart/items')
      .set('X-Cart-Token', token)
      .send({ variantId, quantity: 1 })
      .expect(201)
    expect(second.body.itemCount).toBe(2)
    expect((await shop.http.get('/api/cart').set('X-Cart-Token', token)).body.itemCount).toBe(2)
    const forged = token.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
    expect((await shop.http.get('/api/cart').set('X-Cart-Token', forged)).body.code).toBe('cart-token-invalid')
  })

  test('change and remove lines, and can be emptied', async () => {
    const auth = customer()
    await shop.add(auth, 'mug', 2)
    const { body } = await shop.add(auth, 'vase', 1)
    const [mug, vase] = body.items as { id: string }[]
    const changed = await shop.http.patch(`/api/cart/items/${mug!.id}`).set(auth).send({ quantity: 5 }).expect(200)
    expect(changed.body).toMatchObject({ itemCount: 6 })
    expect(changed.body.version).toBeGreaterThan(body.version)
    const tooMany = await shop.http.patch(`/api/cart/items/${vase!.id}`).set(auth).send({ quantity: 11 })
    expect([tooMany.status, tooMany.body.available]).toEqual([409, 10])
    expect(
      (await shop.http.patch(`/api/cart/items/${mug!.id}`).set(auth).send({ quantity: 0 }).expect(200)).body.itemCount,
    ).toBe(1)
    expect((await shop.http.delete(`/api/cart/items/${vase!.id}`).set(auth).expect(200)).body.items).toEqual([])
    await shop.http.delete(`/api/cart/items/${vase!.id}`).set(auth).expect(404)
    await shop.http.patch(`/api/cart/items/${vase!.id}`).set(auth).send({ quantity: 1 }).expect(404)
    await shop.http.patch('/api/cart/items/1').set(auth).send({ quantity: 1 }).expect(404)
    await shop.http.patch(`/api/cart/items/${vase!.id}`).set(auth).send({ quantity: -1, more: 1 }).expect(400)
    await shop.add(auth, 'mug')
    expect((await shop.http.delete('/api/cart').set(auth).expect(200)).body.items).toEqual([])
  })

  test('hide lines of other buyers', async () => {
    const { body } = await shop.add(customer(), 'mug')
    await shop.http.delete(`/api/cart/items/${body.items[0].id}`).set(customer()).expect(404)
    await shop.http.delete(`/api/cart/items/${body.items[0].id}`).expect(404)
  })

  test('show changes since an item was added', async () => {
    const auth = customer()
    const { productId } = await shop.variant('vase')
    await shop.add(auth, 'vase', 4)
    await shop.catalogue.patch(`/api/products/${productId}/stock`).set(admin).send({ stock: 3 }).expect(200)
    const { body } = await shop.http.get('/api/cart').set(auth).expect(200)
    expect(body.items[0]).toMatchObject({ available: 3, issues: ['insufficient-stock'] })
    await shop.catalogue.patch(`/api/products/${productId}/stock`).set(admin).send({ stock: 10 }).expect(200)
  })

  test('add once for a repeated key', async () => {
    const auth = customer()
    const { variantId } = await shop.variant('mug')
    const send = () =>
      shop.http.post('/api/cart/items').set(auth).set('Idempotency-Key', 'add-1').send({ variantId, quantity: 3 })
    const answers = await Promise.all([send(), send(), send(), send()])
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect((await shop.http.get('/api/cart').set(auth)).body.itemCount).toBe(3)
    const other = await shop.http
      .post('/api/cart/items')
      .set(auth)
      .set('Idempotency-Key', 'add-1')
      .send({ variantId, quantity: 4 })
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused'])
  })

  test('return the same guest for a repeated first add', async () => {
    const { variantId } = await shop.variant('mug')
    const send = () =>
      shop.http.post('/api/cart/items').set('Idempotency-Key', uuidLike).send({ variantId, quantity: 1 })
    const uuidLike = uuidv7()
    const [first, second] = [await send(), await send()]
    expect(second.get('X-Cart-Token')).toBe(first.get('X-Cart-Token'))
    expect(second.get('Idempotency-Replayed')).toBe('true')
    expect(second.body).toEqual(first.body)
  })

  describe('first adds of guests', () => {
    const add = async (key: string, headers: Record<string, string> = {}) => {
      const { variantId } = await shop.variant('mug')
      const sent = { 'Idempotency-Key': key, ...headers }
      return shop.http.post('/api/cart/items').set(sent).send({ variantId, quantity: 1 })
    }
    const cartTokens = (answers: { body: { cartToken: string } }[]) =>
      new Set(answers.map(({ body }) => body.cartToken))

    test.each(['1', 'k', 'add-1', 'fifteen-letters'])(
      'create separate carts behind one address for the short key %s',
      async (key) => {
        const answers = await Promise.all([add(key), add(key)])
        answers.push(await add(key))
        expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
        expect(cartTokens(answers).size).toBe(3)
      },
    )

    test('are idempotent per client id', async () => {
      const [mine, theirs] = [uuidv7(), uuidv7()]
      const answers = [await add('1', { 'X-Client-Id': mine }), await add('1', { 'X-Client-Id': mine })]
      expect(cartTokens(answers).size).toBe(1)
      expect(answers[1]!.get('Idempotency-Replayed')).toBe('true')
      expect(cartTokens([...answers, await add('1', { 'X-Client-Id': theirs })]).size).toBe(2)
    })

    test('are separate per user agent, even with one random key', async () => {
      const key = uuidv7()
      const answers = [await add(key, { 'User-Agent': 'one' }), await add(key, { 'User-Agent': 'two' })]
      expect(cartTokens(answers).size).toBe(2)
    })

    test('reject a guessable client id', async () => {
      const { status, body } = await add(uuidv7(), { 'X-Client-Id': '1' })
      expect([status, body.errors[0].path]).toEqual([400, 'X-Client-Id'])
    })

    test('own a short key by cart token once there is one', async () => {
      const { body } = await add('1')
      const auth = { 'X-Cart-Token': body.cartToken as string }
      const answers = [await add('again', auth), await add('again', auth)]
      expect(answers[1]!.get('Idempotency-Replayed')).toBe('true')
      expect(answers[1]!.body).toEqual(answers[0]!.body)
    })

    test('store no address', async () => {
      await add(uuidv7())
      const { rows } = await sql<{ caller: string }>`select caller from idempotency_keys`.execute(shop.ctx.db)
      expect(rows.filter(({ caller }) => caller.includes('127.0.0.1'))).toEqual([])
    })
  })

  test('reject invalid tokens, and services', async () => {
    for (const token of Object.values(forgedTokens())) await shop.http.get('/api/cart').set(bearer(token)).expect(401)
    await shop.http
      .get('/api/cart')
      .set(bearer(serviceToken('user-service', 'order-service')))
      .expect(403)
  })

  test('show the last known prices while the catalogue is down', async () => {
    const auth = customer()
    await shop.add(auth, 'mug', 2)
    const { port } = shop.productServer.address() as { port: number }
    await close(shop.productServer)
    const { body } = await shop.http.get('/api/cart').set(auth).expect(200)
    expect(body).toMatchObject({ stale: true, itemCount: 2, subtotal: { amount: 3_000, currency: 'USD' } })
    expect(body.items[0]).toMatchObject({ available: null, issues: [] })
    const adding = await shop.http.post('/api/cart/items').set(auth).send({ variantId: uuidv7(), quantity: 1 })
    expect([adding.status, adding.get('Retry-After')]).toEqual([503, '2'])
    const removed = await shop.http.delete(`/api/cart/items/${body.items[0].id}`).set(auth).expect(200)
    expect(removed.body.items).toEqual([])
    await listen(shop.productServer, port)
  })
})
