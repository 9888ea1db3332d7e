import { uuidv7 } from '@ecommerce/shared/ids'
import { bearer, serviceToken } from '@ecommerce/testkit/tokens'
import { sql } from 'kysely'
import type { Response } from 'supertest'
import { runJobs } from '../support/events'
import { anOrderOf, receiveEvent, newCustomer } from '../support/customers'
import { admin, aProduct, asOrderService, type ProductService, startProductService } from '../support/product-service'

let shop: ProductService
const slugs = ['mug', 'bowl', 'vase', 'plate', 'lamp', 'chair', 'clock', 'tray', 'jug', 'rug', 'desk']

describe('Reviews', () => {
  beforeAll(async () => {
    shop = await startProductService(slugs.map((slug) => aProduct(slug)))
  })
  afterAll(() => shop.stop())

  type Review = { id: string; rating: number; body: string; verifiedPurchase: boolean }

  const words = { rating: 5, title: 'Lovely', body: 'It keeps the tea warm.' }
  const idOf = async (slug: string) => (await shop.product(slug)).id
  const write = async (auth: Record<string, string>, slug: string, body: object = words, key?: string) => {
    const headers: Record<string, string> = key === undefined ? auth : { ...auth, 'Idempotency-Key': key }
    return shop.http
      .post(`/api/products/${await idOf(slug)}/reviews`)
      .set(headers)
      .send(body)
  }
  const reviewsOf = async (slug: string) => {
    const { body } = await shop.http.get(`/api/products/${await idOf(slug)}/reviews`).expect(200)
    return (body as { data: Review[] }).data
  }
  const ratingOf = async (slug: string) => {
    const { body } = await shop.http.get(`/api/products/${slug}`).expect(200)
    return (body as { rating?: object }).rating
  }
  const erase = ({ userId }: { userId: string }) => receiveEvent(shop, 'user.erased', { userId })

  test('are public without their authors', async () => {
    const ada = newCustomer()
    const response = await write(ada.auth, 'mug', { ...words, title: '  Lovely ' })
    expect(response.status).toBe(201)
    expect(response.body).toEqual({
      id: expect.any(String) as string,
      productId: await idOf('mug'),
      ...words,
      verifiedPurchase: false,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
    })
    expect(await reviewsOf('mug')).toEqual([response.body])
    const { title: _title, ...untitled } = words
    expect((await write(newCustomer().auth, 'mug', untitled)).body).not.toHaveProperty('title')
  })

  test('average to the product’s rating for the next read', async () => {
    expect(await ratingOf('bowl')).toBeUndefined()
    for (const [rating, shown] of [
      [5, { average: 5, count: 1 }],
      [4, { average: 4.5, count: 2 }],
      [2, { average: 3.7, count: 3 }],
    ] as const) {
      expect((await write(newCustomer().auth, 'bowl', { ...words, rating })).status).toBe(201)
      expect(await ratingOf('bowl')).toEqual(shown)
      expect(await reviewsOf('bowl')).toHaveLength(shown.count)
    }
  })

  test('are unique per customer and product, also concurrently', async () => {
    const ada = newCustomer()
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => write(ada.auth, 'vase', words, `k-${i}`)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const refused = answers.filter(({ status }) => status === 409)
    expect(refused.map(({ body }) => (body as { code: string }).code)).toEqual(Array(19).fill('already-reviewed'))
    expect(await reviewsOf('vase')).toHaveLength(1)
    expect(await ratingOf('vase')).toEqual({ average: 5, count: 1 })
  })

  test('are created once per key', async () => {
    const ada = newCustomer()
    const answers = await Promise.all(Array.from({ length: 8 }, () => write(ada.auth, 'plate', words, 'k-1')))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect((await write(ada.auth, 'plate', { ...words, rating: 1 }, 'k-1')).status).toBe(422)
  })

  test('of forty concurrent customers all count', async () => {
    const ratings = Array.from({ length: 40 }, (_, i) => 1 + (i % 5))
    const answers = await Promise.all(ratings.map((rating) => write(newCustomer().auth, 'lamp', { ...words, rating })))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(await ratingOf('lamp')).toEqual({ average: 3, count: 40 })
  })

  test('page newest first without repetitions', async () => {
    const written: string[] = []
    for (let i = 0; i < 5; i++) {
      const { body } = await write(newCustomer().auth, 'chair', { rating: 3, body: `The ${i}th word.` })
      written.unshift((body as Review).id)
    }
    const seen: string[] = []
    let next: string | undefined = `/api/products/${await idOf('chair')}/reviews?limit=2&count=true`
    while (next !== undefined) {
      const response: Response = await shop.http.get(next).expect(200)
      expect(response.body.page.total).toBe(5)
      seen.push(...(response.body as { data: Review[] }).data.map(({ id }) => id))
      next = /^<([^>]+)>; rel="next"$/.exec(response.get('Link') ?? '')?.[1]
    }
    expect(seen).toEqual(written)
    const first = await shop.http.get(`/api/products/${await idOf('chair')}/reviews?limit=2`).expect(200)
    const { nextCursor } = first.body.page as { nextCursor: string }
    const foreign = await shop.http.get(`/api/products/${await idOf('lamp')}/reviews?limit=2&cursor=${nextCursor}`)
    expect([foreign.status, foreign.body.code]).toEqual([400, 'invalid-cursor'])
    expect(first.get('Cache-Control')).toMatch(/^public/)
    await shop.http
      .get(`/api/products/${await idOf('chair')}/reviews?limit=2`)
      .set('If-None-Match', first.get('ETag')!)
      .expect(304, '')
  })

  test('are verified by a purchase before or after them', async () => {
    const [early, late, other] = [newCustomer(), newCustomer(), newCustomer()]
    await receiveEvent(shop, 'order.confirmed', anOrderOf(early.userId, ['CLOCK', 'CLOCK', 'NO-SUCH-SKU']))
    await receiveEvent(shop, 'order.confirmed', anOrderOf(other.userId, ['MUG']))
    await receiveEvent(shop, 'order.confirmed', anOrderOf(null, ['CLOCK']))
    for (const person of [early, late, other]) expect((await write(person.auth, 'clock')).status).toBe(201)
    const verified = async () => (await reviewsOf('clock')).map(({ verifiedPurchase }) => verifiedPurchase)
    expect(await verified()).toEqual([false, false, true])
    const id = uuidv7()
    const order = anOrderOf(late.userId, ['CLOCK'])
    expect((await receiveEvent(shop, 'order.confirmed', order, id)).body).toEqual({ status: 'handled' })
    expect((await receiveEvent(shop, 'order.confirmed', order, id)).body).toEqual({ status: 'repeated' })
    await receiveEvent(shop, 'order.confirmed', order)
    await runJobs(shop)
    expect(await verified()).toEqual([false, true, true])
    expect(await ratingOf('clock')).toEqual({ average: 5, count: 3 })
  })

  test('are verified by a concurrent purchase', async () => {
    const people = Array.from({ length: 12 }, newCustomer)
    await Promise.all(
      people.flatMap(({ userId, auth }) => [
        write(auth, 'desk'),
        receiveEvent(shop, 'order.confirmed', anOrderOf(userId, ['DESK'])),
      ]),
    )
    await runJobs(shop)
    expect((await reviewsOf('desk')).map(({ verifiedPurchase }) => verifiedPurchase)).toEqual(Array(12).fill(true))
  })

  test('of erased users disappear with their ratings for good', async () => {
    const [ada, bea] = [newCustomer(), newCustomer()]
    await receiveEvent(shop, 'order.confirmed', anOrderOf(ada.userId, ['TRAY', 'JUG']))
    await write(ada.auth, 'tray', { ...words, rating: 1 })
    await write(ada.auth, 'jug', { ...words, rating: 2 })
    await write(bea.auth, 'tray', { ...words, rating: 4 })
    expect(await ratingOf('tray')).toEqual({ average: 2.5, count: 2 })
    await erase(ada)
    await erase(ada)
    await runJobs(shop)
    expect(await ratingOf('tray')).toEqual({ average: 4, count: 1 })
    expect(await ratingOf('jug')).toBeUndefined()
    expect(await reviewsOf('tray')).toHaveLength(1)
    await receiveEvent(shop, 'order.confirmed', anOrderOf(ada.userId, ['TRAY']))
    const refused = await write(ada.auth, 'tray')
    expect([refused.status, refused.body.code]).toEqual([401, 'token-invalid'])
    const { rows } = await sql`
    select from reviews where user_id = ${ada.userId} union all select from purchases where user_id = ${ada.userId}`.execute(
      shop.ctx.db,
    )
    expect(rows).toEqual([])
  })

  test('are removed by a concurrent erasure', async () => {
    const people = Array.from({ length: 12 }, newCustomer)
    await Promise.all(
      people.flatMap((person) => [
        write(person.auth, 'rug'),
        receiveEvent(shop, 'order.confirmed', anOrderOf(person.userId, ['RUG'])),
        erase(person),
      ]),
    )
    await runJobs(shop)
    expect(await reviewsOf('rug')).toEqual([])
    expect(await ratingOf('rug')).toBeUndefined()
  })

  test('and purchases are personal data', async () => {
    const ada = newCustomer()
    const { body: review } = await write(ada.auth, 'mug')
    await receiveEvent(shop, 'order.confirmed', anOrderOf(ada.userId, ['BOWL']))
    const response = await shop.http
      .post('/internal/personal-data')
      .set(bearer(serviceToken('user-service', 'product-service')))
      .send({ userId: ada.userId })
      .expect(200)
    expect(response.body).toEqual({
      reviews: [review],
      purchases: [{ productId: await idOf('bowl') }],
      stockAlerts: [],
      stockMovements: [],
    })
  })

  test.each([
    ['nothing', {}, ['body', 'rating']],
    ['no star', { rating: 0, body: 'x' }, ['rating']],
    ['six stars', { rating: 6, body: 'x' }, ['rating']],
    ['half a star', { rating: 4.5, body: 'x' }, ['rating']],
    ['stars in words', { rating: '5', body: 'x' }, ['rating']],
    [
      'what is not theirs to say',
      { rating: 5, body: ' ', title: '', verifiedPurchase: true, userId: uuidv7() },
      ['body', 'title', 'userId', 'verifiedPurchase'],
    ],
    ['too much', { rating: 5, body: 'x'.repeat(5_001), title: 'x'.repeat(151) }, ['body', 'title']],
  ])('reject %s with all validation errors', async (_what, body, paths) => {
    const response = await write(newCustomer().auth, 'mug', body)
    expect(response.status).toBe(400)
    expect(response.body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual(paths)
  })

  test('require a signed-in customer and an existing product', async () => {
    expect((await write({}, 'mug')).status).toBe(401)
    expect((await write(admin, 'mug')).status).toBe(403)
    expect((await write(asOrderService(), 'mug')).status).toBe(403)
    await sql`update products set status = 'draft' where slug = 'rug'`.execute(shop.ctx.db)
    await shop.ctx.cache.invalidate([`product:${await idOf('rug')}`])
    const draft = await idOf('rug')
    for (const id of [draft, uuidv7(), 'mug', '7']) {
      const read = await shop.http.get(`/api/products/${id}/reviews`)
      expect([read.status, read.body.code]).toEqual([404, 'product-not-found'])
      const response = await shop.http.post(`/api/products/${id}/reviews`).set(newCustomer().auth).send(words)
      expect([response.status, response.body.code]).toEqual([404, 'product-not-found'])
    }
  })
})
