import { sql } from 'kysely'
import { runJobs } from '../support/events'
import { admin, aProduct, type ProductService, startProductService } from '../support/product-service'

let shop: ProductService

const shirt = () =>
  aProduct('shirt', {
    name: 'Linen shirt',
    category: 'clothing',
    attributes: { material: 'linen', fit: 'loose' },
    images: [
      { file: 'linen-shirt.svg', alt: 'Front' },
      { file: 'breton-top.svg', alt: 'Back' },
    ],
    variants: [
      { sku: 'SHIRT-S', name: 'S', options: { size: 'S' }, amount: 5_000, compareAtAmount: 6_000, stock: 4 },
      { sku: 'SHIRT-M', name: 'M', options: { size: 'M' }, amount: 5_000, stock: 5 },
    ],
  })

describe('Updates by import', () => {
  beforeEach(async () => {
    shop = await startProductService([shirt(), aProduct('mug'), aProduct('bowl')])
  })
  afterEach(() => shop.stop())

  const send = (type: string, query: string, body: string) =>
    shop.http.post(`/api/products/import${query}`).set(admin).set('Content-Type', type).send(body).expect(200)
  const csv = (...lines: string[]) => send('text/csv', '', lines.join('\n'))
  const ndjson = (...lines: object[]) =>
    send('application/x-ndjson', '', lines.map((line) => JSON.stringify(line)).join('\n'))

  const variantsOf = async (slug: string) => {
    const { variants } = await shop.product(slug)
    return Object.fromEntries(variants.map(({ sku, ...variant }) => [sku, variant]))
  }

  const faultsOf = ({ body }: { body: { errors: { line: number; errors: { path: string }[] }[] } }) =>
    body.errors.map(({ line, errors }) => [line, ...errors.map(({ path }) => path).toSorted()])

  const adjust = async (slug: string, delta: number) => {
    const { id, variants } = await shop.product(slug)
    await shop.http
      .patch(`/api/products/${id}/stock`)
      .set(admin)
      .send({ variantId: variants[0]!.id, delta })
      .expect(200)
  }

  describe('of stock', () => {
    const exported = async (format: string) => {
      const { text, body } = await shop.http
        .get(`/api/products/export?format=${format}`)
        .set(admin)
        .buffer(true)
        .expect(200)
      return text ?? String(body)
    }

    test.each([
      ['csv', 'text/csv'],
      ['ndjson', 'application/x-ndjson'],
    ])('keep sales since an export as %s', async (format, type) => {
      const file = await exported(format)
      await adjust('shirt', -3)
      const response = await send(type, '', file)
      expect(response.body).toMatchObject({ created: 0, updated: 0, failed: 0, unchanged: response.body.lines })
      expect((await variantsOf('shirt'))['SHIRT-S']).toMatchObject({ stock: 1 })
      const { rows } = await sql`select from stock_movements where reason = 'import'`.execute(shop.ctx.db)
      expect(rows).toHaveLength(0)
    })

    test('set it with stock=set, and for new variants always', async () => {
      const file = 'sku,slug,stock,price,options.size\nSHIRT-S,,9,,S\nSHIRT-XL,shirt,7,5500,XL'
      expect((await csv(...file.split('\n'))).body).toMatchObject({ created: 1, unchanged: 1, failed: 0 })
      expect(await variantsOf('shirt')).toMatchObject({ 'SHIRT-S': { stock: 4 }, 'SHIRT-XL': { stock: 7 } })
      const set = await send('text/csv', '?stock=set', 'sku,stock\nSHIRT-S,9\nSHIRT-M,0\nMUG,3')
      expect(set.body).toMatchObject({ updated: 3, failed: 0 })
      expect(await variantsOf('shirt')).toMatchObject({ 'SHIRT-S': { stock: 9 }, 'SHIRT-M': { stock: 0 } })
      await runJobs(shop)
    })

    test('reject it below reserved units only when set', async () => {
      await sql`update variants set reserved = 3 where sku = 'SHIRT-S'`.execute(shop.ctx.db)
      expect((await csv('sku,stock', 'SHIRT-S,2')).body).toMatchObject({ unchanged: 1, failed: 0 })
      expect(faultsOf(await send('text/csv', '?stock=set', 'sku,stock\nSHIRT-S,2'))).toEqual([[2, 'stock']])
    })

    test('accept no other value of stock', async () => {
      for (const query of ['?stock=keep', '?stock=', '?stock=set&stock=set', '?dryRun=true'])
        await shop.http
          .post(`/api/products/import${query}`)
          .set(admin)
          .set('Content-Type', 'text/csv')
          .send('sku')
          .expect(400)
    })
  })

  describe('of some columns by SKU', () => {
    test('change prices only, in any order of lines', async () => {
      const before = await shop.product('shirt')
      const answer = await csv('sku,price', 'SHIRT-M,4500', 'MUG,1600', 'SHIRT-S,5200', 'BOWL,1500')
      expect(answer.body).toMatchObject({ lines: 4, updated: 3, unchanged: 1, failed: 0, errors: [] })
      const after = await shop.product('shirt')
      expect(after).toMatchObject({ price: { amount: 4_500, currency: 'USD' }, version: 2 })
      expect(await variantsOf('shirt')).toMatchObject({
        'SHIRT-S': { name: 'S', price: { amount: 5_200 }, compareAtPrice: { amount: 6_000 }, stock: 4 },
        'SHIRT-M': { name: 'M', price: { amount: 4_500 }, stock: 5 },
      })
      const { price: _price, variants: _variants, version: _version, updatedAt: _updatedAt, ...kept } = before
      expect(after).toMatchObject(kept)
      expect((await shop.product('bowl')).version).toBe(1)
    })

    test('are complete across batches', async () => {
      const skus = Array.from({ length: 1_200 }, (_, index) => `N-${index}`)
      const made = await csv(
        'sku,slug,name,category,price,currency,options.no',
        ...Array.from({ length: 12 }, (_, index) => `P-${index},p-${index},P,mugs,100,USD,none`),
        ...skus.map((sku, index) => `${sku},p-${index % 12},,,100,,${index}`),
      )
      expect(made.body).toMatchObject({ created: 1_212, failed: 0 })
      const answer = await csv('sku,price', ...skus.map((sku) => `${sku},90`))
      expect(answer.body).toMatchObject({ updated: 1_200, failed: 0 })
      const { rows } = await sql`
      select from products p where price_amount <> (select min(price_amount) from variants v where v.product_id = p.id)`.execute(
        shop.ctx.db,
      )
      expect(rows).toHaveLength(0)
    })

    test('change names, categories and status without a currency', async () => {
      const answer = await csv(
        'sku,name,category,status,compareAtPrice,price',
        'SHIRT-S,Flax shirt,linen,draft,6100,5100',
        'MUG,,,,2000,',
        'BOWL,,,,,1400',
      )
      expect(answer.body).toMatchObject({ updated: 3, failed: 0, errors: [] })
      expect(await shop.product('shirt')).toMatchObject({ name: 'Flax shirt', category: 'linen', status: 'draft' })
      expect(await variantsOf('shirt')).toMatchObject({
        'SHIRT-S': { price: { amount: 5_100 }, compareAtPrice: { amount: 6_100 } },
        'SHIRT-M': { price: { amount: 5_000 } },
      })
      expect((await variantsOf('mug'))['MUG']).toMatchObject({
        price: { amount: 1_500 },
        compareAtPrice: { amount: 2_000, currency: 'USD' },
      })
      expect(await shop.product('bowl')).toMatchObject({ name: 'bowl', category: 'mugs', price: { amount: 1_400 } })
    })

    test('keep options, attributes and images without a column and clear empty cells', async () => {
      const answer = await csv(
        'sku,attributes.fit,attributes.care,options.colour,images.2.url,images.3.url,images.3.alt',
        'SHIRT-S,,cold wash,blue,,/new.svg,New',
        'SHIRT-M,,cold wash,red,,/new.svg,New',
      )
      expect(answer.body).toMatchObject({ updated: 2, failed: 0, errors: [] })
      expect(await shop.product('shirt')).toMatchObject({
        attributes: { material: 'linen', care: 'cold wash' },
        images: [
          { url: '/api/products/images/linen-shirt.svg', alt: 'Front' },
          { url: '/new.svg', alt: 'New' },
        ],
      })
      expect(await variantsOf('shirt')).toMatchObject({
        'SHIRT-S': { options: { size: 'S', colour: 'blue' } },
        'SHIRT-M': { options: { size: 'M', colour: 'red' } },
      })
      await csv('sku,images.1.url', 'SHIRT-M,/first.svg')
      expect((await shop.product('shirt')).images).toEqual([
        { url: '/first.svg', alt: 'Front' },
        { url: '/new.svg', alt: 'New' },
      ])
      const none = await csv('sku,description,compareAtPrice,images.1.url,images.2.url,images.3.url', 'SHIRT-S,,,,,')
      expect(none.body).toMatchObject({ updated: 1, failed: 0 })
      const emptied = await shop.product('shirt')
      expect(emptied).toMatchObject({ description: '', images: [], name: 'Linen shirt' })
      expect(emptied.variants[0]).not.toHaveProperty('compareAtPrice')
    })

    test('work as NDJSON, where an object is complete', async () => {
      const usd = (amount: number) => ({ amount, currency: 'USD' })
      const answer = await ndjson(
        { sku: 'SHIRT-S', price: usd(4_900) },
        { sku: 'MUG', attributes: { material: 'steel' } },
        { sku: 'SHIRT-M', compareAtPrice: usd(5_900) },
        { variants: [{ sku: 'BOWL', price: usd(1_300) }], description: 'Round.' },
      )
      expect(answer.body).toMatchObject({ updated: 4, failed: 0, errors: [] })
      expect(await variantsOf('shirt')).toMatchObject({
        'SHIRT-S': { price: usd(4_900), compareAtPrice: usd(6_000) },
        'SHIRT-M': { price: usd(5_000), compareAtPrice: usd(5_900) },
      })
      expect(await shop.product('mug')).toMatchObject({ name: 'mug', attributes: { material: 'steel' } })
      expect(await shop.product('bowl')).toMatchObject({ description: 'Round.', price: usd(1_300) })
    })

    test('list what a new product or variant lacks', async () => {
      const answer = await csv(
        'sku,slug,name,price,currency',
        'NEW-1,,,100,USD',
        'NEW-2,,Thing,,USD',
        'NEW-3,shirt,,,',
        'NEW-4,new-4,,100,',
        'MUG,,,1700,',
      )
      expect(faultsOf(answer)).toEqual([
        [2, 'category', 'name'],
        [3, 'category', 'price'],
        [4, 'price'],
        [5, 'category', 'currency', 'name'],
      ])
      expect(answer.body).toMatchObject({ updated: 1, created: 0, failed: 4 })
      await shop.http.get('/api/products/new-4').expect(404)
    })

    test('keep to stored prices, currency and limits', async () => {
      expect(faultsOf(await csv('sku,compareAtPrice', 'SHIRT-S,5000'))).toEqual([[2, 'compareAtPrice']])
      expect(faultsOf(await csv('sku,price', 'SHIRT-S,6000'))).toEqual([[2, 'compareAtPrice']])
      expect(faultsOf(await csv('sku,currency', 'SHIRT-S,EUR'))).toEqual([[2, 'currency']])
      expect(faultsOf(await ndjson({ sku: 'MUG', compareAtPrice: { amount: 9_900, currency: 'EUR' } }))).toEqual([
        [1, 'currency'],
      ])
      const names = Array.from({ length: 49 }, (_, index) => `attributes.a${index}`)
      expect(faultsOf(await csv(`sku,${names.join(',')}`, `SHIRT-S,${names.map(() => 'x').join(',')}`))).toEqual([
        [2, 'attributes'],
      ])
      const options = ['a', 'b', 'c', 'd', 'e'].map((name) => `options.${name}`)
      expect(faultsOf(await csv(`sku,${options.join(',')}`, 'SHIRT-S,1,2,3,4,5'))).toEqual([[2, 'options']])
      expect((await shop.product('shirt')).version).toBe(1)
    })
  })
})
