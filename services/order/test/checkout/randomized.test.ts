import { uuidv7 } from '@ecommerce/shared/ids'
import { randomFrom, runRandomized, testSeed } from '@ecommerce/testkit/randomized'
import { type RawBuilder, sql } from 'kysely'
import { manualPayments } from '../../src/clients/manual-payments'
import type { PaymentProvider } from '../../src/domain/payments/payment'
import { foldAllSales } from '../../src/commands/orders/get-sales'
import { settleOrder } from '../../src/commands/checkout/settle-order'
import { settleRefund } from '../../src/commands/refunds/settle-refund'
import { admin, aProduct, type Shop, startShop } from '../support/shop'

const random = randomFrom(testSeed)
const upTo = (most: number) => 1 + Math.floor(random() * most)
const oneOf = <T>(values: readonly T[]): T => values[upTo(values.length) - 1]!
const chance = (share: number) => random() < share

const slugs = ['mug', 'bowl', 'vase']
const initialStock = 400
const coupons = ['FEW', 'EACH', 'GONE']

type AuthHeaders = Record<string, string>
type Answer = { status: number }
type Line = { id: string; quantity: number }
type Placed = { id: string; auth: AuthHeaders; items: Line[]; total: { amount: number } }

let shop: Shop
let buyers: AuthHeaders[]
let variantIds: string[]
let gone = ''
const placed: Placed[] = []
const delivered: Placed[] = []
const asked: { order: Placed; id: string }[] = []
/** Rejects a fixed part of payments and refunds. */
const fussy = ({ orderId }: { orderId: string }) => /[0-2]$/.test(orderId)
const payments: PaymentProvider = {
  ...manualPayments,
  authorize: (payment) =>
    fussy(payment) ? Promise.resolve({ status: 'refused', reference: null }) : manualPayments.authorize(payment),
  refund: (payment, refund) =>
    fussy({ orderId: refund.refundId }) ? Promise.resolve('refused') : manualPayments.refund(payment, refund),
}

describe('Randomized checkouts', () => {
  beforeAll(async () => {
    shop = await startShop([aProduct('other', 1)], {
      payments: { manual: payments },
      categories: ['things', 'books'].map((slug) => ({ slug, name: slug, parent: null })),
    })
    await sellInDinars()
    buyers = await Promise.all(Array.from({ length: 12 }, () => shop.customer()))
    variantIds = (await Promise.all(slugs.map(shop.variant))).map(({ variantId }) => variantId)
    const limits = [{ usageLimit: 15 }, { perCustomerLimit: 2 }, {}]
    const made = await Promise.all(
      coupons.map((code, index) =>
        post('/api/promotions', admin, { code, type: 'percent', value: 15, ...limits[index] }).expect(201),
      ),
    )
    gone = made[2]!.body.id as string
  })
  afterAll(() => shop.stop())

  /** Totals that have to be rounded, taxes by rate, and shipping that shares them. */
  async function sellInDinars(): Promise<void> {
    const currency = 'KWD'
    const products = [
      { name: 'mug', category: 'books', amount: 1_337 },
      { name: 'bowl', category: 'things', amount: 2_345 },
      { name: 'vase', category: 'things', amount: 999 },
    ]
    for (const { amount, ...product } of products) {
      const more = { sku: product.name.toUpperCase(), price: { amount, currency }, stock: initialStock }
      await shop.catalogue
        .post('/api/products')
        .set(admin)
        .send({ ...product, ...more })
        .expect(201)
    }
    await shop.ctx.db
      .insertInto('shippingMethods')
      .values({ code: 'post', name: 'Post', amount: 1_003, currency, countries: null, position: 1 })
      .execute()
    await shop.ctx.db
      .insertInto('taxRates')
      .values({ country: 'GB', basisPoints: 1_250, shippingTax: 'proportional' })
      .execute()
    await shop.ctx.db
      .insertInto('taxCategoryRates')
      .values({ country: 'GB', category: 'books', basisPoints: 500, name: 'Reduced' })
      .execute()
  }

  const post = (path: string, auth: AuthHeaders, body: object = {}) => shop.http.post(path).set(auth).send(body)
  const keyed = () => ({ 'Idempotency-Key': uuidv7() })
  const ordersPath = (order: Placed, rest: string) => `/api/orders/${order.id}/${rest}`
  /** Mostly one of the last, so that several are at it. */
  const anOrder = () => oneOf(chance(0.7) ? placed.slice(-12) : placed)
  const aPaidOrder = () => (delivered.length > 0 && chance(0.6) ? oneOf(delivered) : anOrder())
  const someOf = (order: Placed) => {
    const line = oneOf(order.items)
    return [{ itemId: line.id, quantity: upTo(line.quantity) }]
  }

  /** Concurrent moves on carts, orders, coupons and money, each with its allowed statuses. */
  const moves: Record<string, { allowed: number[]; send: () => Promise<Answer> }> = {
    add: {
      allowed: [201, 409],
      send: async () => post('/api/cart/items', oneOf(buyers), { variantId: oneOf(variantIds), quantity: upTo(4) }),
    },
    change: {
      allowed: [200, 404, 409],
      send: async () => {
        const auth = oneOf(buyers)
        const { body } = await shop.http.get('/api/cart').set(auth)
        const lines = body.items as Line[]
        if (lines.length === 0) return { status: 404 }
        return shop.http
          .patch(`/api/cart/items/${oneOf(lines).id}`)
          .set(auth)
          .send({ quantity: upTo(6) - 1 })
      },
    },
    empty: { allowed: [200], send: async () => shop.http.delete('/api/cart').set(oneOf(buyers)) },
    coupon: {
      allowed: [200, 409],
      send: async () => post('/api/cart/coupon', oneOf(buyers), { code: oneOf(coupons) }),
    },
    merge: {
      allowed: [200, 409],
      send: async () => {
        const { body } = await post('/api/cart/items', {}, { variantId: oneOf(variantIds), quantity: upTo(2) })
        const cartToken = body.cartToken as string
        const guest = { 'X-Cart-Token': cartToken }
        const ordering = chance(0.5) ? [order(guest, {}, { email: `${uuidv7()}@example.com` })] : []
        const merging = [oneOf(buyers), oneOf(buyers)].map((auth) => post('/api/cart/merge', auth, { cartToken }))
        return worst(await Promise.all([...merging, ...ordering]), [200, 201, 409])
      },
    },
    /** A refused buyer continues without the coupon, which may be used up. */
    checkout: {
      allowed: [201, 409],
      send: async () => {
        const auth = oneOf(buyers)
        const answer = await order(auth, chance(0.5) ? keyed() : {})
        if (answer.status === 409) await shop.http.delete('/api/cart/coupon').set(auth)
        return answer
      },
    },
    checkoutTwice: {
      allowed: [201, 409],
      send: async () => {
        const auth = oneOf(buyers)
        const key = chance(0.5) ? keyed() : {}
        return worst(await Promise.all([order(auth, key), order(auth, key), order(auth, key)]), [201, 409])
      },
    },
    cancel: { allowed: [200, 409], send: () => toAnOrder((one) => post(ordersPath(one, 'cancel'), one.auth)) },
    move: {
      allowed: [200, 409],
      send: () =>
        toAnOrder((one) =>
          shop.http
            .patch(ordersPath(one, 'status'))
            .set(admin)
            .send({ status: oneOf(['processing', 'shipped', 'delivered', 'delivered', 'cancelled']) }),
        ),
    },
    /** Ships and delivers, so that there is something to return. */
    deliver: {
      allowed: [200, 409],
      send: () =>
        toAnOrder(async (one) => {
          const move = (status: string) => shop.http.patch(ordersPath(one, 'status')).set(admin).send({ status })
          await move('processing')
          await move('shipped')
          const answer = await move('delivered')
          if (answer.status === 200) delivered.push(one)
          return answer
        }),
    },
    capture: { allowed: [200, 409], send: () => toAnOrder((one) => post(ordersPath(one, 'capture'), admin)) },
    refund: { allowed: [201, 409], send: () => toAnOrder(refund, aPaidOrder) },
    refundTenTimes: {
      allowed: [201, 409],
      send: () =>
        toAnOrder(async (one) => worst(await Promise.all(Array.from({ length: 10 }, () => refund(one))), [201, 409])),
    },
    askToReturn: {
      allowed: [201, 409],
      send: async () => {
        const one = delivered.length > 0 && chance(0.8) ? oneOf(delivered) : placed.at(-1)
        if (!one) return { status: 409 }
        const answer = await post(ordersPath(one, 'returns'), one.auth, { items: someOf(one), reason: 'Too small.' })
        if (answer.status === 201) asked.push({ order: one, id: answer.body.id as string })
        return answer
      },
    },
    decide: {
      allowed: [200, 409],
      send: async () => {
        if (asked.length === 0) return { status: 409 }
        const { order: one, id } = oneOf(asked)
        return shop.http
          .patch(ordersPath(one, `returns/${id}`))
          .set(admin)
          .send({ status: chance(0.7) ? 'approved' : 'rejected', restock: chance(0.7) })
      },
    },
    settle: {
      allowed: [200, 409],
      send: () =>
        toAnOrder(async ({ id: orderId }) => {
          const { customerId } = await shop.ctx.db
            .selectFrom('orders')
            .select('customerId')
            .where('id', '=', orderId)
            .executeTakeFirstOrThrow()
          await settleOrder(shop.ctx, { customerId, orderId })
          const { rows } = await sql<{
            refundId: string
          }>`select id as refund_id from refunds where order_id = ${orderId}`.execute(shop.ctx.db)
          await Promise.all(rows.map(({ refundId }) => settleRefund(shop.ctx, { customerId, orderId, refundId })))
          return { status: 200 }
        }),
    },
    figures: { allowed: [200], send: async () => shop.http.get('/api/orders/stats').set(admin) },
    changePromotion: {
      allowed: [200, 404, 409, 412],
      send: async () => {
        if (chance(0.05)) await shop.http.delete(`/api/promotions/${gone}`).set(admin)
        return shop.http
          .patch(`/api/promotions/${gone}`)
          .set(admin)
          .send({ usageLimit: upTo(40) })
      },
    },
  }

  const toAnOrder = async (send: (order: Placed) => PromiseLike<Answer>, choose = anOrder): Promise<Answer> =>
    placed.length === 0 ? { status: 409 } : send(choose())

  async function order(auth: AuthHeaders, headers: AuthHeaders, body: object = {}): Promise<Answer> {
    const answer = await shop.checkout(auth, body, headers)
    if (answer.status === 201 && !('X-Cart-Token' in auth)) placed.push({ ...answer.body, auth })
    return answer
  }

  const refund = (one: Placed) =>
    post(ordersPath(one, 'refunds'), admin, {
      reason: 'Broken.',
      restock: chance(0.5),
      ...oneOf([{}, { items: someOf(one) }, { items: someOf(one) }, { amount: 10 * upTo(one.total.amount / 10) }]),
    })

  /** First unexpected response, or the first. */
  const worst = (answers: readonly Answer[], allowed: readonly number[]): Answer => {
    const { status } = answers.find((answer) => !allowed.includes(answer.status)) ?? answers[0]!
    return { status }
  }

  /** Frequent moves, to make conflicts likely. */
  const often = ['add', 'checkout', 'deliver', 'askToReturn', 'decide', 'refund'].flatMap((name) => [
    name,
    name,
    name,
    name,
  ])

  /** Queries that return rows only where the books are inconsistent. */
  const books: Record<string, RawBuilder<unknown>> = {
    'every order is decided, and no cart is being ordered': sql`
    select id::text, status from orders where status = 'pending'
    union all select customer_id::text, 'carts' from carts where checkout_order_id is not null`,
    'an order is the sum of its lines, and what goes back is what its refunds send': sql`
    select o.id, o.status, o.payment_status, o.total_amount, o.paid_amount, o.refunded_amount, o.taxes, l.*, r.*
    from orders o,
      lateral (select sum(line_total_amount) as lines, sum(discount_amount) as discounts, sum(tax_amount) as line_taxes
        from order_items i where i.order_id = o.id) as l,
      lateral (select coalesce(sum(amount), 0) as tax_by_rate from jsonb_to_recordset(o.taxes) as t (amount bigint)) as t,
      lateral (select coalesce(sum(amount) filter (where status <> 'failed'), 0) as sent,
          coalesce(sum(tax_amount) filter (where status <> 'failed'), 0) as tax_sent,
          count(*) filter (where status = 'pending') as unsent
        from refunds r where r.order_id = o.id) as r
    where (subtotal_amount, discount_amount, tax_amount) is distinct from (lines, discounts, tax_by_rate)
      or line_taxes > tax_amount or total_amount % 10 <> 0
      or tax_sent > tax_amount or (refunded_amount = paid_amount and paid_amount > 0 and tax_sent <> tax_amount)
      or refunded_amount <> sent or refunded_amount > paid_amount or unsent > 0
      or (payment_status = 'refunded') <> (refunded_amount = paid_amount and paid_amount > 0)
      or (payment_status = 'partially-refunded') <> (refunded_amount between 1 and paid_amount - 1)`,
    'units that were refunded are those of the refunds, and units on their way back those of the returns': sql`
    select i.id, i.quantity, refunded_quantity, returned_quantity, f.*, r.* from order_items i,
      lateral (select coalesce(sum(line.quantity), 0) as refunded from refunds f,
          jsonb_to_recordset(f.items) as line ("itemId" uuid, quantity int)
        where f.order_id = i.order_id and f.status <> 'failed' and line."itemId" = i.id) as f,
      lateral (select coalesce(sum(line.quantity), 0) as returned from returns r,
          jsonb_to_recordset(r.items) as line ("itemId" uuid, quantity int)
        where r.order_id = i.order_id and r.status <> 'rejected' and line."itemId" = i.id) as r
    where (refunded_quantity, returned_quantity) is distinct from (refunded::int, returned::int)`,
    'units are restocked and written off as refunds decided, and the others of a cancelled order are restocked': sql`
    select i.id, o.status, i.quantity, restocked_quantity, written_off_quantity, d.*
    from order_items i join orders o on o.customer_id = i.customer_id and o.id = i.order_id,
      lateral (select coalesce(sum(line.restocked), 0) as restocked, coalesce(sum(line."writtenOff"), 0) as lost
        from refunds f, jsonb_to_recordset(f.items) as line ("itemId" uuid, restocked int, "writtenOff" int)
        where f.order_id = i.order_id and line."itemId" = i.id) as d
    where written_off_quantity <> lost
      or restocked_quantity <> case o.status when 'cancelled' then i.quantity - lost else restocked end`,
    'a coupon is used by the orders that hold it, and by no more than may': sql`
    select p.code, p.used, p.usage_limit, uses, holders, most from promotions p,
      lateral (select count(*) as uses from coupon_redemptions c where c.promotion_id = p.id) as c,
      lateral (select count(*) as holders from orders o
        where o.coupon_code = p.code and o.status not in ('pending', 'failed', 'cancelled')) as o,
      lateral (select coalesce(max(times), 0) as most from (
        select count(*) as times from coupon_redemptions c where c.promotion_id = p.id group by buyer) as buyers) as b
    where (p.used, p.used) is distinct from (uses::int, holders::int) or p.used > p.usage_limit or most > p.per_customer_limit`,
    'a use that is kept is that of an order that holds its coupon': sql`
    select c.order_id from coupon_redemptions c left join orders o on o.id = c.order_id
    where o.id is null or o.status in ('pending', 'failed', 'cancelled')`,
    'the figures are those of the orders': sql`
    with sold as (
      select date_bin('15 minutes', created_at, timestamptz '2000-01-01 00:00:00Z') as starts_at, currency, count(*) as orders, sum(total_amount) as revenue_amount,
        sum(refunded_amount) as refunded_amount
      from orders where status not in ('pending', 'failed', 'cancelled') group by 1, 2
    )
    select * from sold full join sales_by_quarter_hour d using (starts_at, currency)
    where (coalesce(sold.orders, 0), coalesce(sold.revenue_amount, 0), coalesce(sold.refunded_amount, 0))
      is distinct from (coalesce(d.orders, 0)::bigint, coalesce(d.revenue_amount, 0)::numeric, coalesce(d.refunded_amount, 0)::numeric)`,
    'the figures of a product are those of its lines': sql`
    with sold as (
      select product_id, sum(quantity - refunded_quantity) as quantity,
        sum(div(2 * (line_total_amount - i.discount_amount)::numeric * (quantity - refunded_quantity) + quantity, 2 * quantity)) as revenue_amount
      from order_items i join orders o on o.customer_id = i.customer_id and o.id = i.order_id
      where o.status not in ('pending', 'failed', 'cancelled') group by 1
    ), figures as (
      select product_id, sum(quantity) as quantity, sum(revenue_amount) as revenue_amount from product_sales_by_quarter_hour group by 1
    )
    select * from sold full join figures f using (product_id)
    where (coalesce(sold.quantity, 0), coalesce(sold.revenue_amount, 0)) is distinct from (coalesce(f.quantity, 0), coalesce(f.revenue_amount, 0))`,
    'no change is left to be folded into the figures': sql`select * from sales_changes`,
    'the history has each status of an order once, and ends in the one it has': sql`
    select o.id, o.status, statuses from orders o,
      lateral (select array_agg(e.status order by e.id) as statuses from order_events e
        where e.order_id = o.id and e.type = 'status') as e
    where not o.status = any(statuses)
      or cardinality(statuses) <> (select count(distinct status) from unnest(statuses) as status)`,
    'what is sold was sold, and what was called off came back': sql`
    select o.id, o.status, entries from orders o,
      lateral (select coalesce(array_agg(e.status), '{}') as entries from order_events e where e.order_id = o.id and e.type = 'stock') as e
    where case o.status when 'failed' then not entries @> '{released}' when 'cancelled' then not entries @> '{restocked}'
      else not entries @> '{sold}' end`,
    'a cart is in one currency and has no line of nothing': sql`
    select customer_id from cart_items group by customer_id having count(distinct currency) > 1 or min(quantity) < 1`,
  }

  /** Units of each variant that are sold and not restocked. */
  const takenUnits = () =>
    sql<{ sku: string; taken: number }>`
    select sku, sum(quantity - restocked_quantity)::int as taken
    from order_items i join orders o on o.customer_id = i.customer_id and o.id = i.order_id
    where o.status not in ('pending', 'failed') group by sku`.execute(shop.ctx.db)

  /** Outcomes that must occur at least once for the run to prove anything. */
  const happening = [
    ...['add 201', 'merge 200', 'coupon 200', 'checkout 201', 'cancel 200'],
    ...['deliver 200', 'refund 201', 'askToReturn 201', 'decide 200'],
  ]

  test(`keep the books consistent under random operations on carts, orders and payments (seed ${testSeed})`, async () => {
    const names = Object.keys(moves)
    const outcome = await runRandomized({
      ...{ moves, oneOf, concurrency: 16, movesPerCaller: 25, requiredOutcomes: happening },
      likely: [...names, ...names, ...often],
      support: ['add', 'checkout', 'deliver'],
    })
    expect(outcome).toEqual({ unexpected: [], missing: [] })
    await shop.settle()
    await foldAllSales(shop.ctx)
    for (const [fact, wrong] of Object.entries(books))
      expect([fact, (await wrong.execute(shop.ctx.db)).rows]).toEqual([fact, []])
    const taken = new Map((await takenUnits()).rows.map(({ sku, taken }) => [sku, taken]))
    for (const slug of slugs) {
      const left = initialStock - (taken.get(slug.toUpperCase()) ?? 0)
      expect([slug, await shop.variant(slug)]).toEqual([
        slug,
        expect.objectContaining({ stock: left, available: left }),
      ])
    }
  }, 90_000)
})
