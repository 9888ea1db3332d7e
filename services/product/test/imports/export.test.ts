import { sql } from 'kysely'
import { get, type IncomingMessage } from 'node:http'
import { waitFor } from '@ecommerce/testkit/waiting'
import {
  admin,
  aProduct,
  asOrderService,
  customer,
  type ProductService,
  startProductService,
} from '../support/product-service'

let shop: ProductService
let empty: ProductService

describe('Catalogue export', () => {
  beforeAll(async () => {
    shop = await startProductService([
      aProduct('blue-mug', {
        name: 'Blue mug, "the big one"',
        description: 'Two\nlines, and\r\na half.',
        attributes: { material: 'stoneware', colour: 'blue' },
        images: [
          { file: 'stoneware-mug.svg', alt: 'A mug, blue' },
          { file: 'mixing-bowls.svg', alt: '' },
        ],
      }),
      aProduct('jumper', {
        name: '=HYPERLINK("https://evil.example","Jumper")',
        description: "'=one\n-two",
        category: 'clothing',
        attributes: { wash: '-5', fit: '\uFF0B1', tag: "'round" },
        variants: [
          {
            sku: 'J-M',
            name: 'Medium',
            options: { size: 'M', cut: 'slim' },
            amount: 8_900,
            compareAtAmount: 9_900,
            stock: 3,
          },
          { sku: 'J-L', name: 'Large', options: { size: 'L', cut: 'wide' }, amount: 7_900, stock: 0 },
        ],
      }),
      ...Array.from({ length: 1_200 }, (_, index) => aProduct(`thing-${index}`)),
    ])
    const { id } = await shop.product('thing-7')
    await shop.http.delete(`/api/products/${id}`).set(admin).expect(204)
    empty = await startEmptyShop()
  })
  afterAll(async () => {
    await shop.stop()
    await empty.stop()
  })

  const startEmptyShop = async (): Promise<ProductService> => {
    const service = await startProductService([aProduct('gone')])
    await sql`truncate products, categories, variants, product_slugs, skus, stock_movements cascade`.execute(
      service.ctx.db,
    )
    return service
  }

  const exported = async (from: ProductService, format: string): Promise<string> => {
    const response = await from.http
      .get(`/api/products/export?format=${format}`)
      .set(admin)
      .buffer(true)
      .parse((res, done) => {
        const chunks: Buffer[] = []
        res.on('data', (chunk: Buffer) => chunks.push(chunk))
        res.on('end', () => done(null, Buffer.concat(chunks).toString('utf8')))
      })
      .expect(200)
    return response.body as string
  }

  const types = { ndjson: 'application/x-ndjson', csv: 'text/csv' }

  const imported = (into: ProductService, format: 'ndjson' | 'csv', file: string) =>
    into.http.post('/api/products/import').set(admin).set('Content-Type', types[format]).send(file).expect(200)

  test.each(['ndjson', 'csv'] as const)('as %s changes nothing when imported again', async (format) => {
    const file = await exported(shop, format)
    const { body } = await imported(shop, format, file)
    expect(body).toMatchObject({ created: 0, updated: 0, failed: 0 })
    expect(body.unchanged).toBe(format === 'csv' ? 1_203 : 1_202)
    expect((await shop.product('blue-mug')).version).toBe(1)
  })

  test.each(['ndjson', 'csv'] as const)('as %s is reproduced by an empty store', async (format) => {
    const fresh = await startEmptyShop()
    try {
      const file = await exported(shop, format)
      const { body } = await imported(fresh, format, file)
      expect(body).toMatchObject({ updated: 0, unchanged: 0, failed: 0 })
      expect(await exported(fresh, format)).toBe(file)
      for (const slug of ['blue-mug', 'jumper', 'thing-7']) {
        const {
          id: _id,
          createdAt: _created,
          updatedAt: _updated,
          version: _version,
          ...there
        } = await shop.product(slug)
        expect(await fresh.product(slug)).toMatchObject({
          ...there,
          categoryPath: [there.category],
          variants: there.variants.map(({ id: _id, ...variant }) => variant),
        })
      }
    } finally {
      await fresh.stop()
    }
  })

  test('as CSV contains no formula', async () => {
    const file = await exported(shop, 'csv')
    const texts = `jumper,"'=HYPERLINK(""https://evil.example"",""Jumper"")","''=one\n-two",clothing,active`
    expect(file).toContain(`\nJ-M,${texts},Medium,8900,USD,9900,3,`)
    for (const cell of ["'-5", "'\uFF0B1", "'round"]) expect(file).toContain(`,${cell},`)
    expect(file).not.toMatch(/(^|[\n,]"?)\s*[=+\-@\uFF0B](?!two)/m)
  })

  test('of an empty catalogue is empty or a header line', async () => {
    expect(await exported(empty, 'ndjson')).toBe('')
    expect(await exported(empty, 'csv')).toBe(
      'sku,slug,name,description,category,status,variantName,price,currency,compareAtPrice,stock\n',
    )
  })

  test('reads at the pace of its reader and stops with it', async () => {
    await sql`update products set description = repeat('word ', 3000) where slug like 'thing-%'`.execute(shop.ctx.db)
    const { pool, log } = shop.ctx
    const reads: string[] = []
    const error = jest.spyOn(log, 'error')
    pool.on('acquire', () => reads.push('read'))
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${shop.url}/api/products/export`, { headers: admin }, resolve).once('error', reject)
    })
    await new Promise((resolve) => answer.once('readable', resolve))
    const settled = await waitFor('it to read no further', async () => {
      const before = reads.length
      await new Promise((resolve) => setTimeout(resolve, 250))
      return reads.length === before && before
    })
    expect(settled).toBeLessThan(6)
    answer.destroy()
    await waitFor('the connections to be back', () => Promise.resolve(pool.idleCount === pool.totalCount))
    expect(reads.length).toBeLessThan(7)
    expect(error).not.toHaveBeenCalled()
  })

  test('is for admins, in known formats only', async () => {
    await shop.http.get('/api/products/export').expect(401)
    await shop.http.get('/api/products/export').set(customer).expect(403)
    await shop.http.get('/api/products/export').set(asOrderService()).expect(403)
    await shop.http.get('/api/products/export?format=xml').set(admin).expect(400)
    const response = await shop.http.get('/api/products/export?format=csv').set(admin).expect(200)
    expect(response.get('Content-Disposition')).toBe('attachment; filename="products.csv"')
    expect(response.get('Cache-Control')).toBe('private, no-store')
  })
})
