import { prepared } from '@ecommerce/shared/postgres/prepared'
import { type RawBuilder, sql } from 'kysely'
import { checkoutMoves, statesAfterCart } from '../../domain/orders/checkout-moves'
import { type NewOrder, type StoredOrder, unitsOf } from '../../domain/orders/order'
import type { Author } from '../../domain/orders/order-event'
import { salesChangesOf } from '../../domain/orders/sales'
import { moneyOf, paymentStatesThatMayBecome, type StoredPayment } from '../../domain/payments/payment'
import { orderColumns } from '../orders/order-columns'
import { insertOrderEventsSql } from '../orders/order-events'
import { insertPaymentSql, savePaymentsSql } from '../payments/payments'
import { insertSalesChangesSql } from '../orders/sales'
import type { Db, Tx } from '../schema'
import { networkKeyOf, type UnpaidLimit, withinUnpaidLimit } from './unpaid-orders'

/**
 * Inserts the pending order with lines and marks the cart, in one statement with `alsoSql`; false beyond the locked
 * limit on unpaid units, where the transaction must end.
 */
export async function insertPendingOrder(
  tx: Tx,
  order: NewOrder,
  { limit, author, alsoSql }: { limit: UnpaidLimit | undefined; author: Author; alsoSql: RawBuilder<unknown> },
): Promise<boolean> {
  const items = order.items.map((item, position) => ({ ...item, position }))
  const { rows } = await prepared`
    with placed as (
      insert into orders (
        customer_id, id, number, user_id, email, locale, status, payment_status, payment_method, shipping_method, currency,
        subtotal_amount, discount_amount, shipping_amount, tax_amount, tax_included, taxes, rounding_amount, total_amount, coupon_code,
        shipping_address, billing_address, note, idempotency_ref, units, network_key
      )
      select ${order.customerId}, ${order.id}, to_char(now() at time zone 'utc', 'YYYY') || '-' || lpad(n::text, greatest(6, length(n::text)), '0'),
        ${order.userId}::uuid, ${order.email}, ${order.locale}, 'pending', 'unpaid', ${order.paymentMethod}, ${order.shippingMethod}, ${order.currency},
        ${order.subtotalAmount}, ${order.discountAmount}, ${order.shippingAmount}, ${order.taxAmount}, ${order.taxIncluded},
        ${JSON.stringify(order.taxes)}::jsonb, ${order.roundingAmount}, ${order.totalAmount},
        ${order.couponCode}, ${JSON.stringify(order.shippingAddress)}::jsonb, ${JSON.stringify(order.billingAddress)}::jsonb, ${order.note},
        ${order.idempotencyRef && JSON.stringify(order.idempotencyRef)}::jsonb, ${unitsOf(order)}, ${limit?.networkKey ?? null}::bytea
      from nextval('order_numbers') as n
      where ${withinUnpaidLimit(order, unitsOf(order), limit)}
      returning customer_id, id
    ), marked as (
      update carts set checkout_order_id = ${order.id} where customer_id = (select customer_id from placed)
    ), history as (${insertOrderEventsSql(sql`placed`, author, [{ type: 'status', status: 'pending' }])}),
    also as (${alsoSql})
    insert into order_items (
      customer_id, order_id, id, position, product_id, variant_id, sku, name, options, image, unit_price_amount, quantity, line_total_amount,
      discount_amount, tax_amount
    )
    select placed.customer_id, placed.id, i.id, i.position, i."productId", i."variantId", i.sku, i.name, i.options, i.image,
      i."unitPriceAmount", i.quantity, i."lineTotalAmount", i."discountAmount", i."taxAmount"
    from placed, json_to_recordset(${JSON.stringify(items)}::json) as i (
      id uuid, position int, "productId" uuid, "variantId" uuid, sku text, name text, options jsonb, image jsonb,
      "unitPriceAmount" bigint, quantity int, "lineTotalAmount" bigint, "discountAmount" bigint, "taxAmount" bigint)
    returning id`.execute(tx)
  return rows.length > 0
}

type OrderKey = { customerId: string; orderId: string }

/** CTEs that remove the units of the order `from` from its cart; both must be locked. */
const removeFromCartSql = (from: RawBuilder<unknown>) => sql`
  ordered as (
    select i.customer_id, i.variant_id, i.quantity from order_items i
    join ${from} o on o.customer_id = i.customer_id and o.id = i.order_id
  ), fewer as (
    update cart_items c set quantity = c.quantity - ordered.quantity from ordered
    where c.customer_id = ordered.customer_id and c.variant_id = ordered.variant_id and c.quantity > ordered.quantity
  ), deleted as (
    delete from cart_items c using ordered
    where c.customer_id = ordered.customer_id and c.variant_id = ordered.variant_id and c.quantity <= ordered.quantity
  ), cart as (
    update carts set checkout_order_id = null, coupon_code = nullif(coupon_code, (select coupon_code from ${from} o)), abandoned_at = null, version = version + 1, updated_at = now()
    where customer_id = (select customer_id from ${from} o)
  )`

type LockedOrder = Pick<
  StoredOrder,
  'status' | 'paymentStatus' | 'paymentMethod' | 'totalAmount' | 'paidAmount' | 'refundedAmount'
>

/** Locks a movable order, then its cart, so that the next statement sees current lines. Selects order columns only. */
async function lockWithCart(
  tx: Tx,
  { customerId, orderId }: OrderKey,
  from: readonly StoredOrder['status'][],
): Promise<LockedOrder | undefined> {
  const { rows } = await prepared<LockedOrder>`
    select o.status, o.payment_status, o.payment_method, o.total_amount, o.paid_amount, o.refunded_amount from (
      select * from orders where customer_id = ${customerId} and id = ${orderId} and status = any(${from}::text[]) for update
    ) o left join lateral (
      select customer_id from carts where customer_id = o.customer_id for update
    ) cart on true`.execute(tx)
  return rows[0]
}

/** The order `o`, where its cart was not emptied already. */
const orderWithFullCartSql = sql`(
  select o.* from o where not exists (
    select from payments p where p.customer_id = o.customer_id and p.order_id = o.id and p.status = any(${statesAfterCart}::text[])))`

type WithPayment = OrderKey & { payment: StoredPayment | undefined }

/** Confirms a pending order and removes its units from the cart; undefined if not pending. `alsoSql` runs with it. */
export async function confirmPending(
  tx: Tx,
  { customerId, orderId, payment, author, alsoSql }: WithPayment & { author: Author; alsoSql: RawBuilder<unknown> },
): Promise<StoredOrder | undefined> {
  const { from, to } = checkoutMoves.confirm
  const before = await lockWithCart(tx, { customerId, orderId }, from)
  if (!before) return undefined
  const payments = payment ? [payment] : []
  const money = moneyOf(payments)
  const after = { ...before, ...money, status: to }
  const entries = [
    { type: 'stock', status: 'reserved' },
    { type: 'payment', status: money.paymentStatus },
    { type: 'status', status: to },
  ] as const
  const { rows } = await prepared<StoredOrder>`
    with o as (
      update orders set
        status = ${to}, payment_status = ${money.paymentStatus}, payment_reference = ${payment?.reference ?? null}, payment_due_at = null,
        paid_amount = ${money.paidAmount}, network_key = ${networkKeyOf(after)}, version = version + 1, updated_at = now()
      where customer_id = ${customerId} and id = ${orderId}
      returning *
    ), fresh as (select * from ${orderWithFullCartSql} o), ${removeFromCartSql(sql`fresh`)}, ${savePaymentsSql(sql`o`, payments)}
    history as (${insertOrderEventsSql(sql`o`, author, entries)}), sale as (${insertSalesChangesSql(sql`o`, salesChangesOf(before, after))}),
    also as (${alsoSql})
    select ${orderColumns} from o`.execute(tx)
  return rows[0] && { ...rows[0], payments }
}

/** Records the payment deadline of a pending order; undefined if not pending. */
export async function recordPaymentDue(
  db: Db,
  { customerId, orderId, payment, minutes }: OrderKey & { payment: StoredPayment; minutes: number },
): Promise<StoredOrder | undefined> {
  const { rows } = await sql<StoredOrder>`
    with o as (
      update orders set payment_reference = ${payment.reference},
        payment_due_at = coalesce(payment_due_at, now() + ${minutes} * interval '1 minute'), updated_at = now()
      where customer_id = ${customerId} and id = ${orderId} and status = any(${checkoutMoves.wait.from}::text[])
      returning *
    ), payment as (${insertPaymentSql(sql`o`, payment)})
    select ${orderColumns} from o`.execute(db)
  return rows[0] && { ...rows[0], payments: rows[0].payments.length > 0 ? rows[0].payments : [payment] }
}

/** Records a processing payment and empties the cart. `isNew` the first time; undefined if not pending. */
export async function recordProcessing(
  tx: Tx,
  { customerId, orderId, payment, dueAt, author }: OrderKey & { payment: StoredPayment; dueAt: Date; author: Author },
): Promise<{ order: StoredOrder; isNew: boolean } | undefined> {
  if (!(await lockWithCart(tx, { customerId, orderId }, checkoutMoves.wait.from))) return undefined
  const entries = [{ type: 'payment', status: payment.status }] as const
  const { rows } = await sql<StoredOrder & { isNew: boolean }>`
    with o as (
      update orders set payment_reference = ${payment.reference}, payment_due_at = ${dueAt}, updated_at = now()
      where customer_id = ${customerId} and id = ${orderId}
      returning *
    ), fresh as (select * from ${orderWithFullCartSql} o), ${removeFromCartSql(sql`fresh`)}, ${savePaymentsSql(sql`o`, [payment])}
    history as (${insertOrderEventsSql(sql`fresh`, author, entries)})
    select ${orderColumns}, exists (select from fresh) as is_new from o`.execute(tx)
  const { isNew, ...order } = rows[0]!
  return { order: { ...order, payments: [payment] }, isNew }
}

/** Fails a pending order and unlocks its cart; undefined if not pending or `awaiting` differs. */
export async function failPending(
  db: Db,
  failure: OrderKey & { reason: string; awaiting?: boolean | null; author: Author },
): Promise<StoredOrder | undefined> {
  const { customerId, orderId, reason, awaiting = null, author } = failure
  const { from, to } = checkoutMoves.fail
  const { rows } = await sql<StoredOrder>`
    with o as (
      update orders set status = ${to}, payment_status = 'unpaid', network_key = null, version = version + 1, updated_at = now()
      where customer_id = ${customerId} and id = ${orderId} and status = any(${from}::text[])
        and coalesce((payment_due_at is not null) = ${awaiting}::boolean, true)
      returning *
    ), cart as (
      update carts set checkout_order_id = null
      where customer_id = (select customer_id from o) and checkout_order_id = ${orderId}
    ), payment as (
      update payments p set status = ${released}, updated_at = now() from o
      where p.customer_id = o.customer_id and p.order_id = o.id and p.status = any(${paymentStatesThatMayBecome(released)}::text[])
    ), history as (${insertOrderEventsSql(sql`o`, author, [{ type: 'status', status: to, detail: { reason } }])})
    select ${orderColumns} from o`.execute(db)
  return rows[0]
}

const released: StoredPayment['status'] = 'released'
