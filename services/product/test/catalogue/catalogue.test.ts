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

describe('Catalogue', () => {
  beforeAll(async () => {
    shop = await startProductService([
      aProduct('blue-mug', { attributes: { material: 'stoneware', colour: 'blue' } }),
      aProduct('steel-mug', {
        attributes: { material: 'steel' },
        variants: [{ sku: 'STEEL', name: 'steel mug', options: {}, amount: 2_900, stock: 0 }],
      }),
      aProduct('wool-jumper', {
        category: 'clothing',
        name: 'Häkel Wool Jumper',
        attributes: { material: 'wool' },
        variants: [
          { sku: 'JUMPER-M', name: 'M', options: { size: 'M' }, amount: 8_900, compareAtAmount: 9_900, stock: 3 },
          { sku: 'JUMPER-L', name: 'L', options: { size: 'L' }, amount: 7_900, stock: 4 },
        ],
      }),
    ])
  })
  afterAll(() => shop.stop())

  const slugs = (body: unknown) => (body as { data: { slug: string }[] }).data.map((product) => product.slug)

  test('lists active products publicly, newest first', async () => {
    const response = await shop.http.get('/api/products').expect(200)
    expect(slugs(response.body)).toHaveLength(3)
    const jumper = response.body.data.find((product: { slug: string }) => product.slug === 'wool-jumper')
    expect(jumper).toMatchObject({
      name: 'Häkel Wool Jumper',
      category: 'clothing',
      categoryPath: ['clothing'],
      status: 'active',
      price: { amount: 7_900, currency: 'USD' },
      stock: 7,
      available: 7,
      version: 1,
    })
    expect(jumper.variants[0]).toEqual({
      id: expect.any(String),
      sku: 'JUMPER-M',
      name: 'M',
      options: { size: 'M' },
      price: { amount: 8_900, currency: 'USD' },
      compareAtPrice: { amount: 9_900, currency: 'USD' },
      stock: 3,
      available: 3,
    })
    expect(jumper.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })

  test('pages through every product once in any order, with Link headers', async () => {
    for (const sort of ['newest', 'price', '-price', 'name', '-name']) {
      const seen: string[] = []
      let next: string | undefined = `/api/products?sort=${sort}&limit=1&count=true`
      while (next !== undefined) {
        const response: Response = await shop.http.get(next).expect(200)
        expect(response.body.page.total).toBe(3)
        seen.push(...slugs(response.body))
        next = /^<([^>]+)>; rel="next"$/.exec(response.get('Link') ?? '')?.[1]
        expect(next === undefined).toBe(response.body.page.nextCursor === null)
      }
      expect(seen.toSorted()).toEqual(['blue-mug', 'steel-mug', 'wool-jumper'])
      if (sort === 'price') expect(seen).toEqual(['blue-mug', 'steel-mug', 'wool-jumper'])
    }
  })

  test.each([
    ['category=kitchen', ['blue-mug', 'steel-mug']],
    ['minPrice=2000&maxPrice=3000', ['steel-mug']],
    ['inStock=true', ['blue-mug', 'wool-jumper']],
    ['inStock=false', ['steel-mug']],
    ['attr.material=steel', ['steel-mug']],
    ['attr.material=steel&attr.colour=blue', []],
    ['q=jumper', ['wool-jumper']],
    ['q=jum', ['wool-jumper']],
    ['q=jumpr', ['wool-jumper']],
    ['q=hakel', ['wool-jumper']],
    ['q=mug&sort=relevance', ['blue-mug', 'steel-mug']],
    ['q=%27%3B%20drop%20table%20products', []],
    ['q=%21%21%21', []],
  ])('filters by %s', async (query, expected) => {
    const response = await shop.http.get(`/api/products?${query}`).expect(200)
    expect(slugs(response.body).toSorted()).toEqual(expected)
  })

  test('finds at most a hundred products by id', async () => {
    const { id } = await shop.product('blue-mug')
    const response = await shop.http.get(`/api/products?ids=${id}`).expect(200)
    expect(slugs(response.body)).toEqual(['blue-mug'])
    await shop.http.get(`/api/products?ids=${Array(101).fill(id).join(',')}`).expect(400)
  })

  test('counts facets of a filter', async () => {
    const response = await shop.http.get('/api/products?facets=true&category=home').expect(200)
    expect(response.body.facets).toEqual({
      categories: [
        { slug: 'home', name: 'Home', count: 2 },
        { slug: 'kitchen', name: 'Kitchen', count: 2 },
        { slug: 'mugs', name: 'Mugs', count: 2 },
      ],
      prices: [
        { from: 1_000, to: 2_500, count: 1 },
        { from: 2_500, to: 5_000, count: 1 },
      ],
      attributes: {
        colour: [{ value: 'blue', count: 1 }],
        material: [
          { value: 'steel', count: 1 },
          { value: 'stoneware', count: 1 },
        ],
      },
    })
  })

  test('lists all validation errors of a query', async () => {
    const response = await shop.http.get('/api/products?limit=0&sort=best&minPrice=cheap&colour=blue').expect(400)
    expect(response.get('Content-Type')).toBe('application/problem+json; charset=utf-8')
    expect(response.body).toMatchObject({
      status: 400,
      code: 'invalid-request',
      requestId: response.get('X-Request-Id'),
    })
    expect(response.body.errors.map((fault: { path: string }) => fault.path).toSorted()).toEqual([
      'colour',
      'limit',
      'minPrice',
      'sort',
    ])
  })

  test('rejects a forged cursor and one of another list', async () => {
    const first = await shop.http.get('/api/products?limit=1').expect(200)
    const { nextCursor } = first.body.page
    for (const query of [
      `cursor=${nextCursor}x`,
      'cursor=eyJhIjoxfQ.AAAA',
      `cursor=${nextCursor}&sort=price`,
      `cursor=${nextCursor}&q=mug`,
    ]) {
      const response = await shop.http.get(`/api/products?limit=1&${query}`).expect(400)
      expect(response.body.code).toBe('invalid-cursor')
    }
  })

  test('shows a product by id and slug, otherwise 404', async () => {
    const { id } = await shop.product('blue-mug')
    const byId = await shop.http.get(`/api/products/${id}`).expect(200)
    const bySlug = await shop.http.get('/api/products/blue-mug').expect(200)
    expect(byId.body).toEqual(bySlug.body)
    for (const other of ['no-such-mug', '01890000-0000-7000-8000-000000000000', "'--", '%F0%9F%A7%A6']) {
      const response = await shop.http.get(`/api/products/${other}`).expect(404)
      expect(response.body.code).toBe('product-not-found')
    }
  })

  test('responds 404 to other names', async () => {
    for (const name of ['%00', 'a%20b', '--', 'Blue-Mug', '%F0%9F%A7%A6'])
      for (const path of [`/api/products/${name}`, `/api/products/category/${name}`])
        expect([path, (await shop.http.get(path)).status]).toEqual([path, 404])
  })

  test('lists a category with its descendants, otherwise 404', async () => {
    const response = await shop.http.get('/api/products/category/home?sort=name').expect(200)
    expect(slugs(response.body)).toEqual(['blue-mug', 'steel-mug'])
    const unknown = await shop.http.get('/api/products/category/garden').expect(404)
    expect(unknown.body.code).toBe('category-not-found')
  })

  test('sends a strong ETag and 304', async () => {
    for (const path of ['/api/products', '/api/products/blue-mug', '/api/products/category/home']) {
      const response = await shop.http.get(path).expect(200)
      expect(response.get('Cache-Control')).toMatch(/^public/)
      expect(response.get('ETag')).toMatch(/^"[^"]+"$/)
      await shop.http.get(path).set('If-None-Match', response.get('ETag')!).expect(304, '')
    }
  })

  test('shows drafts and archived products to admins only, uncached', async () => {
    await shop.http.get('/api/products?status=draft').expect(403)
    await shop.http.get('/api/products?status=draft').set(customer).expect(403)
    const response = await shop.http.get('/api/products?status=draft').set(admin).expect(200)
    expect(response.body.data).toEqual([])
    expect(response.get('Cache-Control')).toBe('private, no-store')
  })

  test('gives the order service variants by id and by product', async () => {
    const jumper = await shop.product('wool-jumper')
    const response = await shop.http.get(`/internal/variants?productIds=${jumper.id}`).set(asOrderService()).expect(200)
    expect(response.body.data).toHaveLength(2)
    expect(response.body.data[0]).toMatchObject({
      sku: 'JUMPER-M',
      name: 'Häkel Wool Jumper (M)',
      categories: ['clothing'],
      available: 3,
      sellable: true,
    })
    await shop.http.get(`/internal/variants?productIds=${jumper.id}`).set(admin).expect(403)
    await shop.http.get(`/internal/variants?productIds=${jumper.id}`).expect(401)
  })

  test('lists a variant’s categories, nearest first', async () => {
    const { id, variants } = await shop.product('blue-mug')
    for (const query of [`productIds=${id}`, `variantIds=${variants[0]!.id}`]) {
      const { body } = await shop.http.get(`/internal/variants?${query}`).set(asOrderService()).expect(200)
      expect(body.data).toMatchObject([{ sku: 'BLUE-MUG', categories: ['mugs', 'kitchen', 'home'] }])
    }
  })
})
