import { uuidv7 } from '@ecommerce/shared/ids'
import { sql } from 'kysely'
import {
  admin,
  aProduct,
  asOrderService,
  customer,
  type ProductService,
  startProductService,
} from '../support/product-service'

let shop: ProductService

describe('Product administration', () => {
  beforeAll(async () => {
    shop = await startProductService([aProduct('seeded')])
  })
  afterAll(() => shop.stop())

  type Variant = { id: string; sku: string; name: string; stock: number }
  type Product = { id: string; slug: string; version: number; variants: Variant[] }

  const dollars = (amount: number) => ({ amount, currency: 'USD' })
  const bowl = (changes: object = {}) => ({
    name: 'Salad Bowl',
    category: 'kitchen',
    price: dollars(2_400),
    ...changes,
  })
  const shirt = (slug: string, changes: object = {}) => ({
    slug,
    name: 'Linen Shirt',
    category: 'clothing',
    variants: [
      { sku: `${slug}-m`, options: { size: 'M' }, price: dollars(6_000), compareAtPrice: dollars(7_000), stock: 3 },
      { sku: `${slug}-l`, options: { size: 'L' }, price: dollars(5_500) },
    ],
    ...changes,
  })

  const post = (body: object, headers: Record<string, string> = {}) =>
    shop.http.post('/api/products').set(admin).set(headers).send(body)
  const created = async (body: object) => (await post(body).expect(201)).body as Product
  const patch = (id: string, body: object, version?: number) =>
    shop.http
      .patch(`/api/products/${id}`)
      .set(admin)
      .set(version === undefined ? {} : { 'If-Match': `"${version}"` })
      .send(body)
  const read = async (idOrSlug: string) => (await shop.http.get(`/api/products/${idOrSlug}`).expect(200)).body
  const pathsOf = (response: { body: unknown }) =>
    (response.body as { errors: { path: string }[] }).errors.map(({ path }) => path).toSorted()
  const statusesOf = (answers: readonly { status: number }[]) => answers.map(({ status }) => status).toSorted()

  describe('creation', () => {
    test('puts a product on sale with its stock in the ledger', async () => {
      const response = await post(
        bowl({ sku: 'BOWL', stock: 12, images: [{ url: '/bowl.jpg' }], attributes: { wood: 'ash' } }),
      )
      expect(response.status).toBe(201)
      const { id, variants } = response.body as Product
      expect(response.get('Location')).toBe(`/api/products/${id}`)
      expect(response.get('ETag')).toBe('"1"')
      expect(response.body).toMatchObject({
        slug: 'salad-bowl',
        description: '',
        category: 'kitchen',
        categoryPath: ['home', 'kitchen'],
        status: 'active',
        images: [{ url: '/bowl.jpg', alt: '' }],
        attributes: { wood: 'ash' },
        price: dollars(2_400),
        variants: [{ sku: 'BOWL', name: 'Salad Bowl', options: {}, price: dollars(2_400), stock: 12, available: 12 }],
        version: 1,
      })
      expect(await read('salad-bowl')).toEqual(response.body)
      const ledger = await shop.http.get(`/api/inventory/movements?productId=${id}`).set(admin).expect(200)
      expect(ledger.body.data).toMatchObject([{ variantId: variants[0]!.id, delta: 12, kind: 'load' }])
    })

    test('derives the price from the cheapest variant and creates a missing category', async () => {
      const response = await post(shirt('shirt', { category: 'summer-wear' })).expect(201)
      expect(response.body).toMatchObject({ price: dollars(5_500), stock: 3, categoryPath: ['summer-wear'] })
      const [medium, large] = (response.body as Product).variants
      expect(medium).toMatchObject({ name: 'M', compareAtPrice: dollars(7_000), stock: 3 })
      expect(large).toMatchObject({ name: 'L', stock: 0 })
      const { body } = await shop.http.get('/api/categories').expect(200)
      expect(body.data).toContainEqual(
        expect.objectContaining({ slug: 'summer-wear', name: 'Summer wear', productCount: 1 }),
      )
    })

    test('is visible to the next read of a list', async () => {
      const count = async () => (await shop.http.get('/api/products?count=true')).body.page.total as number
      const before = await count()
      await created(bowl({ name: 'Seen at once' }))
      expect(await count()).toBe(before + 1)
    })

    test('numbers generated slugs, also concurrently', async () => {
      const slugs = [
        (await created(bowl({ name: 'Döner Plate' }))).slug,
        (await created(bowl({ name: 'Doner plate!' }))).slug,
      ]
      expect(slugs).toEqual(['doner-plate', 'doner-plate-2'])
      const products = await Promise.all(Array.from({ length: 10 }, () => created(bowl({ name: 'Twin' }))))
      expect(new Set(products.map(({ slug }) => slug)).size).toBe(10)
      expect((await created(bowl({ name: 'Export' }))).slug).toBe('export-2')
      expect((await created(bowl({ name: '靴下' }))).slug).toBe('product')
    })

    test('accepts one of ten concurrent requests per slug or SKU', async () => {
      const bySlug = await Promise.all(Array.from({ length: 10 }, () => post(bowl({ slug: 'only-one' }))))
      expect(statusesOf(bySlug)).toEqual([201, ...Array<number>(9).fill(409)])
      expect(bySlug.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'slug-taken' })
      const bySku = await Promise.all(Array.from({ length: 10 }, () => post(bowl({ sku: 'ONLY-ONE' }))))
      expect(statusesOf(bySku)).toEqual([201, ...Array<number>(9).fill(409)])
      expect(bySku.find(({ status }) => status === 409)!.body).toMatchObject({
        code: 'sku-taken',
        errors: [{ path: 'sku', sku: 'ONLY-ONE' }],
      })
    })

    test('has no effect if a SKU is taken, and names it', async () => {
      await created(shirt('blouse'))
      const response = await post(shirt('smock', { category: 'smocks', variants: shirt('blouse').variants })).expect(
        409,
      )
      expect(response.body.code).toBe('sku-taken')
      expect(response.body.errors).toEqual([
        { path: 'variants.0.sku', message: 'variants.0.sku is taken', sku: 'blouse-m' },
        { path: 'variants.1.sku', message: 'variants.1.sku is taken', sku: 'blouse-l' },
      ])
      await shop.http.get('/api/products/smock').expect(404)
      await shop.http.get('/api/products/category/smocks').expect(404)
      await created(shirt('smock'))
    })

    test('happens once per key, also concurrently', async () => {
      const key = { 'Idempotency-Key': 'new-1' }
      const answers = await Promise.all(Array.from({ length: 5 }, () => post(bowl({ name: 'Keyed' }), key)))
      expect(statusesOf(answers)).toEqual([201, 201, 201, 201, 201])
      expect(new Set(answers.map(({ body }) => (body as Product).id)).size).toBe(1)
      expect(answers.filter((answer) => answer.get('Idempotency-Replayed') === 'true')).toHaveLength(4)
      expect((await post(bowl({ name: 'Another' }), key)).body.code).toBe('idempotency-key-reused')
    })

    test.each([
      [{}, ['category', 'name', 'price']],
      [bowl({ id: uuidv7(), version: 3, categoryPath: [] }), ['categoryPath', 'id', 'version']],
      [
        bowl({ slug: 'Not a slug', category: '-', status: 'sold', images: 'x' }),
        ['category', 'images', 'slug', 'status'],
      ],
      [bowl({ slug: 'export' }), ['slug']],
      [bowl({ slug: uuidv7() }), ['slug']],
      [bowl({ name: '  ', description: 7 }), ['description', 'name']],
      [bowl({ price: { amount: 19.99, currency: 'dollars' }, stock: -1 }), ['price.amount', 'price.currency', 'stock']],
      [
        bowl({ price: dollars(-1), compareAtPrice: { amount: 1, currency: 'EUR' } }),
        ['compareAtPrice.currency', 'price.amount'],
      ],
      [bowl({ compareAtPrice: dollars(2_400) }), ['compareAtPrice']],
      [bowl({ attributes: { 'a.b': 'x', size: 7 } }), ['attributes.a.b', 'attributes.size']],
      [
        bowl({ images: [{ url: 'javascript:alert(1)' }, { url: '//evil.example' }, { alt: 'x' }] }),
        ['images.0.url', 'images.1.url', 'images.2.url'],
      ],
      [shirt('x', { variants: [] }), ['variants']],
      [shirt('x', { variants: ['A', ' A '].map((sku) => ({ sku, price: dollars(1) })) }), ['variants.1']],
      [shirt('x', { price: dollars(1), sku: 'X', stock: 1 }), ['price', 'sku', 'stock']],
      [
        shirt('x', {
          variants: [
            { sku: 'A', price: dollars(1) },
            { sku: 'A', price: { amount: 1, currency: 'EUR' } },
            { price: dollars(1), colour: 'red' },
          ],
        }),
        ['variants.1', 'variants.1.price.currency', 'variants.2.colour', 'variants.2.sku'],
      ],
    ])('rejects invalid input with all errors: %j', async (body, paths) => {
      const response = await post(body)
      expect(response.status).toBe(400)
      expect(pathsOf(response)).toEqual(paths)
    })

    test.each([
      ['the dearest price', JSON.stringify(bowl({ price: dollars(Number.MAX_SAFE_INTEGER) })), 201],
      ['a price past it', JSON.stringify(bowl()).replace('2400', '9007199254740993'), 400],
      ['a lone surrogate in a name', JSON.stringify(bowl()).replace('Salad', '\\ud800'), 400],
      [
        'a lone surrogate in an attribute',
        JSON.stringify(bowl({ attributes: { wood: 'x' } })).replace('"x"', '"\\ud800"'),
        400,
      ],
      ['a lone surrogate in a SKU', JSON.stringify(bowl({ sku: 'x' })).replace('"x"', '"\\ud800"'), 400],
      ['names from a prototype', JSON.stringify(bowl({ attributes: { constructor: 'x', toString: 'y' } })), 201],
      ['an array', '[]', 400],
      ['null', 'null', 400],
    ])('accepts %s', async (_what, body, status) => {
      const response = await shop.http
        .post('/api/products')
        .set(admin)
        .set('Content-Type', 'application/json')
        .send(body)
      expect(response.status).toBe(status)
    })

    test('is for admins, like changes and archiving', async () => {
      const { id } = await shop.product('seeded')
      for (const ask of [
        () => shop.http.post('/api/products').send(bowl()),
        () => shop.http.patch(`/api/products/${id}`).send({ name: 'Mine' }),
        () => shop.http.delete(`/api/products/${id}`),
      ]) {
        await ask().expect(401)
        await ask().set(customer).expect(403)
        await ask().set(asOrderService()).expect(403)
      }
      expect(await shop.product('seeded')).toMatchObject({ name: 'seeded', status: 'active', version: 1 })
    })
  })

  describe('changes', () => {
    test('keep other fields and increment the version', async () => {
      const before = await created(bowl({ name: 'Oak Bowl', attributes: { wood: 'oak', care: 'oil' }, stock: 4 }))
      const response = await patch(before.id, {
        name: 'Ash Bowl',
        description: 'Turned by hand.',
        category: 'mugs',
        images: [{ url: 'https://cdn.example/ash.jpg', alt: 'A bowl' }],
        attributes: { wood: 'ash' },
        price: dollars(1_900),
        compareAtPrice: dollars(2_400),
        sku: 'ASH-BOWL',
      }).expect(200)
      expect(response.get('ETag')).toBe('"2"')
      expect(response.body).toEqual({
        ...before,
        name: 'Ash Bowl',
        description: 'Turned by hand.',
        category: 'mugs',
        categoryPath: ['home', 'kitchen', 'mugs'],
        images: [{ url: 'https://cdn.example/ash.jpg', alt: 'A bowl' }],
        attributes: { wood: 'ash' },
        price: dollars(1_900),
        variants: [
          {
            ...before.variants[0],
            name: 'Ash Bowl',
            sku: 'ASH-BOWL',
            price: dollars(1_900),
            compareAtPrice: dollars(2_400),
          },
        ],
        version: 2,
        updatedAt: expect.any(String),
      })
      expect(await read(before.id)).toEqual(response.body)
      const cleared = await patch(before.id, { compareAtPrice: null }).expect(200)
      expect(cleared.body.variants[0]).not.toHaveProperty('compareAtPrice')
    })

    test('update variants by id, add others and remove none', async () => {
      const { id, variants } = await created(shirt('tunic'))
      const [medium, large] = variants
      const { body } = await patch(id, {
        variants: [
          { id: large!.id, price: dollars(4_000), name: 'Large', position: 0 },
          { sku: 'tunic-s', options: { size: 'S' }, price: dollars(4_500), stock: 9 },
        ],
      }).expect(200)
      expect(body).toMatchObject({ price: dollars(4_000), stock: 12, version: 2 })
      expect(body.variants).toMatchObject([
        { id: large!.id, sku: 'tunic-l', name: 'Large', price: dollars(4_000), options: { size: 'L' } },
        { id: medium!.id, sku: 'tunic-m', name: 'M', price: dollars(6_000), stock: 3 },
        { sku: 'tunic-s', name: 'S', price: dollars(4_500), stock: 9, available: 9 },
      ])
      const ledger = await shop.http.get(`/api/inventory/movements?productId=${id}`).set(admin).expect(200)
      expect((ledger.body.data as { delta: number }[]).map(({ delta }) => delta)).toEqual([9, 3])
      const dearer = await patch(id, { variants: [{ id: large!.id, price: dollars(9_000) }] }).expect(200)
      expect(dearer.body.price).toEqual(dollars(4_500))
    })

    test('may swap SKUs, release unused ones and reject taken ones', async () => {
      const { id, variants } = await created(shirt('vest'))
      const [medium, large] = variants
      const swapped = await patch(id, {
        variants: [
          { id: medium!.id, sku: 'vest-l' },
          { id: large!.id, sku: 'vest-m' },
        ],
      })
      expect((swapped.body as Product).variants.map(({ sku }) => sku)).toEqual(['vest-l', 'vest-m'])
      await patch(id, { variants: [{ id: medium!.id, sku: 'vest-xl' }] }).expect(200)
      await created(bowl({ name: 'Vest L', sku: 'vest-l' }))
      const refused = await patch(id, {
        variants: [
          { id: large!.id, name: 'x' },
          { id: medium!.id, sku: 'vest-l' },
        ],
      })
      expect([refused.status, refused.body.code, pathsOf(refused)]).toEqual([409, 'sku-taken', ['variants.1.sku']])
      expect(await read(id)).toMatchObject({ version: 3, variants: [{ sku: 'vest-xl' }, { sku: 'vest-m', name: 'L' }] })
    })

    test('succeed once per version', async () => {
      const { id, version } = await created(bowl({ name: 'Contested' }))
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, i) => patch(id, { description: `By ${i}`, price: dollars(1_000 + i) }, version)),
      )
      expect(statusesOf(answers)).toEqual([200, ...Array<number>(9).fill(412)])
      expect(answers.find(({ status }) => status === 412)!.body.code).toBe('version-mismatch')
      const won = answers.find(({ status }) => status === 200)!
      expect(await read(id)).toEqual(won.body)
      expect((await patch(id, { name: 'Late' }, version)).status).toBe(412)
      expect((await patch(id, { name: 'In time' }, version + 1)).status).toBe(200)
    })

    test('keep concurrent stock movements, which do not change the version', async () => {
      const { id, variants } = await created(bowl({ name: 'Busy Bowl', stock: 100 }))
      const sell = () => shop.http.patch(`/api/products/${id}/stock`).set(admin).send({ delta: -1 })
      const reprice = (amount: number) => patch(id, { variants: [{ id: variants[0]!.id, price: dollars(amount) }] })
      const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? sell() : reprice(1_000 + i))))
      expect(statusesOf(answers)).toEqual(Array(20).fill(200))
      const after = (await read(id)) as Product & { stock: number }
      expect(after).toMatchObject({ stock: 90, version: 11 })
      await sell().expect(200)
      await patch(id, { name: 'Still in time' }, 11).expect(200)
    })

    test('do not affect stock', async () => {
      const { id, variants } = await created(bowl({ name: 'Still Bowl', stock: 5 }))
      const [{ id: variantId }] = variants as [Variant]
      for (const [body, paths] of [
        [{ stock: 7 }, ['stock']],
        [{ variants: [{ id: variantId, stock: 7 }] }, ['variants.0.stock']],
      ] as const) {
        const response = await patch(id, body)
        expect([response.status, pathsOf(response)]).toEqual([400, paths])
      }
      expect((await read(id)).stock).toBe(5)
    })

    test('keep former slugs until another product takes them', async () => {
      const [first, second] = [await created(bowl({ slug: 'old-name' })), await created(bowl({ slug: 'second' }))]
      await patch(first.id, { slug: 'new-name' }).expect(200)
      expect(await read('old-name')).toMatchObject({ id: first.id, slug: 'new-name' })
      expect((await patch(second.id, { slug: 'new-name' })).body.code).toBe('slug-taken')
      await patch(second.id, { slug: 'old-name' }).expect(200)
      expect((await read('old-name')).id).toBe(second.id)
      expect((await patch(first.id, { slug: 'old-name' })).status).toBe(409)
      await patch(first.id, { slug: 'second' }).expect(200)
      await patch(first.id, { slug: 'new-name' }).expect(200)
      const third = await created(bowl({ slug: 'second' }))
      expect((await read('second')).id).toBe(third.id)
    })

    test('give a released slug to one of two products', async () => {
      const { id } = await created(bowl({ slug: 'left-a' }))
      await patch(id, { slug: 'left-b' }).expect(200)
      const others = await Promise.all([created(bowl()), created(bowl()), created(bowl())])
      const answers = await Promise.all(
        [id, ...others.map((other) => other.id)].map((one) => patch(one, { slug: 'left-a' })),
      )
      expect(statusesOf(answers)).toEqual([200, 409, 409, 409])
      const { rows } = await sql`select slug from products where slug = 'left-a'`.execute(shop.ctx.db)
      expect(rows).toHaveLength(1)
    })

    test('list all validation errors', async () => {
      const { id, variants } = await created(shirt('caftan'))
      const foreign = (await shop.product('seeded')).variants[0]!.id
      for (const [body, paths] of [
        [{}, ['']],
        [{ price: dollars(1) }, ['price']],
        [{ slug: 'A', version: 7, name: '', status: 'gone' }, ['name', 'slug', 'status', 'version']],
        [
          { variants: [{ name: 'no price and no SKU' }, { id: 'x' }] },
          ['variants.0.price', 'variants.0.sku', 'variants.1.id'],
        ],
        [
          {
            variants: [
              { id: foreign, name: 'x' },
              { id: uuidv7(), name: 'y' },
            ],
          },
          ['variants.0.id', 'variants.1.id'],
        ],
        [{ variants: [{ id: variants[0]!.id, price: { amount: 1, currency: 'EUR' } }] }, ['variants.0.price.currency']],
        [{ variants: [{ id: variants[0]!.id, price: dollars(8_000) }] }, ['variants.0.compareAtPrice']],
      ] as const) {
        const response = await patch(id, body)
        expect([response.status, pathsOf(response)]).toEqual([400, paths])
      }
      expect((await read(id)).version).toBe(1)
      for (const unknown of [uuidv7(), 'caftan', 'x'])
        expect((await patch(unknown, { name: 'x' })).body.code).toBe('product-not-found')
    })
  })

  test('of texts do not block sales', async () => {
    const { id, variants } = await created(bowl({ name: 'Busy Bowl', stock: 5 }))
    await shop.ctx.db.transaction().execute(async (tx) => {
      await tx.selectFrom('variants').select('id').where('id', '=', variants[0]!.id).forUpdate().execute()
      await patch(id, { description: 'Now with a rim.' }).expect(200)
    })
  })

  describe('archiving', () => {
    test('hides a product, keeps reservations and can be undone', async () => {
      const { id, slug, variants, version } = await created(bowl({ name: 'Last Bowl', stock: 5 }))
      const orderId = uuidv7()
      const items = [{ variantId: variants[0]!.id, quantity: 2 }]
      await shop.http.post('/api/inventory/reservations').set(asOrderService()).send({ orderId, items }).expect(201)
      const remove = (header?: string) =>
        shop.http
          .delete(`/api/products/${id}`)
          .set(admin)
          .set(header === undefined ? {} : { 'If-Match': header })
      const listed = async () => (await shop.http.get(`/api/products?ids=${id}`).expect(200)).body.data as Product[]
      expect(await listed()).toHaveLength(1)
      expect((await remove('"7"')).body.code).toBe('version-mismatch')
      const both = await Promise.all([remove(`"${version}"`), remove(`"${version}"`)])
      expect(statusesOf(both)).toEqual([204, 204])
      await remove().expect(204)
      expect(await listed()).toEqual([])
      expect((await shop.product(slug)).version).toBe(2)
      await shop.http.post(`/api/inventory/reservations/${orderId}/commit`).set(asOrderService()).expect(200)
      const back = await patch(id, { status: 'active' }, 2).expect(200)
      expect(back.body).toMatchObject({ stock: 3, status: 'active', version: 3 })
      expect(await listed()).toHaveLength(1)
      await shop.http.delete(`/api/products/${uuidv7()}`).set(admin).expect(404)
      await shop.http.delete('/api/products/last-bowl').set(admin).expect(404)
    })
  })

  test('keeps slugs, lowest prices, SKUs and ledger consistent', async () => {
    const { rows } = await sql`
    select p.id from products p
    where slug is distinct from (select slug from product_slugs s where s.product_id = p.id and retired_at is null)
      or price_amount <> (select min(price_amount) from variants v where v.product_id = p.id)
    union all select v.id from variants v left join skus s on s.sku = v.sku and s.variant_id = v.id where s.sku is null
    union all select s.variant_id from skus s left join variants v on v.id = s.variant_id and v.sku = s.sku where v.id is null
    union all select v.id from variants v
      where stock <> (select coalesce(sum(delta), 0) from stock_movements m where m.variant_id = v.id)`.execute(
      shop.ctx.db,
    )
    expect(rows).toEqual([])
  })
})
