import { uuidv7 } from '@ecommerce/shared/ids'
import { waitFor } from '@ecommerce/testkit/waiting'
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

describe('Categories', () => {
  beforeAll(async () => {
    shop = await startProductService([aProduct('mug'), aProduct('bowl', { category: 'kitchen' })])
  })
  afterAll(() => shop.stop())

  type Category = { id: string; slug: string; parentId: string | null; productCount: number; children: Category[] }

  const read = async () => (await shop.http.get('/api/categories').expect(200)).body.data as Category[]
  const flat = (categories: Category[]): Category[] =>
    categories.flatMap((category) => [category, ...flat(category.children)])
  const find = async (slug: string) => flat(await read()).find((category) => category.slug === slug)!
  const idOf = async (slug: string) => (await find(slug)).id
  const post = (body: object, headers: Record<string, string> = {}) =>
    shop.http.post('/api/categories').set(admin).set(headers).send(body)
  const created = async (body: object) => (await post(body).expect(201)).body as Category
  const patch = (id: string, body: object) => shop.http.patch(`/api/categories/${id}`).set(admin).send(body)
  const remove = (id: string) => shop.http.delete(`/api/categories/${id}`).set(admin)
  const addProduct = (category: string, name = `A thing of ${category}`) =>
    shop.http
      .post('/api/products')
      .set(admin)
      .send({ name, category, price: { amount: 500, currency: 'USD' } })
  const statusesOf = (answers: readonly { status: number }[]) => answers.map(({ status }) => status).toSorted()

  test('are public with counts of active products', async () => {
    const response = await shop.http.get('/api/categories').expect(200)
    const [home, kitchen, mugs] = [await idOf('home'), await idOf('kitchen'), await idOf('mugs')]
    expect(response.body).toEqual({
      data: [
        { id: expect.any(String), slug: 'clothing', name: 'Clothing', parentId: null, productCount: 0, children: [] },
        {
          id: home,
          slug: 'home',
          name: 'Home',
          parentId: null,
          productCount: 2,
          children: [
            {
              id: kitchen,
              slug: 'kitchen',
              name: 'Kitchen',
              parentId: home,
              productCount: 2,
              children: [{ id: mugs, slug: 'mugs', name: 'Mugs', parentId: kitchen, productCount: 1, children: [] }],
            },
          ],
        },
      ],
    })
    expect(response.get('Cache-Control')).toMatch(/^public/)
    await shop.http.get('/api/categories').set('If-None-Match', response.get('ETag')!).expect(304, '')
  })

  test('are created below a parent with a generated slug', async () => {
    await read()
    const parentId = await idOf('clothing')
    const shoes = await created({ name: 'Schöne Schuhe', parentId })
    expect(shoes).toEqual({
      id: expect.any(String),
      slug: 'schone-schuhe',
      name: 'Schöne Schuhe',
      parentId,
      productCount: 0,
      children: [],
    })
    expect((await find('clothing')).children).toEqual([shoes])
    const { body } = await addProduct('schone-schuhe').expect(201)
    expect(body.categoryPath).toEqual(['clothing', 'schone-schuhe'])
    expect(await find('clothing')).toMatchObject({ productCount: 1, children: [{ productCount: 1 }] })
    await shop.http.delete(`/api/products/${body.id}`).set(admin).expect(204)
    expect((await find('clothing')).productCount).toBe(0)
  })

  test('are created once per requested slug, and generated slugs never conflict', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => post({ name: 'Rugs', slug: 'rugs' })))
    expect(statusesOf(answers)).toEqual([201, ...Array<number>(9).fill(409)])
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('slug-taken')
    expect((await created({ name: 'Rugs' })).slug).toMatch(/^rugs-[0-9a-f]{12}$/)
    const keyed = await Promise.all(
      Array.from({ length: 3 }, () => post({ name: 'Keyed' }, { 'Idempotency-Key': 'category-1' })),
    )
    expect(new Set(keyed.map(({ body }) => (body as Category).id)).size).toBe(1)
  })

  test('move with descendants and products', async () => {
    const tools = await created({ name: 'Tools' })
    const garden = await created({ name: 'Garden', parentId: tools.id })
    await created({ name: 'Spades', parentId: garden.id })
    const { body: spade } = await addProduct('spades', 'Digging Spade').expect(201)
    await addProduct('garden', 'Garden Gnome').expect(201)
    const outside = await created({ name: 'Outside' })
    expect((await shop.http.get(`/api/products/${spade.id}`)).body.categoryPath).toEqual(['tools', 'garden', 'spades'])
    const moved = await patch(garden.id, { parentId: outside.id, slug: 'yard', name: 'Yard' }).expect(200)
    expect(moved.body).toMatchObject({ slug: 'yard', name: 'Yard', parentId: outside.id, productCount: 2 })
    expect((moved.body as Category).children).toMatchObject([{ slug: 'spades', productCount: 1 }])
    const after = (await shop.http.get(`/api/products/${spade.id}`)).body
    expect(after).toMatchObject({ categoryPath: ['outside', 'yard', 'spades'], category: 'spades', version: 2 })
    expect((await shop.http.get('/api/products/category/outside')).body.data).toHaveLength(2)
    expect((await shop.http.get('/api/products/category/tools')).body.data).toEqual([])
    await shop.http.get('/api/products/category/garden').expect(404)
    expect((await shop.http.get('/api/products?q=yard')).body.data).toHaveLength(2)
    expect(await find('tools')).toMatchObject({ productCount: 0, children: [] })
    const root = await patch(garden.id, { parentId: null }).expect(200)
    expect(root.body.parentId).toBeNull()
    expect((await shop.http.get(`/api/products/${spade.id}`)).body.categoryPath).toEqual(['yard', 'spades'])
  })

  test('can be renamed without a move', async () => {
    const { id } = await shop.product('mug')
    await patch(await idOf('mugs'), { name: 'Cups' }).expect(200)
    expect(await shop.product('mug')).toMatchObject({ id, version: 1 })
    await patch(await idOf('mugs'), { name: 'Mugs' }).expect(200)
  })

  test('cannot be moved below themselves, even concurrently', async () => {
    const [a, b] = [await created({ name: 'Circle A' }), await created({ name: 'Circle B' })]
    expect((await patch(a.id, { parentId: a.id })).body.code).toBe('category-cycle')
    for (let round = 0; round < 5; round++) {
      const answers = await Promise.all([patch(a.id, { parentId: b.id }), patch(b.id, { parentId: a.id })])
      expect(statusesOf(answers)).toEqual([200, 409])
      expect(answers.find(({ status }) => status === 409)!.body.code).toBe('category-cycle')
      await Promise.all([patch(a.id, { parentId: null }), patch(b.id, { parentId: null })])
    }
  })

  test('give a concurrently assigned product its new path', async () => {
    const [under, moving] = [await created({ name: 'Under' }), await created({ name: 'Moving' })]
    const price = { amount: 500, currency: 'USD' }
    const slow = { name: 'Slow', slug: 'slow', category: 'moving', price }
    const [added, moved] = await shop.ctx.db.transaction().execute(async (tx) => {
      await tx.insertInto('productSlugs').values({ slug: 'slow', productId: uuidv7() }).execute()
      const adding = shop.http
        .post('/api/products')
        .set(admin)
        .send(slow)
        .then(({ status }) => status)
      await waitFor('the product to wait for its slug', async () => (await countWaiting()) === 1)
      const move = patch(moving.id, { parentId: under.id }).then(({ status }) => status)
      await Promise.race([move, waitFor('the move to wait for the product', async () => (await countWaiting()) === 2)])
      await tx.deleteFrom('productSlugs').where('slug', '=', 'slow').execute()
      return [adding, move] as const
    })
    expect([await added, await moved]).toEqual([201, 200])
    expect((await shop.product('slow')).categoryPath).toEqual(['under', 'moving'])
  })

  async function countWaiting(): Promise<number> {
    const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      shop.ctx.db,
    )
    return rows[0]!.count
  }

  test('with products or children cannot be deleted', async () => {
    const kept = await created({ name: 'Kept' })
    const below = await created({ name: 'Below', parentId: kept.id })
    expect((await remove(kept.id)).body.code).toBe('category-not-empty')
    const { body } = await addProduct('below').expect(201)
    await shop.http.delete(`/api/products/${body.id}`).set(admin).expect(204)
    expect([(await remove(below.id)).status, (await find('below')).productCount]).toEqual([409, 0])
    await shop.http.patch(`/api/products/${body.id}`).set(admin).send({ category: 'kitchen' }).expect(200)
    await remove(below.id).expect(204)
    await remove(kept.id).expect(204)
    expect(await find('kept')).toBeUndefined()
    expect((await remove(kept.id)).body.code).toBe('category-not-found')
  })

  test('are not deleted during a concurrent assignment', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, slug } = await created({ name: `Fleeting ${round}` })
      const [deleted, added] = await Promise.all([remove(id), addProduct(slug)])
      expect(added.status).toBe(201)
      expect([204, 409]).toContain(deleted.status)
      expect((await find(slug)).productCount).toBe(1)
    }
  })

  test('reject invalid input with all errors and unknown ids with 404', async () => {
    const pathsOf = (response: { body: { errors: { path: string }[] } }) =>
      response.body.errors.map(({ path }) => path).toSorted()
    expect(pathsOf(await post({}))).toEqual(['name'])
    expect(pathsOf(await post({ slug: 'A b', name: ' ', parentId: 'x', path: [] }))).toEqual([
      'name',
      'parentId',
      'path',
      'slug',
    ])
    expect(pathsOf(await post({ name: 'x', parentId: uuidv7() }))).toEqual(['parentId'])
    const { id } = await created({ name: 'Faultless' })
    expect(pathsOf(await patch(id, {}))).toEqual([''])
    expect(pathsOf(await patch(id, { parentId: uuidv7() }))).toEqual(['parentId'])
    expect((await patch(id, { slug: 'mugs' })).body.code).toBe('slug-taken')
    for (const unknown of [uuidv7(), 'mugs']) {
      expect((await patch(unknown, { name: 'x' })).body.code).toBe('category-not-found')
      expect((await remove(unknown)).body.code).toBe('category-not-found')
    }
  })

  test('are changed by admins only', async () => {
    const id = await idOf('mugs')
    for (const ask of [
      () => shop.http.post('/api/categories').send({ name: 'Mine' }),
      () => shop.http.patch(`/api/categories/${id}`).send({ name: 'Mine' }),
      () => shop.http.delete(`/api/categories/${id}`),
    ]) {
      await ask().expect(401)
      await ask().set(customer).expect(403)
      await ask().set(asOrderService()).expect(403)
    }
  })

  test('have consistent paths at the end', async () => {
    const { rows } = await sql`
    select c.id from categories c left join categories p on p.id = c.parent_id
    where c.path <> coalesce(p.path, '{}') || c.slug
    union all select p.id from products p join categories c on c.id = p.category_id where p.category_path <> c.path`.execute(
      shop.ctx.db,
    )
    expect(rows).toEqual([])
  })
})
