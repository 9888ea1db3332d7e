import { admin, aProduct, type ProductService, startProductService } from './support/product-service'

let shop: ProductService

beforeAll(async () => {
  shop = await startProductService([
    aProduct('shirt', {
      variants: [
        { sku: 'SHIRT-S', name: 'S', options: { size: 'S', colour: 'red' }, amount: 5_000, stock: 4 },
        { sku: 'SHIRT-M', name: 'M', options: { size: 'M', colour: 'red' }, amount: 5_000, stock: 5 },
      ],
    }),
    aProduct('twins', {
      variants: [
        { sku: 'TWIN-1', name: 'one', options: { size: 'M' }, amount: 100, stock: 1 },
        { sku: 'TWIN-2', name: 'two', options: { size: 'M' }, amount: 100, stock: 1 },
      ],
    }),
  ])
})
afterAll(() => shop.stop())

type Options = Record<string, string>
const price = { amount: 100, currency: 'USD' }

const create = (...options: (Options | undefined)[]) =>
  shop.http
    .post('/api/products')
    .set(admin)
    .send({
      name: 'Thing',
      category: 'mugs',
      variants: options.map((options, index) => ({
        sku: `T-${Math.random()}-${index}`,
        price,
        ...(options && { options }),
      })),
    })

const paths = (faults: { path: string }[]) => faults.map(({ path }) => path)

const same: [Options, Options][] = [
  [{ size: 'M' }, { size: 'M' }],
  [{ size: 'M' }, { Size: 'm' }],
  [{ size: ' M ' }, { size: 'M' }],
  [
    { size: 'M', colour: 'red' },
    { colour: 'Red', size: 'm' },
  ],
  [{ size: 'Größe' }, { size: 'Gro\u0308ße' }],
]

describe('two variants of a product', () => {
  test.each(same)('are not made with the options %j and %j', async (one, other) => {
    const { body } = await create({ size: 'XXL' }, one, other).expect(400)
    expect(body.errors).toEqual([
      { path: 'variants.2.options', message: 'variants.2.options are those of another variant of the product' },
    ])
    const line = {
      name: 'Thing',
      category: 'mugs',
      variants: [one, other].map((options, index) => ({ sku: `L-${index}`, options, price })),
    }
    const imported = await importNdjson(line).expect(200)
    expect(imported.body).toMatchObject({ created: 0, failed: 1, errors: [{ errors: [{ path: 'options' }] }] })
  })

  test.each([
    [{ size: 'M' }, { size: 'L' }],
    [{ size: 'M' }, { colour: 'M' }],
    [{ size: 'M' }, { size: 'M', colour: 'red' }],
    [undefined, undefined],
  ])('may have the options %j and %j', async (one, other) => {
    await create(one, other).expect(201)
  })

  test('do not get the same by a change, and may change theirs for each other’s', async () => {
    const { id, variants } = await shop.product('shirt')
    const [small, medium] = variants
    const patch = (...variants: object[]) => shop.http.patch(`/api/products/${id}`).set(admin).send({ variants })
    const taken = await patch({ id: small!.id, options: { Colour: 'RED', size: 'm' } }).expect(400)
    expect(paths(taken.body.errors)).toEqual(['variants.0.options'])
    const added = await patch({ sku: 'SHIRT-X', price, options: { size: 's', colour: 'red' } }).expect(400)
    expect(paths(added.body.errors)).toEqual(['variants.0.options'])
    const both = await patch(
      { sku: 'SHIRT-X', price, options: { size: 'X' } },
      { sku: 'SHIRT-Y', price, options: { size: 'x' } },
    ).expect(400)
    expect(paths(both.body.errors)).toEqual(['variants.1.options'])
    await patch({ id: small!.id, options: medium!.options }, { id: medium!.id, options: small!.options }).expect(200)
    expect((await shop.product('shirt')).variants.map(({ options }) => options.size)).toEqual(['M', 'S'])
  })

  test('do not get the same by a file, and may change theirs for each other’s', async () => {
    const heading = 'sku,slug,options.size,options.colour,price'
    const bad = await importCsv(
      heading,
      'SHIRT-Z,shirt,Z,red,100',
      'SHIRT-Q,shirt,z,RED,100',
      'SHIRT-W,shirt,s,red,100',
    )
    expect(bad.body).toMatchObject({ created: 1, failed: 2 })
    expect(bad.body.errors.map(({ line }: { line: number }) => line)).toEqual([3, 4])
    const sizes = async () => (await shop.product('shirt')).variants.slice(0, 2).map(({ options }) => options.size)
    const [first, second] = await sizes()
    const swap = await importCsv('sku,options.size', `SHIRT-S,${second}`, `SHIRT-M,${first}`)
    expect(swap.body).toMatchObject({ updated: 2, failed: 0 })
    expect(await sizes()).toEqual([second, first])
    const half = await importCsv('sku,options.size,price', `SHIRT-S,${first},`, `SHIRT-M,${second},1.5`)
    expect(half.body).toMatchObject({ updated: 0, failed: 2 })
  })

  test('that had the same already can be changed in all else', async () => {
    const { id, variants } = await shop.product('twins')
    const { body } = await importCsv('sku,price,options.size', 'TWIN-1,90,M', 'TWIN-2,80,M')
    expect(body).toMatchObject({ updated: 2, failed: 0 })
    const change = { variants: [{ id: variants[0]!.id, name: 'first' }] }
    await shop.http.patch(`/api/products/${id}`).set(admin).send(change).expect(200)
  })
})

const importNdjson = (line: object) =>
  shop.http
    .post('/api/products/import')
    .set(admin)
    .set('Content-Type', 'application/x-ndjson')
    .send(JSON.stringify(line))

const importCsv = (...lines: string[]) =>
  shop.http.post('/api/products/import').set(admin).set('Content-Type', 'text/csv').send(lines.join('\n')).expect(200)
