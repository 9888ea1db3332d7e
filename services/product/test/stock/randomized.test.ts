import type { Reservation, ReturnedUnits } from '@ecommerce/contracts/inventory'
import { uuidv7 } from '@ecommerce/shared/ids'
import { randomFrom, runRandomized, testSeed } from '@ecommerce/testkit/randomized'
import { type RawBuilder, sql } from 'kysely'
import { expireDueReservations } from '../../src/commands/reservations/expire-reservations'
import { admin, aProduct, asOrderService, type ProductService, startProductService } from '../support/product-service'

const random = randomFrom(testSeed)
const upTo = (most: number) => 1 + Math.floor(random() * most)
const oneOf = <T>(values: readonly T[]): T => values[upTo(values.length) - 1]!

let shop: ProductService
let variants: { productId: string; id: string; sku: string; slug: string }[]
const orderIds = Array.from({ length: 150 }, () => uuidv7())
let asked = 0
/** Returns one of thirty orders used concurrently; later orders follow during the run. */
const anOrderId = () => orderIds[Math.min(Math.floor(asked++ / 5), 120) + upTo(30) - 1]!

type Sold = Pick<Reservation, 'orderId' | 'items'>
const sold: Sold[] = []
const returns = new Map<string, ReturnedUnits>()
/** Returns every third order with constant units. */
function aReturnOf({ orderId, items }: Sold): ReturnedUnits {
  const key = `${orderId} ${upTo(3)}`
  const some = items.filter(() => random() < 0.7)
  const back = (some.length > 0 ? some : items).map((line) => ({ ...line, quantity: upTo(line.quantity) }))
  const made = returns.get(key) ?? { returnId: uuidv7(), items: back }
  returns.set(key, made)
  return made
}

describe('Randomized stock changes', () => {
  beforeAll(async () => {
    const sizes = ['S', 'M', 'L']
    shop = await startProductService([
      ...['mug', 'bowl', 'vase'].map((slug) => aProduct(slug)),
      ...['tee', 'jumper'].map((slug) =>
        aProduct(slug, {
          variants: sizes.map((size) => ({
            sku: `${slug}-${size}`.toUpperCase(),
            name: size,
            options: { size },
            amount: 1_000,
            stock: upTo(20),
          })),
        }),
      ),
    ])
    const products = await Promise.all(['mug', 'bowl', 'vase', 'tee', 'jumper'].map(shop.product))
    variants = products.flatMap(({ id: productId, slug, variants }) =>
      variants.map(({ id, sku }) => ({ productId, id, sku, slug })),
    )
  })
  afterAll(() => shop.stop())

  /** Moves of stock with their allowed statuses. */
  const moves: Record<string, { allowed: number[]; send: () => Promise<{ status: number }> }> = {
    reserve: {
      allowed: [201, 409],
      send: async () => {
        const lines = new Map(Array.from({ length: upTo(4) }, () => [oneOf(variants).id, upTo(5)]))
        const items = [...lines].map(([variantId, quantity]) => ({ variantId, quantity }))
        return reservations.post('').send({ orderId: anOrderId(), items, ttlSeconds: upTo(3) })
      },
    },
    commit: {
      allowed: [200, 404, 409],
      send: async () => {
        const { status, body } = await reservations.post(`/${anOrderId()}/commit`)
        if (status === 200) sold.push(body as Reservation)
        return { status }
      },
    },
    release: { allowed: [204, 409], send: async () => reservations.delete(`/${anOrderId()}`) },
    restock: {
      allowed: [200],
      send: async () => {
        const { status, body } = await shop.http
          .post(`/internal/reservations/${anOrderId()}/restock`)
          .set(asOrderService())
        // A response about restocked units must be true.
        return { status: ['released', 'restocked'].includes(body.status) ? status : 599 }
      },
    },
    bringBack: {
      allowed: [200, 404, 409],
      send: async () => {
        const something = { orderId: anOrderId(), items: [{ variantId: oneOf(variants).id, quantity: 1 }] }
        const order = sold.length > 0 && random() < 0.8 ? oneOf(sold) : something
        return shop.http
          .post(`/internal/reservations/${order.orderId}/restock`)
          .set(asOrderService())
          .send(aReturnOf(order))
      },
    },
    expire: {
      allowed: [200],
      send: async () => {
        const some = sql`(select order_id from reservations where status = 'held' limit 3 for update skip locked)`
        await sql`update reservations set reserved_until = now() - interval '1 second' where order_id in ${some}`.execute(
          shop.ctx.db,
        )
        await expireDueReservations(shop.ctx)
        return { status: 200 }
      },
    },
    adjust: {
      allowed: [200, 409],
      send: async () => {
        const { productId, id: variantId } = oneOf(variants)
        return shop.http
          .patch(`/api/products/${productId}/stock`)
          .set(admin)
          .set('Idempotency-Key', uuidv7())
          .send({ variantId, ...(random() < 0.7 ? { delta: upTo(14) - 7 || 1 } : { stock: upTo(25) }) })
      },
    },
    import: {
      // Four run at once, others are 429.
      allowed: [200, 429],
      send: async () => {
        const lines = new Map(
          Array.from({ length: 3 }, () => oneOf(variants)).map((variant) => [variant.slug, variant]),
        )
        const text = [...lines.values()].map(({ slug, sku }) => {
          const price = { amount: 1_000, currency: 'USD' }
          return JSON.stringify({ slug, name: slug, category: 'mugs', variants: [{ sku, price, stock: upTo(25) }] })
        })
        return shop.http
          .post('/api/products/import?stock=set')
          .set(admin)
          .set('Content-Type', 'application/x-ndjson')
          .send(text.join('\n'))
      },
    },
  }

  const reservations = {
    post: (path: string) => shop.http.post(`/api/inventory/reservations${path}`).set(asOrderService()),
    delete: (path: string) => shop.http.delete(`/api/inventory/reservations${path}`).set(asOrderService()),
  }

  /** Queries that return rows only where the books are inconsistent. */
  const books = (returned: RawBuilder<unknown>) => ({
    'the ledger adds up to the stock': sql`
    select sku, stock, ledger from variants v,
      lateral (select coalesce(sum(delta), 0) as ledger from stock_movements m
        where m.product_id = v.product_id and m.variant_id = v.id) as l
    where stock <> ledger`,
    'what is reserved is what is held': sql`
    select sku, reserved, held from variants v,
      lateral (select coalesce(sum(quantity), 0) as held from reservation_lines l join reservations r using (order_id)
        where l.variant_id = v.id and r.status = 'held') as h
    where reserved <> held`,
    'stock is never negative, nor less than what is reserved': sql`
    select sku from variants where stock < 0 or reserved < 0 or reserved > stock`,
    'an order has sold its lines once, and brought back what it sold once: each return, and then the rest': sql`
    select l.order_id, r.status, l.quantity, l.restocked, m.*, b.* from reservation_lines l join reservations r using (order_id),
      lateral (select coalesce(-sum(delta) filter (where kind = 'sale'), 0) as sold,
          coalesce(sum(delta) filter (where kind = 'restock'), 0) as back, count(*) as rows
        from stock_movements m where m.order_id = l.order_id and m.variant_id = l.variant_id) as m,
      lateral (select coalesce(sum(quantity), 0) as units, count(*) as times
        from restocked_returns join ${returned} using (return_id)
        where order_id = l.order_id and variant_id = l.variant_id) as b
    where (sold, back, l.restocked, rows) is distinct from (
      case when r.status in ('committed', 'restocked') then l.quantity else 0 end,
      case r.status when 'restocked' then l.quantity else units end,
      back,
      case r.status when 'committed' then 1 + times when 'restocked' then 1 + times + (units < l.quantity)::int else 0 end)`,
    'what is sold out is known': sql`
    select a.product_id from product_availability a
    where available_variants <> (select count(*) from variants v where v.product_id = a.product_id and stock > reserved)`,
  })

  /** Row per line of each requested return. */
  function allReturned(): RawBuilder<unknown> {
    const lines = [...returns.values()].flatMap(({ returnId, items }) => items.map((item) => ({ returnId, ...item })))
    return sql`(
    select "returnId" as return_id, "variantId" as variant_id, quantity
    from json_to_recordset(${JSON.stringify(lines)}) as line ("returnId" uuid, "variantId" uuid, quantity int)) as lines`
  }

  /** Outcomes that must occur at least once for the run to prove anything. */
  const happening = [
    ...['reserve 201', 'reserve 409', 'commit 200', 'bringBack 200', 'bringBack 409'],
    ...['release 204', 'adjust 200', 'import 200'],
  ]

  test(`keep the books consistent under random operations (seed ${testSeed})`, async () => {
    const outcome = await runRandomized({
      ...{ moves, oneOf, concurrency: 24, movesPerCaller: 30, requiredOutcomes: happening },
      likely: [...Object.keys(moves), 'reserve', 'reserve', 'reserve', 'commit', 'adjust', 'bringBack'],
      support: ['reserve', 'commit'],
    })
    expect(outcome).toEqual({ unexpected: [], missing: [] })
    for (const [fact, wrong] of Object.entries(books(allReturned())))
      expect([fact, (await wrong.execute(shop.ctx.db)).rows]).toEqual([fact, []])
  })
})
