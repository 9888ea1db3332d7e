import type { ReserveRequest } from '@ecommerce/contracts/inventory'
import { uuidv7 } from '@ecommerce/shared/ids'
import { waitFor } from '@ecommerce/testkit/waiting'
import { sql } from 'kysely'
import { expireDueReservations } from '../../src/commands/reservations/expire-reservations'
import { transitions } from '../../src/domain/stock/reservation'
import { enqueueStockEventsSql } from '../../src/jobs'
import { applyToLines } from '../../src/store/stock/reservation-lines'
import { moveReservation } from '../../src/store/stock/reservations'
import { blockedOrDone } from '../support/lock-wait'
import {
  admin,
  aProduct,
  asOrderService,
  customer,
  type ProductService,
  startProductService,
} from '../support/product-service'

let shop: ProductService
const hits = Array.from({ length: 8 }, (_, i) => `hit-${i}`)
/** Sold by commits of several orders only. */
const boxes = ['box', 'crate', 'chest', 'trunk'] as const

describe('Reservations', () => {
  beforeAll(async () => {
    const slugs = ['mug', 'bowl', 'vase', 'lamp', 'chair', 'rug', 'clock', 'tray', 'jug', 'pot', 'pan', 'sofa']
    shop = await startProductService([
      ...slugs.map((slug) => aProduct(slug)),
      ...[...hits, ...boxes].map((slug) =>
        aProduct(slug, { variants: [{ sku: slug.toUpperCase(), name: slug, options: {}, amount: 100, stock: 200 }] }),
      ),
    ])
  })
  afterAll(() => shop.stop())

  const variantOf = async (slug: string) => (await shop.product(slug)).variants[0]!.id
  const figures = async (slug: string) => {
    const { stock, available } = await shop.product(slug)
    return { stock, available }
  }
  const reserve = (request: ReserveRequest) =>
    shop.http.post('/api/inventory/reservations').set(asOrderService()).send(request)
  const commit = (orderId: string) =>
    shop.http.post(`/api/inventory/reservations/${orderId}/commit`).set(asOrderService())
  const release = (orderId: string) => shop.http.delete(`/api/inventory/reservations/${orderId}`).set(asOrderService())
  /** Lets its time be up. */
  const expire = async (orderId: string) => {
    await shop.ctx.db
      .updateTable('reservations')
      .set({ reservedUntil: new Date(0) })
      .where('orderId', '=', orderId)
      .execute()
    await expireDueReservations(shop.ctx)
  }
  const restock = (orderId: string) => shop.http.post(`/internal/reservations/${orderId}/restock`).set(asOrderService())

  test('reserve stock once per order', async () => {
    const orderId = uuidv7()
    const items = [{ variantId: await variantOf('mug'), quantity: 4 }]
    const answers = await Promise.all(Array.from({ length: 8 }, () => reserve({ orderId, items })))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201))
    expect(new Set(answers.map(({ body }) => body.reservedUntil)).size).toBe(1)
    expect(Date.parse(answers[0]!.body.reservedUntil)).toBeGreaterThan(Date.now() + 800_000)
    expect(await figures('mug')).toEqual({ stock: 10, available: 6 })
  })

  test('are extended when requested again near their end', async () => {
    const orderId = uuidv7()
    const request = { orderId, items: [{ variantId: await variantOf('mug'), quantity: 1 }] }
    await reserve({ ...request, ttlSeconds: 60 }).expect(201)
    const { body } = await reserve({ ...request, ttlSeconds: 604_800 }).expect(201)
    expect(Date.parse(body.reservedUntil)).toBeGreaterThan(Date.now() + 600_000_000)
    await release(orderId).expect(204)
  })

  test('are committed once', async () => {
    const orderId = uuidv7()
    await reserve({ orderId, items: [{ variantId: await variantOf('bowl'), quantity: 3 }] }).expect(201)
    const answers = await Promise.all([commit(orderId), commit(orderId), commit(orderId)])
    expect(answers.map(({ status, body }) => [status, body.status])).toEqual(Array(3).fill([200, 'committed']))
    expect(await figures('bowl')).toEqual({ stock: 7, available: 7 })
    expect((await release(orderId)).body.code).toBe('reservation-committed')
    expect(await figures('bowl')).toEqual({ stock: 7, available: 7 })
  })

  test('are released once and not committed afterwards', async () => {
    const orderId = uuidv7()
    await reserve({ orderId, items: [{ variantId: await variantOf('vase'), quantity: 3 }] }).expect(201)
    await Promise.all([release(orderId).expect(204), release(orderId).expect(204)])
    expect(await figures('vase')).toEqual({ stock: 10, available: 10 })
    expect((await commit(orderId)).body.code).toBe('reservation-released')
  })

  test('yield to an earlier release', async () => {
    const orderId = uuidv7()
    await release(orderId).expect(204)
    const late = await reserve({ orderId, items: [{ variantId: await variantOf('vase'), quantity: 3 }] })
    expect([late.status, late.body.code]).toEqual([409, 'reservation-released'])
    expect(await figures('vase')).toEqual({ stock: 10, available: 10 })
  })

  test('with a concurrent release leave no partial effect', async () => {
    const variantId = await variantOf('jug')
    await Promise.all(
      Array.from({ length: 30 }, async () => {
        const orderId = uuidv7()
        await Promise.all([reserve({ orderId, items: [{ variantId, quantity: 1 }] }), release(orderId)])
        await release(orderId).expect(204)
      }),
    )
    expect(await figures('jug')).toEqual({ stock: 10, available: 10 })
  })

  test('reserve all lines or none and name short ones', async () => {
    const [lamp, chair, nothing] = [await variantOf('lamp'), await variantOf('chair'), uuidv7()]
    const response = await reserve({
      orderId: uuidv7(),
      items: [
        { variantId: lamp, quantity: 1 },
        { variantId: chair, quantity: 11 },
        { variantId: nothing, quantity: 1 },
      ],
    })
    expect(response.status).toBe(409)
    expect(response.body.code).toBe('insufficient-stock')
    expect(response.body.errors).toEqual(
      expect.arrayContaining([
        { path: 'items.1.quantity', message: 'only 10 available', variantId: chair, available: 10 },
        { path: 'items.2.quantity', message: 'only 0 available', variantId: nothing, available: 0 },
      ]),
    )
    expect(await figures('lamp')).toEqual({ stock: 10, available: 10 })
  })

  test('expire, and late commits use available stock', async () => {
    const [kept, lost] = [uuidv7(), uuidv7()]
    const variantId = await variantOf('rug')
    await reserve({ orderId: kept, items: [{ variantId, quantity: 4 }], ttlSeconds: 1 }).expect(201)
    await reserve({ orderId: lost, items: [{ variantId, quantity: 5 }], ttlSeconds: 1 }).expect(201)
    await reserve({ orderId: uuidv7(), items: [{ variantId, quantity: 1 }], ttlSeconds: 900 }).expect(201)
    expect((await figures('rug')).available).toBe(0)
    await waitFor('both reservations to expire', async () => {
      await expireDueReservations(shop.ctx)
      return (await figures('rug')).available >= 9
    })
    expect((await figures('rug')).available).toBe(9)
    await commit(kept).expect(200)
    expect(await figures('rug')).toEqual({ stock: 6, available: 5 })
    await reserve({ orderId: uuidv7(), items: [{ variantId, quantity: 1 }] }).expect(201)
    const late = await commit(lost)
    expect([late.status, late.body.code]).toEqual([409, 'insufficient-stock'])
    expect(await figures('rug')).toEqual({ stock: 6, available: 4 })
  })

  test('are renewed after expiry if everything is available', async () => {
    const orderId = uuidv7()
    const variantId = await variantOf('sofa')
    const items = [{ variantId, quantity: 7 }]
    await reserve({ orderId, items }).expect(201)
    await expire(orderId)
    expect(await figures('sofa')).toEqual({ stock: 10, available: 10 })
    const again = await Promise.all([reserve({ orderId, items }), reserve({ orderId, items })])
    expect(again.map(({ status, body }) => [status, body.status])).toEqual(Array(2).fill([201, 'held']))
    for (const { body } of again) expect(Date.parse(body.reservedUntil)).toBeGreaterThan(Date.now() + 800_000)
    expect(await figures('sofa')).toEqual({ stock: 10, available: 3 })
    await expire(orderId)
    await reserve({ orderId: uuidv7(), items: [{ variantId, quantity: 4 }] }).expect(201)
    const late = await reserve({ orderId, items })
    expect([late.status, late.body.code]).toEqual([409, 'insufficient-stock'])
    expect(late.body.errors).toEqual([
      { path: 'items.0.quantity', message: 'only 6 available', variantId, available: 6 },
    ])
    expect(await figures('sofa')).toEqual({ stock: 10, available: 6 })
  })

  test('of cancelled orders are restocked once', async () => {
    const orderId = uuidv7()
    await reserve({ orderId, items: [{ variantId: await variantOf('clock'), quantity: 2 }] }).expect(201)
    await commit(orderId).expect(200)
    await Promise.all([restock(orderId).expect(200), restock(orderId).expect(200)])
    expect(await figures('clock')).toEqual({ stock: 10, available: 10 })
  })

  test('in commit are restocked by a cancellation', async () => {
    const orderId = uuidv7()
    const pot = await shop.product('pot')
    await reserve({ orderId, items: [{ variantId: pot.variants[0]!.id, quantity: 2 }] }).expect(201)
    const { selling, cancelling } = await shop.ctx.db.transaction().execute(async (tx) => {
      await tx.selectFrom('variants').select('id').where('productId', '=', pot.id).forUpdate().execute()
      const selling = commit(orderId).then(({ status }) => status)
      await blockedOrDone(shop, selling)
      const cancelling = restock(orderId).then(({ body }) => body.status as string)
      await blockedOrDone(shop, cancelling, 2)
      return { selling, cancelling }
    })
    expect([await selling, await cancelling]).toEqual([200, 'restocked'])
    expect(await figures('pot')).toEqual({ stock: 10, available: 10 })
  })

  test('in renewal are restocked by a cancellation', async () => {
    const orderId = uuidv7()
    const variantId = await variantOf('pan')
    await reserve({ orderId, items: [{ variantId, quantity: 2 }] }).expect(201)
    await expire(orderId)
    const { cancelling } = await shop.ctx.db.transaction().execute(async (tx) => {
      await tx.selectFrom('variants').select('id').where('id', '=', variantId).forUpdate().execute()
      const cancelling = restock(orderId).then(({ body }) => body.status as string)
      await blockedOrDone(shop, cancelling)
      await moveReservation(tx, orderId, { from: 'expired', to: 'held', ttlSeconds: 900 })
      await applyToLines(tx, [orderId], transitions.rehold.effect, {
        actor: 'test',
        eventsSql: enqueueStockEventsSql(5),
      })
      return { cancelling }
    })
    expect(await cancelling).toBe('released')
    expect(await figures('pan')).toEqual({ stock: 10, available: 10 })
  })

  test('reject a repeated variant in any spelling', async () => {
    const variantId = await variantOf('pot')
    const send = (...ids: string[]) =>
      reserve({ orderId: uuidv7(), items: ids.map((variantId) => ({ variantId, quantity: 1 })) })
    await send(variantId, variantId.toUpperCase()).expect(400)
    await send(variantId.replaceAll('-', '')).expect(400)
    await send(variantId.toUpperCase()).expect(201)
  })

  test('protect their units from stock changes', async () => {
    const tray = await shop.product('tray')
    await reserve({ orderId: uuidv7(), items: [{ variantId: tray.variants[0]!.id, quantity: 8 }] }).expect(201)
    const response = await shop.http.patch(`/api/products/${tray.id}/stock`).set(admin).send({ stock: 7 })
    expect([response.status, response.body.code, response.body.available]).toEqual([409, 'insufficient-stock', 2])
  })

  test('require a service and valid input', async () => {
    await shop.http.post('/api/inventory/reservations').send({}).expect(401)
    await shop.http.post('/api/inventory/reservations').set(customer).send({}).expect(403)
    await shop.http.post('/api/inventory/reservations').set(admin).send({}).expect(403)
    const response = await shop.http
      .post('/api/inventory/reservations')
      .set(asOrderService())
      .send({ orderId: 7, items: [{ variantId: 'x', quantity: 0 }], ttlSeconds: 0, more: 1 })
    expect(response.status).toBe(400)
    expect(response.body.errors.map((fault: { path: string }) => fault.path).toSorted()).toEqual([
      'items.0.quantity',
      'items.0.variantId',
      'more',
      'orderId',
      'ttlSeconds',
    ])
    expect((await commit(uuidv7())).status).toBe(404)
    expect((await commit('x')).status).toBe(404)
  })

  test('serve 200 of 500 concurrent buyers without deadlocks', async () => {
    const items = (await Promise.all(hits.map(variantOf))).map((variantId) => ({ variantId, quantity: 1 }))
    const answers = await Promise.all(
      Array.from({ length: 500 }, async (_, i) => {
        const start = i % items.length
        const turned = [...items.slice(start), ...items.slice(0, start)]
        const { status } = await reserve({ orderId: uuidv7(), items: i % 2 ? turned : turned.toReversed() })
        return status
      }),
    )
    expect(answers.filter((status) => status === 201)).toHaveLength(200)
    expect(answers.filter((status) => status === 409)).toHaveLength(300)
    for (const slug of hits) expect(await figures(slug)).toEqual({ stock: 200, available: 0 })
  })

  test('keep every variant’s ledger equal to its stock', async () => {
    const { rows } = await sql`
    select v.sku from variants v
    where stock <> (select coalesce(sum(delta), 0) from stock_movements m where m.variant_id = v.id)`.execute(
      shop.ctx.db,
    )
    expect(rows).toEqual([])
  })

  describe('committed for several orders', () => {
    const commitAll = async (orderIds: readonly string[]): Promise<string[]> => {
      const request = shop.http.post('/internal/reservations/commit').set(asOrderService()).send({ orderIds })
      return (await request.expect(200)).body.refusedOrderIds
    }
    const held = async (slug: string, quantity = 1) => {
      const orderId = uuidv7()
      await reserve({ orderId, items: [{ variantId: await variantOf(slug), quantity }] }).expect(201)
      return orderId
    }

    test('are sold once, and those that cannot be are refused', async () => {
      const slug = boxes[0]
      const before = await figures(slug)
      const [first, second, released, expired] = [await held(slug, 2), await held(slug, 3), await held(slug), await held(slug)] // prettier-ignore
      await release(released).expect(204)
      await expire(expired)
      const unknown = uuidv7()
      const all = [second, released, first.toUpperCase(), unknown, expired, first]
      expect((await commitAll(all)).toSorted()).toEqual([released, unknown].toSorted())
      expect((await commitAll([first, second, expired])).toSorted()).toEqual([])
      expect(await figures(slug)).toEqual({ stock: before.stock - 6, available: before.available - 6 })
    })

    test('are refused when expired without stock left', async () => {
      const slug = boxes[1]
      const { available } = await figures(slug)
      const [gone, kept] = [await held(slug, available), uuidv7()]
      await expire(gone)
      await reserve({ orderId: kept, items: [{ variantId: await variantOf(slug), quantity: available }] }).expect(201)
      expect(await commitAll([gone, kept])).toEqual([gone])
      expect(await figures(slug)).toEqual({ stock: 0, available: 0 })
    })

    test('are sold once by concurrent calls in different order', async () => {
      const slugs = [boxes[2], boxes[3]]
      const before = await Promise.all(slugs.map(figures))
      const orderIds = await Promise.all(
        Array.from({ length: 20 }, async () => {
          const orderId = uuidv7()
          const items = await Promise.all(
            slugs.map(async (slug) => ({ variantId: await variantOf(slug), quantity: 1 })),
          )
          await reserve({ orderId, items }).expect(201)
          return orderId
        }),
      )
      const refused = await Promise.all(
        Array.from({ length: 6 }, (_, n) => commitAll(n % 2 === 0 ? orderIds : orderIds.toReversed())),
      )
      expect(refused.flat()).toEqual([])
      const sold = before.map(({ stock, available }) => ({ stock: stock - 20, available: available - 20 }))
      expect(await Promise.all(slugs.map(figures))).toEqual(sold)
    })

    test('are at most a hundred', async () => {
      const send = (orderIds: string[]) =>
        shop.http.post('/internal/reservations/commit').set(asOrderService()).send({ orderIds })
      await send(Array.from({ length: 101 }, () => uuidv7())).expect(400)
      await send([]).expect(400)
    })
  })
})
