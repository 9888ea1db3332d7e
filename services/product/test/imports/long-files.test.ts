import { waitFor } from '@ecommerce/testkit/waiting'
import { sql } from 'kysely'
import { connect } from 'node:net'
import { request } from 'node:http'
import { Readable } from 'node:stream'
import { text as textOf } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { admin, aProduct, type ProductService, startProductService } from '../support/product-service'

let shop: ProductService

describe('Imports of long files', () => {
  beforeAll(async () => {
    shop = await startProductService([aProduct('old-mug')])
  })
  afterAll(() => shop.stop())

  const ndjson = 'application/x-ndjson'

  const send = (type: string, body: string) =>
    shop.http.post('/api/products/import').set(admin).set('Content-Type', type).send(body)

  const lineOf = (slug: string, changes: object = {}, variant: object = {}) => ({
    slug,
    name: `The ${slug}`,
    category: 'mugs',
    variants: [{ sku: slug.toUpperCase(), price: { amount: 1_500, currency: 'USD' }, stock: 3, ...variant }],
    ...changes,
  })

  const toLines = (...lines: unknown[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('')

  const figures = (body: Record<string, unknown>) => {
    const { lines, created, updated, unchanged, failed } = body
    return { lines, created, updated, unchanged, failed }
  }

  const countOf = async (pattern: string) => {
    const { rows } = await sql<{ count: number }>`
    select count(*) as count from products where slug like ${pattern}`.execute(shop.ctx.db)
    return rows[0]!.count
  }
  const countChunks = async () =>
    (await sql<{ count: number }>`select count(*) as count from import_chunks`.execute(shop.ctx.db)).rows[0]!.count

  test('write nothing of an incomplete file, which can be sent again', async () => {
    const lines = Array.from({ length: 4_000 }, (_, index) =>
      JSON.stringify(lineOf(`cut-${index}`, { description: 'word '.repeat(100) })),
    )
    const { port } = new URL(shop.url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => undefined)
    const file = `${lines.join('\n')}\n`
    const half = file.slice(0, file.length * 0.9)
    socket.write(
      `POST /api/products/import HTTP/1.1\r\nHost: shop\r\nAuthorization: ${admin.Authorization}\r\n` +
        `Content-Type: ${ndjson}\r\nContent-Length: ${Buffer.byteLength(file)}\r\n\r\n${half}`,
    )
    await waitFor('the first lines to be read', async () => (await countChunks()) > 0)
    socket.destroy()
    await waitFor('them to be gone', async () => (await countChunks()) === 0)
    expect(await countOf('cut-%')).toBe(0)
    expect((await send(ndjson, file).expect(200)).body).toMatchObject({ created: 4_000, failed: 0 })
  })

  const countNames = async () =>
    (await sql<{ count: number }>`select count(*) as count from import_names`.execute(shop.ctx.db)).rows[0]!.count

  describe('with a repeated name', () => {
    const many = (name: string) => Array.from({ length: 12_000 }, (_, index) => lineOf(`${name}-${index}`))

    test('report it however far it is from the first', async () => {
      const again = [
        lineOf('far-0'),
        lineOf('far-new', {}, { sku: 'FAR-1' }),
        lineOf('far-11999'),
        lineOf('far-newer', {}, { sku: 'FAR-NEWER' }),
        lineOf('far-newest', {}, { sku: 'FAR-NEWER' }),
      ]
      const { body } = await send(ndjson, toLines(...many('far'), ...again)).expect(200)
      expect(figures(body)).toMatchObject({ lines: 12_005, created: 12_001, failed: 4 })
      const faults = (body.errors as { line: number; errors: { path: string }[] }[]).map(({ line, errors }) => [
        line,
        errors.map(({ path }) => path).join(),
      ])
      expect(faults).toEqual([[12_001, 'slug'], [12_002, 'sku'], [12_003, 'slug'], [12_005, 'sku']]) // prettier-ignore
      expect(await countNames()).toBe(0)
    })

    test('accept it after a failed import', async () => {
      await sql`
      create function fail() returns trigger language plpgsql as 'begin raise exception ''no room''; end';
      create trigger fail before insert on products for each row when (new.slug = 'left-11000') execute function fail()`.execute(
        shop.ctx.db,
      )
      await send(ndjson, toLines(...many('left'))).expect(500)
      await sql`drop trigger fail on products; drop function fail`.execute(shop.ctx.db)
      expect(await countNames()).toBe(0)
      const { body } = await send(ndjson, toLines(lineOf('left-0'), lineOf('left-11000'))).expect(200)
      expect(figures(body)).toMatchObject({ created: 1, unchanged: 1, failed: 0 })
    })
  })

  /** Sends lines of about 10 KB on demand and counts them. */
  function sendSlowly(name: string, lines: number, headers: Record<string, string> = {}) {
    const sending = { given: 0 }
    const line = (index: number) =>
      `${JSON.stringify(lineOf(`${name}-${index}`, { description: 'word '.repeat(2_000) }))}\n`
    const req = request(`${shop.url}/api/products/import`, {
      method: 'POST',
      headers: { ...admin, 'Content-Type': ndjson, ...headers },
    })
    const answered = new Promise<string>((resolve, reject) => {
      req.once('error', reject)
      req.once('response', (res) => resolve(textOf(res)))
    })
    const file = function* () {
      for (; sending.given < lines; sending.given++) yield line(sending.given)
    }
    const sent = pipeline(Readable.from(file()), req)
    return Object.assign(sending, { answered, sent })
  }

  const standsStill = async (count: () => number | Promise<number>) => {
    const before = await count()
    await new Promise((resolve) => setTimeout(resolve, 250))
    return before > 100 && (await count()) === before
  }

  test('read at the database’s pace', async () => {
    const lines = 2_000
    const wall = await shop.ctx.pool.connect()
    await wall.query('begin; lock table import_chunks in share mode')
    const sending = sendSlowly('wide', lines)
    try {
      await waitFor('it to read no further', () => standsStill(() => sending.given))
      expect(sending.given).toBeLessThan(lines / 2)
    } finally {
      await wall.query('rollback')
      wall.release()
    }
    await sending.sent
    expect(JSON.parse(await sending.answered)).toMatchObject({ lines, created: lines, failed: 0 })
  })

  test('report progress every two seconds', async () => {
    const now = Date.now.bind(Date)
    const wall = await shop.ctx.pool.connect()
    await wall.query('begin; lock table product_slugs in share mode')
    const sending = sendSlowly('big', 500, { Accept: ndjson })
    await sending.sent
    await waitFor('it to wait', async () => (await countChunks()) > 0)
    jest.spyOn(Date, 'now').mockImplementation(() => now() + 2_000)
    await wall.query('rollback')
    wall.release()
    const said = (await sending.answered)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    jest.restoreAllMocks()
    expect(said[0]).toEqual({
      progress: { lines: expect.any(Number), created: expect.any(Number), updated: 0, unchanged: 0, failed: 0 },
    })
    expect(said.at(-1)).toMatchObject({ lines: 500, created: 500, failed: 0 })
  })

  describe('of prices', () => {
    const heading = 'sku,name,category,price,currency'
    /** Fills more than two staged chunks of 1 MB. */
    const count = 8_000
    const row = (sku: string, price: string) => `${sku},${'Strap '.repeat(30).trim()},straps,${price},EUR`
    const fileOf = (prefix: string, lastPrice: string) =>
      [
        heading,
        ...Array.from({ length: count }, (_, index) => row(`${prefix}-${index}`, '14')),
        row(`${prefix}-last`, lastPrice),
      ].join('\n')

    test('write nothing if the end is in major units', async () => {
      const { body } = await send('text/csv', fileOf('MAJOR', '14.00')).expect(200)
      expect(body).toMatchObject({ created: 0, failed: count + 1 })
      expect(body.errors[0].line).toBe(2)
      expect(body.errors[0].errors[0].message).toContain(`line ${count + 2} has a price that is not in minor units`)
      expect([await countOf('strap-%'), await countChunks()]).toEqual([0, 0])
    })

    test('write everything in minor units except for errors', async () => {
      const { body } = await send('text/csv', fileOf('MINOR', 'cheap')).expect(200)
      expect(body).toMatchObject({ created: count, failed: 1 })
      expect(await countChunks()).toBe(0)
    })
  })
})
