import { Agent, request } from 'node:http'
import { text as textOf } from 'node:stream/consumers'
import { admin, aProduct, type ProductService, startProductService } from '../support/product-service'

let shop: ProductService

describe('Amounts', () => {
  beforeAll(async () => {
    shop = await startProductService([aProduct('old-mug')])
  })
  afterAll(() => shop.stop())

  const heading = 'sku,slug,name,category,price,currency,compareAtPrice,stock'

  const importCsv = (...lines: string[]) =>
    shop.http
      .post('/api/products/import')
      .set(admin)
      .set('Content-Type', 'text/csv')
      .send([heading, ...lines].join('\n'))
      .expect(200)

  const createWith = (json: string) =>
    shop.http
      .post('/api/products')
      .set(admin)
      .set('Content-Type', 'application/json')
      .send(`{"name":"Strap","category":"straps",${json}}`)

  type Faults = { errors: { line: number; errors: { path: string; message: string }[] }[] }

  const inMinorUnits = (path: string) =>
    `${path} must be a whole number of minor units, without a point: 12.99 EUR is written 1299`

  const forms = [
  '12.99', '14.00', '14.0000', '1999.0', '0.00', '1.000', '1,299', '12,99', '1.299,00', '1299.', '.5', '1e3', '1E2',
  ' 12.99 ', '12.00 ', '$95', '95 EUR', '1 299', '1_299', '0x10', '+12', '１２',
] // prettier-ignore

  describe('in files', () => {
    test.each(forms)('written as %j are not minor units', async (form) => {
      const cell = form.includes(',') ? `"${form}"` : form
      const { body } = await importCsv(`F-1,f-1,Strap,straps,${cell},EUR,,`, `F-2,f-2,Strap,straps,100,EUR,${cell},`)
      expect(body).toMatchObject({ created: 0, failed: 2 })
      expect((body as Faults).errors.map(({ line, errors }) => [line, errors])).toEqual([
        [2, [{ path: 'price', message: inMinorUnits('price') }]],
        [3, [{ path: 'compareAtPrice', message: inMinorUnits('compareAtPrice') }]],
      ])
    })

    test('may have surrounding white space', async () => {
      const { body } = await importCsv('W-1,w-1,Strap,straps, 1299 ,EUR,1399 , 7')
      expect(body).toMatchObject({ created: 1, failed: 0 })
      expect(await shop.product('w-1')).toMatchObject({ price: { amount: 1_299 }, stock: 7 })
    })

    test('in NDJSON have no point or exponent', async () => {
      const line = (slug: string, amount: string, stock = '1') =>
        `{"slug":"${slug}","name":"Strap","category":"straps","sku":"${slug}","stock":${stock},"price":{"amount":${amount},"currency":"EUR"}}\n`
      const file =
        line('j-1', '14.00') + line('j-2', '1e3') + line('j-3', '"12"') + line('j-4', '12', '1.000') + line('j-5', '12')
      const { body } = await shop.http
        .post('/api/products/import')
        .set(admin)
        .set('Content-Type', 'application/x-ndjson')
        .send(file)
        .expect(200)
      expect(body).toMatchObject({ created: 0, failed: 5 })
      const faults = (body as Faults).errors.map(({ errors }) => errors[0]!)
      expect(faults.map(({ path }) => path)).toEqual(['price.amount', 'price.amount', 'price.amount', 'stock', 'price'])
      expect(faults[0]!.message).toBe(inMinorUnits('price.amount'))
    })
  })

  test.each(['1.000', '1,000', '3.0', '1e1', '1.5', ' 2.0 '])('of stock reject %j', async (form) => {
    const { body } = await importCsv(`S-1,s-1,Strap,straps,100,EUR,,${form.includes(',') ? `"${form}"` : form}`)
    expect((body as Faults).errors.map(({ errors }) => errors.map(({ path }) => path))).toEqual([['stock']])
  })

  describe('in JSON bodies', () => {
    test.each([
      ['14.00', 'price.amount'],
      ['12.99', 'price.amount'],
      ['1e3', 'price.amount'],
      ['1.0E2', 'price.amount'],
      ['"12.99"', 'price.amount'],
    ])('reject the price %s with advice', async (amount, path) => {
      const { body } = await createWith(`"price":{"amount":${amount},"currency":"EUR"}`).expect(400)
      expect(body.errors).toEqual([{ path, message: inMinorUnits(path) }])
    })

    test('reject stock and changes in other forms', async () => {
      const { body } = await createWith('"price":{"amount":1400,"currency":"EUR"},"stock":1.000').expect(400)
      expect(body.errors).toEqual([{ path: 'stock', message: 'stock must be a number in plain digits' }])
      const { id } = await shop.product('old-mug')
      const change = (path: string, json: string) =>
        shop.http.patch(`/api/products/${id}${path}`).set(admin).set('Content-Type', 'application/json').send(json)
      await change('', '{"price":{"amount":20.00,"currency":"USD"}}').expect(400)
      await change('/stock', '{"stock":1.000}').expect(400)
      await change('/stock', '{"delta":-1.0}').expect(400)
      expect(await shop.product('old-mug')).toMatchObject({ price: { amount: 1_500 }, stock: 10 })
    })
  })

  test.each(['minPrice=10.00', 'maxPrice=1e3', 'minPrice=12.5', 'maxPrice=1,5', 'minPrice=0x10', 'minPrice=-1'])(
    'in filters reject %s',
    async (query) => {
      const { body } = await shop.http.get(`/api/products?${query}`).expect(400)
      expect(body.errors).toHaveLength(1)
    },
  )

  describe('in a currency', () => {
    test.each(['ZZZ', 'BTC', 'XTS', 'XXX', 'XAU', 'DEM', 'HRK', 'usd', 'EURO'])(
      'reject %j everywhere',
      async (currency) => {
        const money = JSON.stringify({ amount: 100, currency })
        const created = await createWith(`"price":${money}`).expect(400)
        expect(created.body.errors.map(({ path }: { path: string }) => path)).toContain('price.currency')
        const { id, variants } = await shop.product('old-mug')
        for (const change of [
          `{"price":${money}}`,
          `{"variants":[{"id":"${variants[0]!.id}","compareAtPrice":${money}}]}`,
        ])
          await shop.http.patch(`/api/products/${id}`).set(admin).type('application/json').send(change).expect(400)
        const csv = await importCsv(`C-1,c-1,Strap,straps,100,${currency},,`)
        expect((csv.body as Faults).errors.map(({ errors }) => errors.map(({ path }) => path))).toEqual([['currency']])
        const ndjson = await shop.http
          .post('/api/products/import')
          .set(admin)
          .set('Content-Type', 'application/x-ndjson')
          .send(`{"name":"Strap","category":"straps","sku":"C-2","price":${money}}`)
          .expect(200)
        expect((ndjson.body as Faults).errors.map(({ errors }) => errors.map(({ path }) => path))).toEqual([
          ['price.currency'],
        ])
      },
    )

    test.each(['JPY', 'KWD', 'CLF', 'XOF', 'ZWG'])('accept %s', async (currency) => {
      await createWith(`"price":{"amount":100,"currency":"${currency}"}`).expect(201)
    })
  })

  describe('in a rejected import', () => {
    test.each([
      ['a wrong heading', 131_072],
      ['a wrong heading', 524_288],
      ['a wrong heading', 1_572_864],
      ['a wrong heading', 8_388_608],
      ['an unknown parameter', 524_288],
      ['an unknown parameter of NDJSON', 1_572_864],
      ['another content type', 524_288],
    ])('of %s and %i bytes keep the connection usable', async (why, bytes) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      const type = why.includes('NDJSON')
        ? 'application/x-ndjson'
        : why.includes('type')
          ? 'application/xml'
          : 'text/csv'
      const ask = (method: string, path: string, body?: Buffer) =>
        new Promise<{ status?: number; port?: number }>((resolve, reject) => {
          const headers = { ...admin, ...(body && { 'Content-Type': type, 'Content-Length': body.length }) }
          const req = request(`${shop.url}${path}`, { method, agent, headers }, (res) => {
            const { localPort: port } = res.socket
            textOf(res).then(() => resolve({ status: res.statusCode!, ...(port !== undefined && { port }) }), reject)
          })
          req.once('error', reject)
          req.setTimeout(5_000, () => req.destroy(new Error('no answer within 5 s')))
          req.end(body)
        })
      try {
        const query = why.startsWith('an unknown') ? '?dryRun=true' : ''
        const file = Buffer.from(`wrong,heading\n${'x,y\n'.repeat(bytes / 4)}`)
        const refused = await ask('POST', `/api/products/import${query}`, file)
        expect(refused.status).toBe(type === 'application/xml' ? 415 : 400)
        const next = await ask('GET', '/api/products?limit=1')
        expect(next).toEqual({ status: 200, port: refused.port })
      } finally {
        agent.destroy()
      }
    })
  })
})
