import { uuidv7 } from '@ecommerce/shared/ids'
import { sql } from 'kysely'
import type { NewOrder, StoredOrder } from '../domain/order'
import type { PaymentStatus } from '../domain/order-status'
import { orderColumns } from './orders'
import type { Db, Tx } from './schema'

/** Writes the pending order with its lines, and marks the cart as being ordered, in one statement. */
export async function insertPendingOrder(tx: Tx, order: NewOrder): Promise<void> {
  const items = order.items.map((item, position) => ({ ...item, position }))
  await sql`
    with placed as (
      insert into orders (
        customer_id, id, number, user_id, email, locale, status, payment_status, payment_method, shipping_method, currency,
        subtotal_amount, discount_amount, shipping_amount, tax_amount, total_amount, shipping_address, billing_address, note, idempotency_ref
      )
      select ${order.customerId}, ${order.id}, to_char(now() at time zone 'utc', 'YYYY') || '-' || lpad(n::text, greatest(6, length(n::text)), '0'),
        ${order.userId}::uuid, ${order.email}, ${order.locale}, 'pending', 'unpaid', ${order.paymentMethod}, ${order.shippingMethod}, ${order.currency},
        ${order.subtotalAmount}, ${order.discountAmount}, ${order.shippingAmount}, ${order.taxAmount}, ${order.totalAmount},
        ${JSON.stringify(order.shippingAddress)}::jsonb, ${JSON.stringify(order.billingAddress)}::jsonb, ${order.note},
        ${order.idempotencyRef && JSON.stringify(order.idempotencyRef)}::jsonb
      from nextval('order_numbers') as n
      returning customer_id, id
    ), marked as (
      update carts set checkout_order_id = ${order.id} where customer_id = ${order.customerId}
    )
    insert into order_items (customer_id, order_id, id, position, product_id, variant_id, sku, name, options, image, unit_price_amount, quantity, line_total_amount)
    select placed.customer_id, placed.id, i.id, i.position, i."productId", i."variantId", i.sku, i.name, i.options, i.image,
      i."unitPriceAmount", i.quantity, i."lineTotalAmount"
    from placed, json_to_recordset(${JSON.stringify(items)}::json) as i (
      id uuid, position int, "productId" uuid, "variantId" uuid, sku text, name text, options jsonb, image jsonb,
      "unitPriceAmount" bigint, quantity int, "lineTotalAmount" bigint)`.execute(tx)
}

export const newOrderId = () => uuidv7()

type OrderKey = { customerId: string; orderId: string }

/**
 * Confirms a pending order and takes out of the cart what it ordered, no more: what was added meanwhile stays. Undefined when
 * the order is not pending any more.
 */
export async function confirmPending(
  tx: Tx,
  { customerId, orderId, paymentStatus }: OrderKey & { paymentStatus: PaymentStatus },
): Promise<StoredOrder | undefined> {
  const { rows } = await sql<StoredOrder>`
    with o as (
      update orders set status = 'confirmed', payment_status = ${paymentStatus}, version = version + 1, updated_at = now()
      where customer_id = ${customerId} and id = ${orderId} and status = 'pending'
      returning *
    ), ordered as (
      select i.customer_id, i.variant_id, i.quantity from order_items i
      join o on o.customer_id = i.customer_id and o.id = i.order_id
    ), fewer as (
      update cart_items c set quantity = c.quantity - ordered.quantity from ordered
      where c.customer_id = ordered.customer_id and c.variant_id = ordered.variant_id and c.quantity > ordered.quantity
    ), gone as (
      delete from cart_items c using ordered
      where c.customer_id = ordered.customer_id and c.variant_id = ordered.variant_id and c.quantity <= ordered.quantity
    ), cart as (
      update carts set checkout_order_id = null, version = version + 1, updated_at = now()
      where customer_id = (select customer_id from o)
    )
    select ${orderColumns} from o`.execute(tx)
  return rows[0]
}

/** Fails a pending order and frees its cart; undefined when the order is not pending any more. */
export async function failPending(db: Db, { customerId, orderId }: OrderKey): Promise<StoredOrder | undefined> {
  const { rows } = await sql<StoredOrder>`
    with o as (
      update orders set status = 'failed', payment_status = 'unpaid', version = version + 1, updated_at = now()
      where customer_id = ${customerId} and id = ${orderId} and status = 'pending'
      returning *
    ), cart as (
      update carts set checkout_order_id = null, version = version + 1, updated_at = now()
      where customer_id = (select customer_id from o) and checkout_order_id = ${orderId}
    )
    select ${orderColumns} from o`.execute(db)
  return rows[0]
}
