import { uuidv7 } from '@ecommerce/shared/ids'
import { expireDueReservations } from '../../src/commands/reservations/expire-reservations'
import {
  admin,
  aProduct,
  asOrderService,
  customer,
  type ProductService,
  startProductService,
} from '../support/product-service'

let shop: ProductService
let queries = 0

describe('Catalogue cache', () => {
  beforeAll(async () => {
    shop = await startProductService(['mug', 'bowl', 'vase', 'lamp', 'rug'].map((slug) => aProduct(slug)))
    shop.ctx.pool.on('acquire', () => queries++)
  })
  afterAll(() => shop.stop())
  beforeEach(() => {
    queries = 0
  })

  const availableOf = async (slug: string) => (await shop.http.get(`/api/products/${slug}`).expect(200)).body.available
  const listed = async (query: string) =>
    (await shop.http.get(`/api/products?${query}`).expect(200)).body.data.map(({ slug }: { slug: string }) => slug)

  async function asked(path: string, headers: Record<string, string> = {}): Promise<number> {
    queries = 0
    await shop.http.get(path).set(headers)
    return queries
  }

  test('responds from memory without a query', async () => {
    const list = '/api/products?limit=3&sort=name'
    for (const path of [list, '/api/products/mug', '/api/products/category/home']) {
      const first = await shop.http.get(path).expect(200)
      queries = 0
      const second = await shop.http.get(path).expect(200)
      expect(queries).toBe(0)
      expect(second.text).toBe(first.text)
      const varying = ['x-request-id', 'date']
      const same = ({ headers }: typeof first) => Object.entries(headers).filter(([name]) => !varying.includes(name))
      expect(same(second).toSorted()).toEqual(same(first).toSorted())
      await shop.http.get(path).set('If-None-Match', first.get('ETag')!).expect(304, '')
    }
    expect(await asked('/api/products?sort=name&limit=3')).toBe(0)
  })

  test('keeps request id, metrics route and CORS for responses from memory', async () => {
    await shop.http.get('/api/products/category/mugs').expect(200)
    const response = await shop.http
      .get('/api/products/category/mugs')
      .set({ 'X-Request-Id': 'from-memory', Origin: 'https://shop.example.com' })
    expect(response.get('X-Request-Id')).toBe('from-memory')
    expect(response.get('Access-Control-Allow-Origin')).toBe('https://shop.example.com')
    expect(response.get('X-Content-Type-Options')).toBe('nosniff')
    const { text } = await shop.http.get('/metrics')
    const label = 'method="GET",route="/api/products/category/:category",status="200"'
    expect(text).toMatch(new RegExp(`request_duration_seconds_count\\{.*${label}.*\\} [2-9]`))
  })

  test('serves HEAD without a body, and no other method but GET', async () => {
    const path = '/api/products/vase'
    const { headers } = await shop.http.get(path).expect(200)
    const head = await shop.http.head(path).expect(200)
    expect(head.text).toBeUndefined()
    for (const name of ['etag', 'content-length', 'content-type', 'cache-control'])
      expect([name, head.headers[name]]).toEqual([name, headers[name]])
    await shop.http.delete(path).expect(401)
  })

  test('loads once for concurrent requests', async () => {
    queries = 0
    const answers = await Promise.all(Array.from({ length: 50 }, () => shop.http.get('/api/products?limit=4')))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(queries).toBe(1)
  })

  test('serves signed-in users from memory after verifying the token', async () => {
    for (const path of ['/api/products?limit=2', '/api/products/mug', '/api/categories']) {
      await shop.http.get(path).set(customer).expect(200)
      expect([await asked(path, customer), await asked(path)]).toEqual([0, 0])
      for (const forged of ['Bearer forged', 'Basic YTpi'])
        await shop.http.get(path).set('Authorization', forged).expect(401)
    }
  })

  test('neither stores admin responses nor serves admins from memory', async () => {
    const path = '/api/products?limit=3&sort=name'
    const draft = { name: 'Secret', category: 'mugs', status: 'draft', price: { amount: 1, currency: 'USD' } }
    const { id } = (await shop.http.post('/api/products').set(admin).send(draft).expect(201)).body
    for (const [asking, status] of [
      [admin, 200],
      [customer, 404],
      [admin, 200],
      [{}, 404],
    ] as const)
      await shop.http.get(`/api/products/${id}`).set(asking).expect(status)
    for (const [asking, status] of [
      [admin, 200],
      [customer, 403],
      [admin, 200],
      [{}, 403],
    ] as const)
      await shop.http.get('/api/products?status=draft').set(asking).expect(status)
    await shop.http.get(path).set(admin).expect(200)
    expect(await asked(path)).toBe(1)
    for (const kept of [path, '/api/categories']) {
      await shop.http.get(kept).expect(200)
      expect([kept, await asked(kept, admin)]).toEqual([kept, 1])
    }
  })

  test('validates each query regardless of the cache', async () => {
    await shop.http.get('/api/products?limit=5').expect(200)
    for (const faulty of ['limit=5&colour=blue', 'limit=5&limit=5', 'limit=500'])
      for (const _ of [1, 2]) await shop.http.get(`/api/products?${faulty}`).expect(400)
    for (const _ of [1, 2]) await shop.http.get('/api/products/category/garden').expect(404)
  })

  test('shows a stock change to the next reader', async () => {
    expect(await availableOf('mug')).toBe(10)
    await listed('limit=100')
    const { id } = await shop.product('mug')
    await shop.http.patch(`/api/products/${id}/stock`).set(admin).send({ delta: -3 }).expect(200)
    expect(await availableOf('mug')).toBe(7)
    const { body } = await shop.http.get('/api/products?limit=100')
    expect(body.data.find(({ slug }: { slug: string }) => slug === 'mug').available).toBe(7)
  })

  test('shows reservation steps to the next reader and keeps other products', async () => {
    const orders = '/api/inventory/reservations'
    const variantId = (await shop.product('bowl')).variants[0]!.id
    const [sold, released, expired] = [uuidv7(), uuidv7(), uuidv7()]
    const reserve = (orderId: string, more: object = {}) =>
      shop.http
        .post(orders)
        .set(asOrderService())
        .send({ orderId, items: [{ variantId, quantity: 2 }], ...more })
        .expect(201)
    await availableOf('vase')

    expect(await availableOf('bowl')).toBe(10)
    await reserve(sold)
    expect(await availableOf('bowl')).toBe(8)
    await reserve(released)
    expect(await availableOf('bowl')).toBe(6)
    await shop.http.delete(`${orders}/${released}`).set(asOrderService()).expect(204)
    expect(await availableOf('bowl')).toBe(8)
    await shop.http.post(`${orders}/${sold}/commit`).set(asOrderService()).expect(200)
    expect((await shop.http.get('/api/products/bowl')).body).toMatchObject({ stock: 8, available: 8 })
    const restock = (body?: object) =>
      shop.http.post(`/internal/reservations/${sold}/restock`).set(asOrderService()).send(body).expect(200)
    await restock({ returnId: uuidv7(), items: [{ variantId, quantity: 1 }] })
    expect(await availableOf('bowl')).toBe(9)
    await restock()
    expect(await availableOf('bowl')).toBe(10)
    await reserve(expired)
    await shop.ctx.db
      .updateTable('reservations')
      .set({ reservedUntil: new Date(0) })
      .where('orderId', '=', expired)
      .execute()
    expect(await availableOf('bowl')).toBe(8)
    await expireDueReservations(shop.ctx)
    expect(await availableOf('bowl')).toBe(10)

    expect(await asked('/api/products/vase')).toBe(0)
  })

  test('updates lists of available products', async () => {
    const { id } = await shop.product('lamp')
    const set = (stock: number) => shop.http.patch(`/api/products/${id}/stock`).set(admin).send({ stock }).expect(200)
    expect(await listed('inStock=true')).toContain('lamp')
    expect(await listed('inStock=false')).not.toContain('lamp')
    await set(0)
    expect(await listed('inStock=true')).not.toContain('lamp')
    expect(await listed('inStock=false')).toContain('lamp')
    await set(1)
    expect(await listed('inStock=true')).toContain('lamp')
  })

  test('never serves data older than the last write before a request', async () => {
    const { id } = await shop.product('rug')
    let written = 10
    const write = async () => {
      for (let stock = 11; stock <= 40; stock++) {
        await shop.http.patch(`/api/products/${id}/stock`).set(admin).send({ stock }).expect(200)
        written = stock
      }
    }
    const read = async () => {
      while (written < 40) {
        const atLeast = written
        expect(await availableOf('rug')).toBeGreaterThanOrEqual(atLeast)
      }
    }
    await Promise.all([write(), read(), read(), read()])
    expect(await availableOf('rug')).toBe(40)
  })
})
