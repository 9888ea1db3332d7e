import type { Response } from 'supertest'
import { admin, aProduct, asOrderService, type ProductService, startProductService } from '../support/product-service'

let shop: ProductService

const sized = (slug: string, ...variants: [amount: number, stock: number][]) =>
  aProduct(slug, {
    variants: variants.map(([amount, stock], index) => ({
      sku: `${slug}-${index}`,
      name: `${slug} ${index}`,
      options: { size: String(index) },
      amount,
      stock,
    })),
  })

beforeAll(async () => {
  shop = await startProductService([
    sized('shirt', [1_000, 0], [8_000, 3]),
    sized('cap', [1_200, 5]),
    sized('coat', [9_000, 0]),
    sized('sock', [500, 1], [1_400, 0], [6_000, 0]),
    sized('boot', [7_000, 2], [7_000, 0]),
  ])
})
afterAll(() => shop.stop())

const slugs = ({ body }: Response) => (body as { data: { slug: string }[] }).data.map(({ slug }) => slug)

describe('Price and stock filters', () => {
  test.each([
    ['minPrice=5000', ['boot', 'coat', 'shirt', 'sock']],
    ['maxPrice=1500', ['cap', 'shirt', 'sock']],
    ['minPrice=2000&maxPrice=5000', []],
    ['minPrice=1300&maxPrice=1500', ['sock']],
    ['minPrice=8000&maxPrice=8000', ['shirt']],
    ['maxPrice=1500&inStock=true', ['cap', 'sock']],
    ['minPrice=5000&inStock=true', ['boot', 'shirt']],
    ['minPrice=1300&maxPrice=1500&inStock=true', []],
    ['minPrice=5000&inStock=false', ['coat', 'sock']],
    ['maxPrice=1500&inStock=false', ['shirt']],
    ['inStock=true', ['boot', 'cap', 'shirt', 'sock']],
    ['inStock=false', ['coat']],
    ['minPrice=9000&maxPrice=1000', []],
  ])('for %s apply to one variant in every order, count and page', async (query, expected) => {
    for (const sort of ['newest', 'price', '-price', 'name', '-name']) {
      const seen: string[] = []
      let next: string | undefined = `/api/products?${query}&sort=${sort}&limit=1&count=true`
      while (next !== undefined) {
        const response: Response = await shop.http.get(next).expect(200)
        expect(response.body.page.total).toBe(expected.length)
        seen.push(...slugs(response))
        next = /^<([^>]+)>; rel="next"$/.exec(response.get('Link') ?? '')?.[1]
      }
      expect([sort, seen.toSorted()]).toEqual([sort, expected])
      const whole = await shop.http.get(`/api/products?${query}&sort=${sort}`).expect(200)
      expect(slugs(whole)).toEqual(seen)
      const prices = (whole.body.data as { price: { amount: number } }[]).map(({ price }) => price.amount)
      if (sort === 'price') expect(prices).toEqual(prices.toSorted((a, b) => a - b))
      if (sort === '-price') expect(prices).toEqual(prices.toSorted((a, b) => b - a))
    }
    const found = await shop.http.get(`/api/products?${query}&q=thing&sort=relevance`).expect(200)
    expect(slugs(found).toSorted()).toEqual(expected)
  })

  test('ignore former prices', async () => {
    const price = (amount: number) => ({ amount, currency: 'USD' })
    const variants = [
      { sku: 'sale-1', options: { size: '1' }, price: price(1_000), compareAtPrice: price(50_000), stock: 1 },
      { sku: 'sale-2', options: { size: '2' }, price: price(2_000), compareAtPrice: price(60_000), stock: 0 },
    ]
    const sale = { name: 'Sale', slug: 'sale', category: 'clothing', variants }
    const { body } = await shop.http.post('/api/products').set(admin).send(sale).expect(201)
    const find = async (query: string) => slugs(await shop.http.get(`/api/products?category=clothing&${query}`))
    expect(await find('minPrice=3000')).toEqual([])
    expect(await find('minPrice=1500&maxPrice=2500')).toEqual(['sale'])
    expect(await find('minPrice=1500&maxPrice=2500&inStock=true')).toEqual([])
    await shop.http.delete(`/api/products/${body.id}`).set(admin).expect(204)
  })

  test.each(['minPrice=5000', 'maxPrice=1500&inStock=true', 'minPrice=5000&inStock=false', 'maxPrice=1500'])(
    'for %s agree in list, count, facets and search',
    async (query) => {
      for (const search of ['', '&q=thing']) {
        const { body } = await shop.http.get(`/api/products?${query}${search}&facets=true&count=true`).expect(200)
        const { data, page, facets } = body as {
          data: object[]
          page: { total: number }
          facets: { categories: { slug: string; count: number }[]; attributes: { material: { count: number }[] } }
        }
        expect(page.total).toBe(data.length)
        expect(facets.categories.find(({ slug }) => slug === 'mugs')?.count).toBe(data.length)
        expect(facets.attributes.material[0]?.count).toBe(data.length)
      }
    },
  )

  test('count each matching variant’s price band', async () => {
    const bandsOf = async (query: string) => {
      const { body } = await shop.http.get(`/api/products?facets=true&${query}`).expect(200)
      return (body.facets.prices as { from: number; count: number }[]).map(({ from, count }) => [from, count])
    }
    expect(await bandsOf('')).toEqual([
      [0, 1],
      [1_000, 3],
      [5_000, 4],
    ])
    expect(await bandsOf('minPrice=5000')).toEqual([[5_000, 4]])
    expect(await bandsOf('inStock=true')).toEqual([
      [0, 1],
      [1_000, 1],
      [5_000, 2],
    ])
  })

  test('follow changes of price, variants and stock', async () => {
    const find = async (query: string) => slugs(await shop.http.get(`/api/products?${query}`).expect(200))
    const { id, variants } = await shop.product('cap')
    const patch = (...variants: object[]) =>
      shop.http.patch(`/api/products/${id}`).set(admin).send({ variants }).expect(200)
    const usd = (amount: number) => ({ amount, currency: 'USD' })
    expect(await find('minPrice=20000')).toEqual([])
    await patch({ sku: 'cap-gold', price: usd(25_000), options: { size: 'gold' }, stock: 1 })
    expect(await find('minPrice=20000')).toEqual(['cap'])
    expect(await find('minPrice=20000&inStock=true')).toEqual(['cap'])
    const gold = (await shop.product('cap')).variants.find(({ sku }) => sku === 'cap-gold')!
    await shop.http
      .post('/api/inventory/reservations')
      .set(asOrderService())
      .send({ orderId: '01890000-0000-7000-8000-00000000cccc', items: [{ variantId: gold.id, quantity: 1 }] })
      .expect(201)
    expect(await find('minPrice=20000&inStock=true')).toEqual([])
    expect(await find('minPrice=20000&inStock=false')).toEqual(['cap'])
    await shop.http
      .post('/api/products/import')
      .set(admin)
      .set('Content-Type', 'text/csv')
      .send('sku,price\ncap-gold,1200')
      .expect(200)
    expect(await find('minPrice=20000')).toEqual([])
    await patch({ id: variants[0]!.id, price: usd(30_000) })
    expect(await find('minPrice=20000')).toEqual(['cap'])
  })
})
