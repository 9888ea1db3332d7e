import { admin, aProduct, type ProductService, startProductService } from '../support/product-service'

let shop: ProductService

beforeAll(async () => {
  shop = await startProductService([
    aProduct('shirt', {
      variants: [
        { sku: 'SHIRT-S', name: 'S', options: { size: 'S', colour: 'red' }, amount: 5_000, stock: 4 },
        { sku: 'SHIRT-M', name: 'M', options: { size: 'M', colour: 'red' }, amount: 5_000, stock: 5 },
      ],
    }),
    aProduct('mixed', {
      variants: [
        { sku: 'MIX-1', name: 'one', options: { size: 'M' }, amount: 100, stock: 1 },
        { sku: 'MIX-2', name: 'two', options: { colour: 'red' }, amount: 100, stock: 1 },
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
  [{ size: 'Ｍ' }, { size: 'm' }],
  [{ size: 'GROSS' }, { size: 'groß' }],
  [{ size: 'ΜΕΓΑΣ' }, { size: 'μεγασ' }],
  [{ size: 'БОЛЬШОЙ' }, { size: 'большой' }],
  [{ size: 'dark  blue' }, { size: 'dark\u00a0blue' }],
]

describe('Variant options', () => {
  test.each(same)('reject %j and %j', async (one, other) => {
    const another = Object.fromEntries(Object.keys(one).map((name) => [name, 'XXL']))
    const { body } = await create(another, one, other).expect(400)
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
    [{ size: 'M' }, { Size: 'L' }],
    [{ size: 'ı' }, { size: 'l' }],
    [
      { size: 'M', colour: 'red' },
      { colour: 'blue', size: 'M' },
    ],
    [undefined, undefined],
  ])('accept %j and %j', async (one, other) => {
    await create(one, other).expect(201)
  })

  test.each<[Options[], number, string]>([
    [[{ size: 'M' }, { colour: 'red' }], 1, 'lack size, which other variants of the product have, and have colour, which other variants of the product lack'], // prettier-ignore
    [[{ size: 'M', colour: 'red' }, { size: 'L' }], 1, 'lack colour, which other variants of the product have'],
    [[{ size: 'M' }, { size: 'L' }, { SIZE: 'S', cut: 'slim' }], 2, 'have cut, which other variants of the product lack'], // prettier-ignore
  ])('reject other names: %j', async (variants, at, message) => {
    const path = `variants.${at}.options`
    expect((await create(...variants).expect(400)).body.errors).toEqual([{ path, message: `${path} ${message}` }])
    const line = {
      name: 'Thing',
      category: 'mugs',
      variants: variants.map((options, index) => ({ sku: `O-${Math.random()}-${index}`, options, price })),
    }
    const { body } = await importNdjson(line).expect(200)
    expect(body).toMatchObject({ created: 0, failed: 1 })
    expect(body.errors[0].errors).toEqual([{ path: 'options', message: `options ${message}` }])
  })

  test('keep their names in a change unless all change', async () => {
    const { body: thing } = await create({ size: 'S' }, { size: 'M' }).expect(201)
    const [small, medium] = thing.variants as { id: string }[]
    const patch = (...variants: object[]) => shop.http.patch(`/api/products/${thing.id}`).set(admin).send({ variants })
    const added = await patch({ sku: `N-${thing.id}`, price, options: { colour: 'red' } }).expect(400)
    expect(added.body.errors[0].message).toContain('lack size')
    const changed = await patch({ id: small!.id, options: { size: 'S', colour: 'red' } }).expect(400)
    expect(paths(changed.body.errors)).toEqual(['variants.0.options'])
    const red = { colour: 'red' }
    await patch({ id: small!.id, options: { size: 'S', ...red } }, { id: medium!.id, options: { size: 'M', ...red } }).expect(200) // prettier-ignore
  })

  test('may be added to a product without options', async () => {
    const { body: simple } = await shop.http
      .post('/api/products')
      .set(admin)
      .send({ name: 'Simple', category: 'mugs', price })
      .expect(201)
    const patch = (...variants: object[]) => shop.http.patch(`/api/products/${simple.id}`).set(admin).send({ variants })
    const added = { price, options: { size: 'L' } }
    await patch({ sku: `L-${simple.id}`, ...added }).expect(200)
    await patch({ sku: `N-${simple.id}`, name: 'Without', price }).expect(200)
    const other = await patch({ sku: `C-${simple.id}`, price, options: { colour: 'red' } }).expect(400)
    expect(other.body.errors[0].message).toContain('lack size')
    await patch({ id: simple.variants[0].id, options: { size: 'S' } }).expect(200)
  })

  test('keep their names in imports', async () => {
    const { body } = await importCsv(
      'sku,slug,name,category,price,currency,options.size,options.colour',
      'F-1,dress,Dress,mugs,100,USD,S,red',
      'F-2,dress,Dress,mugs,100,USD,M,',
      'F-3,dress,Dress,mugs,100,USD,L,red',
    )
    expect(body).toMatchObject({ created: 2, failed: 1, errors: [{ line: 3, errors: [{ path: 'options' }] }] })
    const more = await importCsv('sku,slug,price,options.cut', 'F-4,dress,100,slim')
    expect(more.body.errors[0].errors[0].message).toBe(
      'options lack size, colour, which other variants of the product have, and have cut, which other variants of the product lack',
    )
  })

  test('of earlier versions permit other changes', async () => {
    const { id, variants } = await shop.product('mixed')
    const [sized, coloured] = variants
    const patch = (...changes: object[]) =>
      shop.http.patch(`/api/products/${id}`).set(admin).send({ variants: changes })
    await patch({ id: sized!.id, name: 'first', options: sized!.options }).expect(200)
    const { body } = await importCsv('sku,price,options.colour', 'MIX-1,90,', 'MIX-2,80,red')
    expect(body).toMatchObject({ updated: 2, failed: 0 })
    await patch({ id: coloured!.id, options: { size: 'L' } }).expect(200)
  })

  test('stay unique in changes and may be swapped', async () => {
    const { id, variants } = await shop.product('shirt')
    const [small, medium] = variants
    const patch = (...variants: object[]) => shop.http.patch(`/api/products/${id}`).set(admin).send({ variants })
    const taken = await patch({ id: small!.id, options: { Colour: 'RED', size: 'm' } }).expect(400)
    expect(paths(taken.body.errors)).toEqual(['variants.0.options'])
    const added = await patch({ sku: 'SHIRT-X', price, options: { size: 's', colour: 'red' } }).expect(400)
    expect(paths(added.body.errors)).toEqual(['variants.0.options'])
    const both = await patch(
      { sku: 'SHIRT-X', price, options: { size: 'X', colour: 'red' } },
      { sku: 'SHIRT-Y', price, options: { size: 'x', colour: 'RED' } },
    ).expect(400)
    expect(paths(both.body.errors)).toEqual(['variants.1.options'])
    await patch({ id: small!.id, options: medium!.options }, { id: medium!.id, options: small!.options }).expect(200)
    expect((await shop.product('shirt')).variants.map(({ options }) => options.size)).toEqual(['M', 'S'])
  })

  test('stay unique in imports and may be swapped', async () => {
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

  test('repeated in earlier data permit other changes', async () => {
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
