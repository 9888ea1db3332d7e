import { sql } from 'kysely'
import { type Actor, ourselves } from '../domain/actor'
import type { StoredOrder } from '../domain/order'
import type { PlannedRefund, StoredRefund } from '../domain/refund'
import { recording } from './order-events'
import { counting } from './sales'
import type { Db, Tx } from './schema'

const columns = sql`customer_id, order_id, id, status, amount, tax_amount, items, reason, restock, created_at, updated_at`

type OrderKey = Pick<StoredOrder, 'customerId' | 'id'>

/** Oldest first. */
export async function listRefunds(db: Db, { customerId, id }: OrderKey): Promise<StoredRefund[]> {
  const { rows } = await sql<StoredRefund>`
    select ${columns} from refunds where customer_id = ${customerId} and order_id = ${id} order by id`.execute(db)
  return rows
}

/**
 * The tax in what was paid for an order `o` and not refunded; nothing paid has none. Refunds from before it was kept count in
 * proportion.
 */
export const taxLeft = sql`greatest(0, coalesce(round(o.tax_amount::numeric * o.paid_amount / nullif(o.total_amount, 0)), 0) - (
  select coalesce(sum(coalesce(f.tax_amount, round(o.tax_amount::numeric * f.amount / nullif(o.total_amount, 0)), 0)), 0) from refunds f
  where f.customer_id = o.customer_id and f.order_id = o.id and f.status <> 'failed'))::bigint`

export async function getTaxLeft(tx: Tx, { customerId, id }: OrderKey): Promise<number> {
  const { rows } = await sql<{ taxLeft: number }>`
    select ${taxLeft} as tax_left from orders o where o.customer_id = ${customerId} and o.id = ${id}`.execute(tx)
  return rows[0]!.taxLeft
}

export type RefundKey = { customerId: string; orderId: string; refundId: string }

export async function findRefund(
  db: Db,
  { customerId, orderId, refundId }: RefundKey,
): Promise<StoredRefund | undefined> {
  const { rows } = await sql<StoredRefund>`
    select ${columns} from refunds where customer_id = ${customerId} and order_id = ${orderId} and id = ${refundId}`.execute(
    db,
  )
  return rows[0]
}

export type NewRefund = Omit<PlannedRefund, 'itemsTax'> & {
  id: string
  taxAmount: number
  reason: string
  restock: boolean
}

/** Books a refund of an order that is held: the money counts as gone back from here on, so that no other refund can have it. */
export async function insertRefund(tx: Tx, order: OrderKey, refund: NewRefund, actor: Actor): Promise<StoredRefund> {
  const { id, amount, taxAmount, items, reason, restock } = refund
  const { rows } = await sql<StoredRefund>`
    with o as (
      update orders set refunded_amount = refunded_amount + ${amount},
        payment_status = case
          when ${amount}::bigint = 0 then payment_status
          when refunded_amount + ${amount} = paid_amount then 'refunded' else 'partially-refunded' end,
        version = version + 1, updated_at = now()
      where customer_id = ${order.customerId} and id = ${order.id}
      returning customer_id, id, status
    ), lines as (
      update order_items i set refunded_quantity = refunded_quantity + r.quantity,
        restocked_quantity = restocked_quantity + r.restocked, written_off_quantity = written_off_quantity + r."writtenOff"
      from json_to_recordset(${JSON.stringify(items)}::json) as r ("itemId" uuid, quantity int, restocked int, "writtenOff" int)
      where i.customer_id = ${order.customerId} and i.order_id = ${order.id} and i.id = r."itemId"
    ), history as (${recording(sql`o`, actor, [{ type: 'refund', status: 'pending', detail: { refundId: id, amount } }])}),
    sale as (${counting(stillSold, 'refunded', sql`${amount}::bigint`)})
    insert into refunds (customer_id, order_id, id, status, amount, tax_amount, items, reason, restock)
    select customer_id, id, ${id}, 'pending', ${amount}, ${taxAmount}, ${JSON.stringify(items)}::jsonb, ${reason}, ${restock} from o
    returning ${columns}`.execute(tx)
  return rows[0]!
}

/** Ends a refund that has been sent, of an order that is held; false when it had ended before. */
export async function succeedRefund(tx: Tx, key: RefundKey): Promise<boolean> {
  const { rows } = await sql`
    with done as (${ended(key, 'succeeded')}),
    history as (${recording(sql`done`, ourselves, [{ type: 'refund', status: 'succeeded', detail: { refundId: key.refundId } }])})
    select id from done`.execute(tx)
  return rows.length === 1
}

/**
 * Takes back the booking of a refund, of an order that is held, that the provider will not make, so that the money can be sent another
 * way. What was decided about its goods holds.
 */
export async function failRefund(tx: Tx, { customerId, orderId, refundId }: RefundKey): Promise<boolean> {
  const key = { customerId, orderId, refundId }
  const { rows } = await sql`
    with failed as (${ended(key, 'failed')}), o as (
      update orders set refunded_amount = refunded_amount - failed.amount,
        payment_status = case when refunded_amount - failed.amount = 0 then 'paid' else 'partially-refunded' end,
        version = version + 1, updated_at = now()
      from failed where orders.customer_id = failed.customer_id and orders.id = failed.id
      returning orders.customer_id, orders.id, orders.status, failed.amount
    ), lines as (
      update order_items i set refunded_quantity = refunded_quantity - r.quantity
      from failed, jsonb_to_recordset(failed.items) as r ("itemId" uuid, quantity int)
      where i.customer_id = failed.customer_id and i.order_id = failed.id and i.id = r."itemId"
    ), history as (${recording(sql`failed`, ourselves, [{ type: 'refund', status: 'failed', detail: { refundId } }])}),
    sale as (${counting(stillSold, 'refunded', sql`-o.amount`)})
    select id from failed`.execute(tx)
  return rows.length === 1
}

/** What goes back of an order that was called off is no part of the figures, for neither is what it came to. */
const stillSold = sql`(select * from o where status not in ('cancelled', 'failed'))`

const ended = ({ customerId, orderId, refundId }: RefundKey, status: 'succeeded' | 'failed') => sql`
  update refunds set status = ${status}, updated_at = now()
  where customer_id = ${customerId} and order_id = ${orderId} and id = ${refundId} and status = 'pending'
  returning customer_id, order_id as id, amount, items`

/**
 * Books that money was received for an order which came to nothing, and that all of it goes back; false when that is booked already,
 * or the order has come to something.
 */
export async function bookUnownedMoney(
  tx: Tx,
  { customerId, id }: OrderKey,
  refund: { id: string; reason: string },
): Promise<boolean> {
  const { rows } = await sql`
    with o as (
      update orders set paid_amount = total_amount, refunded_amount = total_amount, payment_status = 'refunded',
        version = version + 1, updated_at = now()
      where customer_id = ${customerId} and id = ${id} and status in ('failed', 'cancelled') and paid_amount = 0 and total_amount > 0
      returning customer_id, id, total_amount
    ), history as (${recording(sql`o`, ourselves, [
      { type: 'payment', status: 'paid' },
      { type: 'refund', status: 'pending', detail: { refundId: refund.id } },
    ])})
    insert into refunds (customer_id, order_id, id, status, amount, items, reason, restock)
    select customer_id, id, ${refund.id}, 'pending', total_amount, '[]', ${refund.reason}, false from o
    returning id`.execute(tx)
  return rows.length === 1
}
