import { uuidv7 } from '@ecommerce/shared/ids'
import type { Response } from 'supertest'
import {
  admin,
  aProduct,
  asOrderService,
  customer,
  type ProductService,
  startProductService,
} from '../support/product-service'

let shop: ProductService

describe('Stock movements', () => {
  beforeAll(async () => {
    shop = await startProductService([
      aProduct('mug'),
      aProduct('jumper', {
        variants: [
          { sku: 'J-M', name: 'M', options: { size: 'M' }, amount: 8_900, stock: 3 },
          { sku: 'J-L', name: 'L', options: { size: 'L' }, amount: 8_900, stock: 4 },
        ],
      }),
    ])
  })
  afterAll(() => shop.stop())

  type Movement = { id: string; delta: number; kind: string }

  const list = (query: string) => shop.http.get(`/api/inventory/movements?${query}`).set(admin)
  const listed = async (query: string) => (await list(query).expect(200)).body.data as Movement[]

  test('are listed for admins, newest first', async () => {
    const { id: productId, variants } = await shop.product('mug')
    const variantId = variants[0]!.id
    const orderId = uuidv7()
    await shop.http
      .patch(`/api/products/${productId}/stock`)
      .set(admin)
      .send({ delta: -1, reason: 'broken' })
      .expect(200)
    const reservation = { orderId, items: [{ variantId, quantity: 2 }] }
    await shop.http.post('/api/inventory/reservations').set(asOrderService()).send(reservation).expect(201)
    await shop.http.post(`/api/inventory/reservations/${orderId}/commit`).set(asOrderService()).expect(200)
    const row = { id: expect.any(String), productId, variantId, createdAt: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/) }
    expect(await listed(`productId=${productId}`)).toEqual([
      { ...row, delta: -2, kind: 'sale', reason: null, orderId, actor: 'order-service' },
      { ...row, delta: -1, kind: 'adjustment', reason: 'broken', orderId: null, actor: expect.any(String) },
      { ...row, delta: 10, kind: 'load', reason: null, orderId: null, actor: 'seed' },
    ])
    expect(await listed(`productId=${productId}&kind=sale`)).toHaveLength(1)
    expect(await listed(`productId=${uuidv7()}`)).toEqual([])
  })

  test('can be filtered by variant', async () => {
    const { id, variants } = await shop.product('jumper')
    expect((await listed(`productId=${id}`)).map(({ delta }) => delta).toSorted()).toEqual([3, 4])
    expect((await listed(`productId=${id}&variantId=${variants[1]!.id}`)).map(({ delta }) => delta)).toEqual([4])
  })

  test('page without gaps, also at one instant', async () => {
    const { id } = await shop.product('jumper')
    const variants = Array.from({ length: 25 }, (_, i) => ({
      sku: `J-${i}`,
      price: { amount: 100, currency: 'USD' },
      stock: i + 10,
    }))
    await shop.http.patch(`/api/products/${id}`).set(admin).send({ variants }).expect(200)
    const seen: Movement[] = []
    let next: string | undefined = `/api/inventory/movements?productId=${id}&limit=4&count=true`
    while (next !== undefined) {
      const response: Response = await shop.http.get(next).set(admin).expect(200)
      expect(response.body.page.total).toBe(27)
      seen.push(...(response.body.data as Movement[]))
      next = /^<([^>]+)>; rel="next"$/.exec(response.get('Link') ?? '')?.[1]
    }
    expect(seen).toHaveLength(27)
    expect(new Set(seen.map((movement) => movement.id)).size).toBe(27)
    const first = await list(`productId=${id}&limit=1`).expect(200)
    const other = await list(`productId=${id}&limit=1&kind=load&cursor=${first.body.page.nextCursor}`)
    expect([other.status, other.body.code]).toEqual([400, 'invalid-cursor'])
  })

  test('require an admin, a product and valid input', async () => {
    const { id } = await shop.product('mug')
    await shop.http.get(`/api/inventory/movements?productId=${id}`).expect(401)
    await shop.http.get(`/api/inventory/movements?productId=${id}`).set(customer).expect(403)
    await shop.http.get(`/api/inventory/movements?productId=${id}`).set(asOrderService()).expect(403)
    const response = await list('variantId=x&kind=theft&limit=0&from=now').expect(400)
    expect(response.body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      'from',
      'kind',
      'limit',
      'productId',
      'variantId',
    ])
  })
})
