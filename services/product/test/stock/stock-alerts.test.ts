import type { EventData } from '@ecommerce/contracts/events'
import { uuidv7 } from '@ecommerce/shared/ids'
import { bearer, serviceToken } from '@ecommerce/testkit/tokens'
import { waitFor } from '@ecommerce/testkit/waiting'
import { sql } from 'kysely'
import { expireDueReservations } from '../../src/commands/reservations/expire-reservations'
import { enqueueStockEventsSql } from '../../src/jobs'
import { insertAlert, claimAlerts } from '../../src/store/stock/stock-alerts'
import { lockProduct } from '../../src/store/products/product-writes'
import { changeStock as changeStockIn } from '../../src/store/stock/stock'
import { claimSkus, insertVariants } from '../../src/store/products/variant-writes'
import { blockedOrDone } from '../support/lock-wait'
import { eventsOf, runJobs } from '../support/events'
import { receiveEvent, newCustomer } from '../support/customers'
import { admin, aProduct, asOrderService, type ProductService, startProductService } from '../support/product-service'

let shop: ProductService
const gone = 'mug bowl vase plate lamp chair clock tray jug rug desk sofa shelf cup fork knife pouf stand'.split(' ')

const withStock = (slug: string, stock: number) =>
  aProduct(slug, { variants: [{ sku: slug.toUpperCase(), name: slug, options: {}, amount: 1_500, stock }] })

describe('Stock alerts', () => {
  beforeAll(async () => {
    shop = await startProductService([
      ...gone.map((slug) => withStock(slug, 0)),
      ...['stool', 'bench'].map((slug) => withStock(slug, 0)),
      withStock('kettle', 3),
      aProduct('jumper', {
        name: 'Wool jumper',
        variants: ['M', 'L'].map((size) => ({
          sku: `J-${size}`,
          name: size,
          options: { size },
          amount: 8_900,
          stock: 0,
        })),
      }),
    ])
  })
  afterAll(() => shop.stop())

  type BackInStock = EventData['product.back-in-stock']

  const ask = async (auth: Record<string, string>, slug: string, body: object = {}) =>
    shop.http
      .post(`/api/products/${(await shop.product(slug)).id}/stock-alerts`)
      .set(auth)
      .send(body)
  const changeStock = async (slug: string, body: object) =>
    shop.http
      .patch(`/api/products/${(await shop.product(slug)).id}/stock`)
      .set(admin)
      .send(body)
      .expect(200)
  const waiting = async (slug: string, count = 1) => {
    const people = Array.from({ length: count }, newCustomer)
    for (const { status } of await Promise.all(people.map(({ auth }) => ask(auth, slug)))) expect(status).toBe(201)
    return people.map(({ userId }) => userId).toSorted()
  }
  /** Recipients of all back-in-stock events so far. */
  const publishedOf = async (slug: string) => {
    const news = await eventsOf<BackInStock>(shop, 'product.back-in-stock')
    return news.filter((told) => told.slug === slug).flatMap(({ userIds }) => userIds)
  }
  const alertsFor = async (slug: string) => {
    const { id } = await shop.product(slug)
    return shop.ctx.db.selectFrom('stockAlerts').select('userId').where('productId', '=', id).execute()
  }
  const reservation = async (slug: string, quantity: number, ttlSeconds = 900) => {
    const orderId = uuidv7()
    const items = [{ variantId: (await shop.product(slug)).variants[0]!.id, quantity }]
    const path = '/api/inventory/reservations'
    await shop.http.post(path).set(asOrderService()).send({ orderId, items, ttlSeconds }).expect(201)
    return {
      commit: () => shop.http.post(`${path}/${orderId}/commit`).set(asOrderService()).expect(200),
      release: () => shop.http.delete(`${path}/${orderId}`).set(asOrderService()).expect(204),
      restock: () => shop.http.post(`/internal/reservations/${orderId}/restock`).set(asOrderService()).expect(200),
      bringOneBack: () =>
        shop.http
          .post(`/internal/reservations/${orderId}/restock`)
          .set(asOrderService())
          .send({ returnId: orderId, items: items.map(({ variantId }) => ({ variantId, quantity: 1 })) })
          .expect(200),
    }
  }

  test('notify all subscribers once', async () => {
    const product = await shop.product('mug')
    const people = await waiting('mug', 3)
    await changeStock('mug', { delta: 2 })
    const news = await eventsOf<BackInStock>(shop, 'product.back-in-stock')
    expect(news).toEqual([
      {
        productId: product.id,
        variantId: product.variants[0]!.id,
        sku: 'MUG',
        name: 'mug',
        slug: 'mug',
        userIds: expect.any(Array) as string[],
      },
    ])
    expect(news[0]!.userIds.toSorted()).toEqual(people)
    await changeStock('mug', { stock: 0 })
    await changeStock('mug', { stock: 7 })
    expect(await publishedOf('mug')).toHaveLength(3)
    expect(await alertsFor('mug')).toEqual([])
  })

  test('are idempotent, also concurrently', async () => {
    const ada = newCustomer()
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(ada.auth, 'bowl')))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array<number>(19).fill(200), 201])
    expect(answers[0]!.body).toEqual({ productId: (await shop.product('bowl')).id })
    await changeStock('bowl', { delta: 1 })
    expect(await publishedOf('bowl')).toEqual([ada.userId])
  })

  test('are rejected for available variants', async () => {
    const response = await ask(newCustomer().auth, 'kettle')
    expect([response.status, response.body.code, response.body.available]).toEqual([409, 'in-stock', 3])
    expect(await alertsFor('kettle')).toEqual([])
  })

  test('follow the release of a reservation', async () => {
    await changeStock('vase', { stock: 2 })
    const { release } = await reservation('vase', 2)
    const people = await waiting('vase')
    await release()
    expect(await publishedOf('vase')).toEqual(people)
  })

  test('follow an expired reservation', async () => {
    await changeStock('plate', { stock: 2 })
    await reservation('plate', 2, 1)
    const people = await waiting('plate')
    await waitFor('the reservation to expire', async () => {
      await expireDueReservations(shop.ctx)
      return (await shop.product('plate')).available === 2
    })
    expect(await publishedOf('plate')).toEqual(people)
  })

  test('follow a cancellation', async () => {
    await changeStock('lamp', { stock: 2 })
    const { commit, restock } = await reservation('lamp', 2)
    await commit()
    const people = await waiting('lamp')
    await restock()
    await restock()
    expect(await publishedOf('lamp')).toEqual(people)
  })

  test('follow a partial return', async () => {
    await changeStock('stand', { stock: 2 })
    const { commit, bringOneBack } = await reservation('stand', 2)
    await commit()
    const people = await waiting('stand')
    await bringOneBack()
    await bringOneBack()
    expect(await publishedOf('stand')).toEqual(people)
  })

  test('do not follow more stock of an available variant', async () => {
    const people = await waiting('chair')
    await changeStock('kettle', { delta: 5 })
    await changeStock('chair', { stock: 0 })
    expect(await publishedOf('kettle')).toEqual([])
    expect(await publishedOf('chair')).toEqual([])
    expect(await alertsFor('chair')).toEqual(people.map((userId) => ({ userId })))
  })

  test('notify of the chosen size or of any', async () => {
    const [medium, large, any, both] = [newCustomer(), newCustomer(), newCustomer(), newCustomer()]
    const [m, l] = (await shop.product('jumper')).variants.map(({ id }) => id)
    expect((await ask(medium.auth, 'jumper', { variantId: m })).body).toMatchObject({ variantId: m })
    await ask(large.auth, 'jumper', { variantId: l!.toUpperCase() })
    await ask(any.auth, 'jumper')
    await ask(both.auth, 'jumper')
    await ask(both.auth, 'jumper', { variantId: l })
    await changeStock('jumper', { delta: 1, variantId: l })
    expect((await publishedOf('jumper')).toSorted()).toEqual([large, any, both].map(({ userId }) => userId).toSorted())
    const [news] = (await eventsOf<BackInStock>(shop, 'product.back-in-stock')).filter(({ slug }) => slug === 'jumper')
    expect(news).toMatchObject({ sku: 'J-L', name: 'Wool jumper (L)' })
    expect((await ask(newCustomer().auth, 'jumper')).status).toBe(409)
    expect((await ask(newCustomer().auth, 'jumper', { variantId: m })).status).toBe(201)
    await changeStock('jumper', { delta: 1, variantId: m })
    expect(await publishedOf('jumper')).toHaveLength(5)
  })

  test('stay subscribed if stock is gone before the notification', async () => {
    const people = await waiting('clock')
    await changeStock('clock', { stock: 1 })
    await changeStock('clock', { stock: 0 })
    expect(await publishedOf('clock')).toEqual([])
    await changeStock('clock', { stock: 1 })
    expect(await publishedOf('clock')).toEqual(people)
  })

  test('requested during a restock are sent or rejected', async () => {
    const people = Array.from({ length: 30 }, newCustomer)
    const asking = people.map(({ auth }) => ask(auth, 'tray'))
    await changeStock('tray', { delta: 1 })
    const answers = await Promise.all(asking)
    expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([])
    const asked = people.filter((_person, index) => answers[index]!.status === 201)
    expect((await publishedOf('tray')).toSorted()).toEqual(asked.map(({ userId }) => userId).toSorted())
    expect(await alertsFor('tray')).toEqual([])
  })

  test('requested during a restock wait and respond 409', async () => {
    const { id: productId, variants } = await shop.product('cup')
    const change = {
      productId,
      variantId: variants[0]!.id,
      delta: 1,
      reason: null,
      actor: 'test',
      eventsSql: enqueueStockEventsSql(5),
    }
    const asking = await shop.ctx.db.transaction().execute(async (tx) => {
      await changeStockIn(tx, change)
      const answer = ask(newCustomer().auth, 'cup').then(({ status }) => status)
      await blockedOrDone(shop, answer)
      return { answer }
    })
    expect(await asking.answer).toBe(409)
  })

  test('wait for a variant being added', async () => {
    const { id: productId } = await shop.product('pouf')
    const added = {
      id: uuidv7(),
      sku: 'POUF-RED',
      name: 'Red',
      options: {},
      priceAmount: 900,
      compareAtAmount: null,
      stock: 2,
    }
    const asking = await shop.ctx.db.transaction().execute(async (tx) => {
      await lockProduct(tx, productId)
      await claimSkus(tx, [{ ...added, productId }])
      await insertVariants(tx, [{ ...added, productId, position: 1 }], 'test')
      const answer = ask(newCustomer().auth, 'pouf').then(({ status }) => status)
      await blockedOrDone(shop, answer)
      return { answer }
    })
    expect(await asking.answer).toBe(409)
  })

  test('are seen by a concurrent restock', async () => {
    const { id: productId } = await shop.product('fork')
    const { userId } = newCustomer()
    const changing = await shop.ctx.db.transaction().execute(async (tx) => {
      expect(await insertAlert(tx, { productId, variantId: null, userId })).toMatchObject({ inserted: true })
      const change = changeStock('fork', { delta: 1 }).then(() => runJobs(shop))
      await blockedOrDone(shop, change)
      return { change }
    })
    await changing.change
    expect(await publishedOf('fork')).toEqual([userId])
  })

  test('are divided between two workers', async () => {
    const { id: productId, variants } = await shop.product('knife')
    await waiting('knife', 3)
    await changeStock('knife', { delta: 1 })
    const some = { productId, variantId: variants[0]!.id, limit: 1 }
    const taken = await shop.ctx.db
      .transaction()
      .execute(async (tx) => [
        ...(await claimAlerts(tx, some)),
        ...(await shop.ctx.db.transaction().execute((other) => claimAlerts(other, some))),
      ])
    expect([taken.length, new Set(taken).size]).toEqual([2, 2])
    expect(await publishedOf('knife')).toHaveLength(1)
  })

  test('are sent in batches, once each', async () => {
    const { id } = await shop.product('jug')
    await sql`
    insert into stock_alerts (product_id, awaited_id, user_id)
    select ${id}, ${id}, gen_random_uuid() from generate_series(1, 1050)`.execute(shop.ctx.db)
    for (const stock of [1, 0, 1, 0, 1]) await changeStock('jug', { stock })
    await Promise.all([runJobs(shop), runJobs(shop), runJobs(shop)])
    const told = await publishedOf('jug')
    expect([told.length, new Set(told).size]).toEqual([1050, 1050])
    const parts = (await eventsOf<BackInStock>(shop, 'product.back-in-stock')).filter(({ slug }) => slug === 'jug')
    expect(Math.max(...parts.map(({ userIds }) => userIds.length))).toBeLessThanOrEqual(200)
  })

  test('are deleted with the user', async () => {
    const [ada, bea] = [newCustomer(), newCustomer()]
    for (const { auth } of [ada, bea]) await ask(auth, 'rug')
    const held = async () => {
      const response = await shop.http
        .post('/internal/personal-data')
        .set(bearer(serviceToken('user-service', 'product-service')))
        .send({ userId: ada.userId })
      return (response.body as { stockAlerts: object[] }).stockAlerts
    }
    expect(await held()).toEqual([
      { productId: (await shop.product('rug')).id, variantId: null, createdAt: expect.any(String) as string },
    ])
    await receiveEvent(shop, 'user.erased', { userId: ada.userId })
    expect(await held()).toEqual([])
    expect((await ask(ada.auth, 'rug')).body.code).toBe('token-invalid')
    await changeStock('rug', { delta: 1 })
    expect(await publishedOf('rug')).toEqual([bea.userId])
  })

  test('require a signed-in customer and a product on sale', async () => {
    expect((await ask({}, 'desk')).status).toBe(401)
    expect((await ask(admin, 'desk')).status).toBe(403)
    const faulty = await ask(newCustomer().auth, 'desk', { variantId: 'x', email: 'ada@example.com' })
    expect(faulty.body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual(['email', 'variantId'])
    const foreign = await ask(newCustomer().auth, 'desk', { variantId: uuidv7() })
    expect([foreign.status, foreign.body.errors[0].path]).toEqual([400, 'variantId'])
    await sql`update products set status = 'draft' where slug = 'sofa'`.execute(shop.ctx.db)
    for (const id of [(await shop.product('sofa')).id, uuidv7(), 'desk']) {
      const response = await shop.http.post(`/api/products/${id}/stock-alerts`).set(newCustomer().auth).send({})
      expect([response.status, response.body.code]).toEqual([404, 'product-not-found'])
    }
  })

  test('are not sent for products off sale', async () => {
    await waiting('shelf')
    await sql`update products set status = 'archived' where slug = 'shelf'`.execute(shop.ctx.db)
    await changeStock('shelf', { delta: 1 })
    expect(await publishedOf('shelf')).toEqual([])
  })

  test('follow a reactivated product and a new variant', async () => {
    const change = (id: string, body: object) =>
      shop.http.patch(`/api/products/${id}`).set(admin).send(body).expect(200)
    const [stool, bench] = [await shop.product('stool'), await shop.product('bench')]
    const people = [await waiting('stool'), await waiting('bench')].flat()
    await change(stool.id, { status: 'draft' })
    await shop.http.patch(`/api/products/${stool.id}/stock`).set(admin).send({ stock: 4 }).expect(200)
    expect(await publishedOf('stool')).toEqual([])
    await change(stool.id, { status: 'active' })
    const price = { amount: 1_500, currency: 'USD' }
    await change(bench.id, { variants: [{ sku: 'BENCH-OAK', name: 'Oak', price, stock: 3 }] })
    expect([...(await publishedOf('stool')), ...(await publishedOf('bench'))]).toEqual(people)
  })
})
