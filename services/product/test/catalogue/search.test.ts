import { uuidv7 } from '@ecommerce/shared/ids'
import { sql } from 'kysely'
import type { Response } from 'supertest'
import { countFacets } from '../../src/store/catalogue/facets'
import { admin, aProduct, asOrderService, type ProductService, startProductService } from '../support/product-service'

let shop: ProductService

const many = Array.from({ length: 60 }, (_, index) => `striped-towel-${index}`)

describe('Search', () => {
  beforeAll(async () => {
    shop = await startProductService([
      aProduct('mug', { name: 'Mug' }),
      aProduct('mug-rack', { name: 'Mug rack', category: 'clothing' }),
      aProduct('tray', { name: 'Oak tray', description: 'Carries a mug and a plate.', category: 'clothing' }),
      aProduct('socks', { name: 'Merino socks', category: 'clothing', attributes: { fibre: 'wool' } }),
      aProduct('creme', { name: 'Crème brûlée dish', category: 'clothing' }),
      ...many.map((slug, index) =>
        aProduct(slug, {
          name: `Striped towel ${index % 7}`,
          category: 'clothing',
          attributes: { colour: index % 3 === 0 ? 'red' : 'blue', ...(index === 17 && { hem: 'lace' }) },
          variants: [
            {
              sku: slug.toUpperCase(),
              name: slug,
              options: {},
              amount: 1_000 + (index % 5) * 100,
              stock: index % 4 === 0 ? 0 : 3,
            },
          ],
        }),
      ),
    ])
  })
  afterAll(() => shop.stop())

  const find = async (query: string): Promise<string[]> =>
    (await shop.http.get(`/api/products?${query}`).expect(200)).body.data.map(({ slug }: { slug: string }) => slug)

  async function walkThrough(query: string): Promise<string[]> {
    const seen: string[] = []
    let next: string | undefined = `/api/products?${query}`
    while (next !== undefined) {
      const response: Response = await shop.http.get(next).expect(200)
      seen.push(...response.body.data.map(({ slug }: { slug: string }) => slug))
      next = /^<([^>]+)>; rel="next"$/.exec(response.get('Link') ?? '')?.[1]
    }
    return seen
  }

  test('ranks names before categories before descriptions', async () => {
    expect(await find('q=mug&sort=relevance')).toEqual(['mug', 'mug-rack', 'tray'])
  })

  test.each([
    ['a slip of the finger', 'q=merno', ['socks']],
    ['a letter too many in one of two words', 'q=merrino socks', ['socks']],
    ['the beginning of the last word', 'q=merino so', ['socks']],
    ['another form of the word', 'q=sock', ['socks']],
    ['letters without their accents', 'q=creme brulee', ['creme']],
    ['letters with other accents', 'q=créme', ['creme']],
    ['an attribute', 'q=wool', ['socks']],
    ['words that say nothing beside one that does', 'q=the merino', ['socks']],
    ['words that no product has together', 'q=merino tray', []],
    ['a word that is like nothing', 'q=zzyzx', []],
    ['words that say nothing', 'q=the', []],
  ])('finds by %s', async (_what, query, slugs) => {
    expect(await find(query)).toEqual(slugs)
  })

  test('finds new words at once', async () => {
    const { id } = await shop.product('creme')
    await sql`update products set name = 'Quokka dish' where id = ${id}`.execute(shop.ctx.db)
    await shop.ctx.cache.invalidate(['catalogue'])
    expect(await find('q=quokkka')).toEqual(['creme'])
  })

  test.each([
  "' | 'mug", 'mug:*A', '<-> mug', '!mug & (', '\\', '%', '_', "\\'); drop table products; --", '½ ⅷ ㎏', '\u202e\u0301', '🧦', '"mug"',
  'x'.repeat(200), 'mug '.repeat(40).trim(), '\u0000',
])('accepts %j safely', async (q) => {
  for (const sort of ['relevance', 'newest']) {
    const { status } = await shop.http.get(`/api/products?sort=${sort}&q=${encodeURIComponent(q)}`)
    expect([200, 400]).toContain(status)
  }
  expect(await find('q=mug')).toHaveLength(3)
}) // prettier-ignore

  test.each([
    'q=towel&sort=relevance',
    'q=towel',
    'q=striped&sort=price',
    'q=striped&sort=-name',
    'attr.colour=red&sort=price',
    'category=clothing&attr.colour=blue&sort=-price',
    'category=clothing&inStock=true&sort=name',
    'category=clothing&inStock=false',
    'minPrice=1100&maxPrice=1300&sort=newest',
  ])('pages through %s without gaps or repetitions', async (query) => {
    const whole = await find(`${query}&limit=100`)
    expect(whole.length).toBeGreaterThan(10)
    expect(await walkThrough(`${query}&limit=4`)).toEqual(whole)
  })

  test('finds a rare product among thousands', async () => {
    await sql`
    insert into products (id, slug, name, description, category_id, category_path, status, images, attributes, price_amount, currency)
    select gen_random_uuid(), 'filler-' || n, 'Filler', '', category_id, category_path, 'active', '[]', '{}', n, 'USD'
    from products, generate_series(1, 2500) as n where slug = 'tray'`.execute(shop.ctx.db)
    await sql`
    insert into products (id, slug, name, description, category_id, category_path, status, images, attributes, price_amount, currency)
    select uuidv7(), 'late-' || n, 'Filler', '', category_id, category_path, 'active', '[]', '{}', n, 'USD'
    from products, generate_series(1, 2500) as n where slug = 'tray'`.execute(shop.ctx.db)
    await shop.ctx.cache.invalidate(['catalogue'])
    expect(await find('attr.hem=lace')).toEqual(['striped-towel-17'])
    expect(await find('q=merino')).toEqual(['socks'])
    expect((await walkThrough('q=towel&limit=25')).toSorted()).toEqual(many.toSorted())
  })

  test('counts facets exactly where fast and marks estimates', async () => {
    await sql`analyze products`.execute(shop.ctx.db)
    const filter = { status: 'active', attributes: {} } as const
    const exact = await countFacets(shop.ctx.db, filter)
    const rough = await countFacets(shop.ctx.db, filter, { exact: 100, sample: 2_000 })
    const counts = ({ categories }: typeof exact) => new Map(categories.map(({ slug, count }) => [slug, count]))
    expect(exact.approximate).toBeUndefined()
    expect(rough.approximate).toBe(true)
    expect(counts(rough).get('clothing')! / counts(exact).get('clothing')!).toBeGreaterThan(0.7)
    expect(counts(rough).get('clothing')! / counts(exact).get('clothing')!).toBeLessThan(1.3)
  })

  test('knows availability during concurrent sales, restocks and imports', async () => {
    const slugs = ['mug', 'mug-rack', 'tray', 'socks']
    const products = await Promise.all(slugs.map((slug) => shop.product(slug)))
    const set = (id: string, stock: number) => shop.http.patch(`/api/products/${id}/stock`).set(admin).send({ stock })
    const order = (items: object[]) =>
      shop.http
        .post('/api/inventory/reservations')
        .set(asOrderService())
        .send({ orderId: uuidv7(), items, ttlSeconds: 1 })
    await Promise.all(
      Array.from({ length: 60 }, (_, turn) => {
        const [one, two] = [products[turn % 4]!, products[(turn + 1 + (turn % 3)) % 4]!]
        const item = ({ variants }: typeof one) => ({ variantId: variants[0]!.id, quantity: 1 + (turn % 3) })
        return turn % 3 === 0 ? set(one.id, turn % 4) : order([item(one), item(two)])
      }),
    ).then((answers) => expect(answers.filter(({ status }) => status >= 500)).toEqual([]))
    const { rows } = await sql`
    select from product_availability a where available_variants <>
      (select count(*) from variants v where v.product_id = a.product_id and v.stock > v.reserved)`.execute(shop.ctx.db)
    expect(rows).toEqual([])
  })

  test('finds categories below the fourth level', async () => {
    await sql`
    with deep as (
      insert into categories (id, slug, name, parent_id, path)
      values (gen_random_uuid(), 'sixth', 'Sixth', null, '{one,two,three,four,five,sixth}'),
        (gen_random_uuid(), 'other', 'Other', null, '{one,two,three,four,five,other}') returning id, slug, path
    )
    update products p set category_id = deep.id, category_path = deep.path from deep
    where p.slug = case deep.slug when 'sixth' then 'tray' else 'creme' end`.execute(shop.ctx.db)
    await shop.ctx.cache.invalidate(['catalogue'])
    expect(await find('category=sixth')).toEqual(['tray'])
    expect(await find('category=sixth&sort=price&minPrice=1')).toEqual(['tray'])
    expect(await find('category=nowhere')).toEqual([])
  })
})
