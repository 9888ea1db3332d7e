import type { ReservationLine } from '@ecommerce/contracts/inventory'
import { uuidv7 } from '@ecommerce/shared/ids'
import { sql } from 'kysely'
import { expireDueReservations } from '../../src/commands/reservations/expire-reservations'
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

describe('Restocking', () => {
  beforeAll(async () => {
    const slugs = 'mug bowl vase lamp chair rug clock tray jug pot pan sofa cup lid'.split(' ')
    shop = await startProductService(slugs.map((slug) => aProduct(slug)))
  })
  afterAll(() => shop.stop())

  type Lines = Record<string, number>

  const toItems = (lines: Lines): Promise<ReservationLine[]> =>
    Promise.all(
      Object.entries(lines).map(async ([slug, quantity]) => ({
        variantId: (await shop.product(slug)).variants[0]!.id,
        quantity,
      })),
    )
  const reserve = async (lines: Lines) => {
    const orderId = uuidv7()
    const items = await toItems(lines)
    await shop.http.post('/api/inventory/reservations').set(asOrderService()).send({ orderId, items }).expect(201)
    return orderId
  }
  const commit = (orderId: string) =>
    shop.http.post(`/api/inventory/reservations/${orderId}/commit`).set(asOrderService())
  const release = (orderId: string) => shop.http.delete(`/api/inventory/reservations/${orderId}`).set(asOrderService())
  const sell = async (lines: Lines) => {
    const orderId = await reserve(lines)
    await commit(orderId).expect(200)
    return orderId
  }
  const restock = (orderId: string, body?: object) =>
    shop.http.post(`/internal/reservations/${orderId}/restock`).set(asOrderService()).send(body)
  const bringBack = async (orderId: string, lines: Lines, returnId = uuidv7()) =>
    restock(orderId, { returnId, items: await toItems(lines) })
  const stockOf = (...slugs: string[]) => Promise.all(slugs.map(async (slug) => (await shop.product(slug)).stock))
  /** The ledger of an order and a product, the oldest first. */
  const ledgerOf = async (orderId: string, slug: string) => {
    const { id } = await shop.product(slug)
    const { rows } = await sql<{ delta: number; kind: string; actor: string }>`
    select delta, kind, actor from stock_movements where order_id = ${orderId} and product_id = ${id}
    order by created_at`.execute(shop.ctx.db)
    return rows.map(({ delta, kind, actor }) => `${kind} ${delta} ${actor}`)
  }

  test('returns units once for ten concurrent requests', async () => {
    const orderId = await sell({ mug: 4, bowl: 3 })
    const returnId = uuidv7()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => bringBack(orderId, { mug: 2, bowl: 1 }, returnId)),
    )
    expect(answers.map(({ status, body }) => [status, body.status])).toEqual(Array(10).fill([200, 'committed']))
    expect(await stockOf('mug', 'bowl')).toEqual([8, 8])
    expect(await ledgerOf(orderId, 'mug')).toEqual(['sale -4 order-service', 'restock 2 order-service'])
    expect(await ledgerOf(orderId, 'bowl')).toEqual(['sale -3 order-service', 'restock 1 order-service'])
  })

  test('ignores a repeated return in other spelling or with other units', async () => {
    const orderId = await sell({ vase: 5 })
    const returnId = uuidv7()
    expect((await bringBack(orderId, { vase: 1 }, returnId)).status).toBe(200)
    expect((await bringBack(orderId, { vase: 1 }, returnId.toUpperCase())).status).toBe(200)
    expect((await bringBack(orderId, { vase: 3 }, returnId)).status).toBe(200)
    expect(await stockOf('vase')).toEqual([6])
  })

  test('returns at most what was sold for concurrent returns', async () => {
    const orderId = await sell({ lamp: 5 })
    const answers = await Promise.all(Array.from({ length: 6 }, () => bringBack(orderId, { lamp: 2 })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 409, 409, 409, 409])
    for (const { status, body } of answers) if (status === 409) expect(body.code).toBe('nothing-to-restock')
    expect(await stockOf('lamp')).toEqual([9])
  })

  test('rejects a return with one excessive line, which can be corrected', async () => {
    const orderId = await sell({ chair: 2, rug: 2 })
    const returnId = uuidv7()
    for (const tooMuch of [
      { chair: 1, rug: 3 },
      { chair: 1, cup: 1 },
    ]) {
      const { status, body } = await bringBack(orderId, tooMuch, returnId)
      expect([status, body.code]).toEqual([409, 'nothing-to-restock'])
    }
    expect(await stockOf('chair', 'rug', 'cup')).toEqual([8, 8, 10])
    expect((await bringBack(orderId, { chair: 1, rug: 2 }, returnId)).status).toBe(200)
    expect(await stockOf('chair', 'rug')).toEqual([9, 10])
  })

  test('of a cancelled order covers the rest after a return', async () => {
    const orderId = await sell({ clock: 4, tray: 1 })
    await bringBack(orderId, { clock: 1, tray: 1 })
    for (const _ of [1, 2]) expect((await restock(orderId).expect(200)).body.status).toBe('restocked')
    expect(await stockOf('clock', 'tray')).toEqual([10, 10])
    expect(await ledgerOf(orderId, 'clock')).toEqual([
      'sale -4 order-service',
      'restock 1 order-service',
      'restock 3 order-service',
    ])
    expect(await ledgerOf(orderId, 'tray')).toEqual(['sale -1 order-service', 'restock 1 order-service'])
  })

  test('handles a return and cancellation concurrently', async () => {
    const orderIds = await Promise.all(Array.from({ length: 5 }, () => sell({ jug: 2 })))
    const answers = await Promise.all(
      orderIds.flatMap((orderId) => [bringBack(orderId, { jug: 1 }), restock(orderId), bringBack(orderId, { jug: 1 })]),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(15).fill(200))
    expect(await stockOf('jug')).toEqual([10])
  })

  test('waits for a commit in progress', async () => {
    const orderId = await reserve({ pot: 2 })
    const { selling, returning } = await shop.ctx.db.transaction().execute(async (tx) => {
      const { id } = await shop.product('pot')
      await tx.selectFrom('variants').select('id').where('productId', '=', id).forUpdate().execute()
      const selling = commit(orderId).then(({ status }) => status)
      await blockedOrDone(shop, selling)
      const returning = bringBack(orderId, { pot: 1 }).then(({ status }) => status)
      await blockedOrDone(shop, returning, 2)
      return { selling, returning }
    })
    expect([await selling, await returning]).toEqual([200, 200])
    expect(await stockOf('pot')).toEqual([9])
  })

  test('requires a commit', async () => {
    const [orderId, returnId] = [await reserve({ pan: 3 }), uuidv7()]
    const refused = async () => {
      const { status, body } = await bringBack(orderId, { pan: 1 }, returnId)
      expect([status, body.code]).toEqual([409, 'reservation-not-sold'])
    }
    await refused()
    await shop.ctx.db
      .updateTable('reservations')
      .set({ reservedUntil: new Date(0) })
      .where('orderId', '=', orderId)
      .execute()
    await expireDueReservations(shop.ctx)
    await refused()
    expect(await stockOf('pan')).toEqual([10])
    await commit(orderId).expect(200)
    expect((await bringBack(orderId, { pan: 1 }, returnId)).status).toBe(200)
    expect(await stockOf('pan')).toEqual([8])
  })

  test('rejects repeated units', async () => {
    const [released, restocked] = [await reserve({ sofa: 1 }), await sell({ sofa: 2 })]
    await release(released).expect(204)
    await restock(restocked).expect(200)
    expect((await bringBack(released, { sofa: 1 })).body.status).toBe('released')
    expect((await bringBack(restocked, { sofa: 1 })).body.status).toBe('restocked')
    expect(await stockOf('sofa')).toEqual([10])
  })

  test('rejects unknown orders without a record', async () => {
    const orderId = uuidv7()
    for (const _ of [1, 2]) {
      const { status, body } = await bringBack(orderId, { cup: 1 })
      expect([status, body.code]).toEqual([404, 'reservation-not-found'])
    }
  })

  test('treats an empty body as everything', async () => {
    const orderId = await sell({ cup: 2 })
    const { status, body } = await restock(orderId, {})
    expect([status, body.status]).toEqual([200, 'restocked'])
    expect(await stockOf('cup')).toEqual([10])
  })

  describe('with written-off units', () => {
    const restockAllBut = async (orderId: string, lines: Record<string, number>) =>
      restock(orderId, { writtenOff: await toItems(lines) })

    test.each([
      ['sold', sell],
      ['still reserved', reserve],
    ])('returns the others once when %s', async (_how, take) => {
      const [before] = await stockOf('lid')
      const orderId = await take({ lid: 4 })
      await Promise.all([1, 2, 3].map(() => restockAllBut(orderId, { lid: 3 }).then(({ status }) => status)))
      expect((await restockAllBut(orderId, { lid: 3 })).body.status).toBe('restocked')
      expect(await stockOf('lid')).toEqual([before! - 3])
      expect((await ledgerOf(orderId, 'lid')).toSorted()).toEqual(['restock 1 order-service', 'sale -4 order-service'])
    })

    test('excludes units of a return', async () => {
      const [before] = await stockOf('lid')
      const orderId = await sell({ lid: 4 })
      await bringBack(orderId, { lid: 1 })
      expect((await restockAllBut(orderId, { lid: 2 })).status).toBe(200)
      await bringBack(orderId, { lid: 1 })
      expect(await stockOf('lid')).toEqual([before! - 2])
    })

    test('returns nothing if all are written off', async () => {
      const [before] = await stockOf('lid')
      const orderId = await sell({ lid: 2 })
      expect((await restockAllBut(orderId, { lid: 2 })).status).toBe(200)
      expect(await stockOf('lid')).toEqual([before! - 2])
    })

    test('is no return', async () => {
      const both = { returnId: uuidv7(), items: await toItems({ lid: 1 }), writtenOff: await toItems({ lid: 1 }) }
      expect((await restock(uuidv7(), both)).status).toBe(400)
    })
  })

  test('requires a service and valid input', async () => {
    const path = `/internal/reservations/${uuidv7()}/restock`
    await shop.http.post(path).send({}).expect(401)
    for (const auth of [customer, admin]) await shop.http.post(path).set(auth).send({}).expect(403)
    const { status, body } = await restock(uuidv7(), { items: [{ variantId: 'x', quantity: 0 }], more: 1 })
    expect(status).toBe(400)
    expect(body.errors.map((fault: { path: string }) => fault.path).toSorted()).toEqual([
      'items.0.quantity',
      'items.0.variantId',
      'more',
      'returnId',
    ])
  })

  test('keeps every variant’s ledger equal to its stock', async () => {
    const { rows } = await sql`
    select v.sku from variants v
    where stock <> (select coalesce(sum(delta), 0) from stock_movements m where m.variant_id = v.id)`.execute(
      shop.ctx.db,
    )
    expect(rows).toEqual([])
  })
})
