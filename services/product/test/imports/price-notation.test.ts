import { sql } from 'kysely'
import { isInMajorUnits } from '../../src/domain/imports/price-notation'
import { admin, aProduct, type ProductService, startProductService } from '../support/product-service'

let shop: ProductService

describe('Price notation of imports', () => {
  beforeAll(async () => {
    shop = await startProductService([aProduct('old-mug')])
  })
  afterAll(() => shop.stop())

  type Report = { created: number; updated: number; failed: number; errors: { line: number; errors: Fault[] }[] }
  type Fault = { path: string; message: string }

  const importFile = async (type: string, lines: readonly string[]) =>
    (
      await shop.http
        .post('/api/products/import')
        .set(admin)
        .set('Content-Type', type)
        .send(lines.join('\n'))
        .expect(200)
    ).body as Report

  const importCsv = (...lines: string[]) => importFile('text/csv', lines)
  const importNdjson = (...lines: string[]) => importFile('application/x-ndjson', lines)

  let made = 0
  const newSku = () => `P-${made++}`
  const heading = 'sku,name,category,price,currency,compareAtPrice'
  const row = (price: string, compareAtPrice = '') => `${newSku()},Strap,straps,${price},EUR,${compareAtPrice}`
  const quoted = (cell: string) => (cell.includes(',') ? `"${cell}"` : cell)

  const countProducts = async () =>
    (await sql<{ count: number }>`select count(*) as count from products`.execute(shop.ctx.db)).rows[0]!.count
  const countChunks = async () =>
    (await sql<{ count: number }>`select count(*) as count from import_chunks`.execute(shop.ctx.db)).rows[0]!.count

  const notation = (line: number) =>
    `price is not taken, as line ${line} has a price that is not in minor units: write all prices of the file in minor units, without a point: 12.99 EUR is written 1299`

  const decimals = [
  '14.00', '12.99', '14,00', '1.400,00', '14 .00', '$14', '14 EUR', 'CHF 14', '1’299', "1'299.00", '1,299', '1 299',
  '1299.', '.50', '１４．００', '￥14', '١٢٫٥٠', '-14.00',
] // prettier-ignore

  describe('with whole numbers beside prices in major units', () => {
    test.each(decimals)('rejects %j before and after it', async (price) => {
      const before = await countProducts()
      const report = await importCsv(heading, row('14'), row(quoted(price)), row('20'))
      expect(report).toMatchObject({ created: 0, failed: 3 })
      expect(report.errors.map(({ line }) => line)).toEqual([2, 3, 4])
      expect(report.errors[0]!.errors).toEqual([{ path: 'price', message: notation(3) }])
      expect(report.errors[2]!.errors).toEqual([{ path: 'price', message: notation(3) }])
      expect(await countProducts()).toBe(before)
    })

    test.each(['14.00', '"14,00"', '$20'])('rejects compareAtPrice %j', async (price) => {
      const report = await importCsv(heading, row('14', '20'), row('14', price))
      expect(report).toMatchObject({ created: 0, failed: 2 })
      const changes = await importCsv('sku,compareAtPrice', 'OLD-MUG,2000', `OTHER,${price}`)
      expect(changes).toMatchObject({ updated: 0, failed: 2 })
      expect(changes.errors[0]!.errors[0]!.path).toBe('compareAtPrice')
    })

    test('is detected by unquoted decimal commas', async () => {
      for (const line of [row('14,00'), row('1400', '20,00'), row('14,00', '20,00')])
        expect(await importCsv(heading, row('14'), line)).toMatchObject({ created: 0, failed: 2 })
    })

    test.each([
      ['a number', '14.5'],
      ['a number of whole units', '14.00'],
      ['text', '"14,50"'],
      ['a number with a comma', '14,50'],
    ])('rejects %s in NDJSON', async (_what, amount) => {
      const product = (variant: string) => `{"name":"Strap","category":"straps",${variant}}`
      const price = (written: string) => `"price":{"amount":${written},"currency":"EUR"}`
      const plain = product(`"sku":"${newSku()}",${price('14')}`)
      for (const line of [
        product(`"sku":"${newSku()}",${price(amount)}`),
        product(`"sku":"${newSku()}",${price('14')},"compareAtPrice":{"amount":${amount},"currency":"EUR"}`),
        product(`"variants":[{"sku":"${newSku()}",${price('14')}},{"sku":"${newSku()}",${price(amount)}}]`),
      ]) {
        const before = await countProducts()
        const report = await importNdjson(plain, line, plain)
        expect(report).toMatchObject({ created: 0, updated: 0, failed: 3 })
        expect(report.errors[0]!.errors).toEqual([{ path: 'price', message: notation(2) }])
        expect(await countProducts()).toBe(before)
      }
    })
  })

  test('keeps everything but prices', async () => {
    const report = await importCsv('sku,name,price', 'OLD-MUG,Renamed mug,', `${newSku()},Strap,14.00`)
    expect(report).toMatchObject({ updated: 1, failed: 1 })
    expect((await shop.product('old-mug')).name).toBe('Renamed mug')
  })

  test.each(['cheap', '-5', '1e3', '0x10', '１２', '1_299'])('rejects the price %j alone', async (price) => {
    expect(await importCsv(heading, row('14'), row(price))).toMatchObject({ created: 1, failed: 1 })
  })

  test.each([
    ['a line with a comma too many elsewhere', `${newSku()},Strap, blue,straps,14,EUR,20`],
    ['a line with empty cells too many', `${newSku()},Strap,straps,14,EUR,,,,`],
    ['a line with too few cells', `${newSku()},Strap,straps,14`],
  ])('is not affected by %s', async (_what, line) => {
    expect(await importCsv(heading, row('14'), line)).toMatchObject({ created: 1, failed: 1 })
  })

  test('deletes files left by killed processes', async () => {
    await sql`
    insert into import_chunks (import_id, number, lines, created_at)
    values (gen_random_uuid(), 0, '[]', now() - interval '25 hours')`.execute(shop.ctx.db)
    await importCsv(heading, ...Array.from({ length: 8_000 }, () => row('14')))
    expect(await countChunks()).toBe(0)
  })

  test.each([
    [14, false],
    [14.5, true],
    ['14', false],
    ['', false],
    ['EUR', false],
    [null, false],
    [{ amount: 1.5 }, false],
  ])('of %j is in major units: %s', (price, expected) => {
    expect(isInMajorUnits(price)).toBe(expected)
  })
})
