import { sql } from 'kysely'
import type { StoredOrder } from '../../domain/orders/order'
import type { Author } from '../../domain/orders/order-event'
import type { StoredPayment } from '../../domain/payments/payment'
import { salesChangesOfRefund } from '../../domain/orders/sales'
import type { PlannedRefund, RefundSource, RefundStatus, StoredRefund } from '../../domain/payments/refund'
import { insertOrderEventsSql } from '../orders/order-events'
import { moneyColumns, savePaymentsSql } from './payments'
import { insertSalesChangesSql } from '../orders/sales'
import type { Db, Tx } from '../schema'

const columns = sql`customer_id, order_id, id, status, amount, tax_amount, items, reason, restock, source, reference, created_at, updated_at`

type OrderKey = Pick<StoredOrder, 'customerId' | 'id'>

/** Oldest first. */
export async function listRefunds(db: Db, { customerId, id }: OrderKey): Promise<StoredRefund[]> {
  const { rows } = await sql<StoredRefund>`
    select ${columns} from refunds where customer_id = ${customerId} and order_id = ${id} order by id`.execute(db)
  return rows
}

/** Tax in the unrefunded part of an order `o`; refunds without stored tax count in proportion. */
const taxLeft = (but: readonly string[] = []) => sql`greatest(0,
  coalesce(round(o.tax_amount::numeric * o.paid_amount / nullif(o.total_amount, 0)), 0) - (
    select coalesce(sum(coalesce(f.tax_amount, round(o.tax_amount::numeric * f.amount / nullif(o.total_amount, 0)), 0)), 0) from refunds f
    where f.customer_id = o.customer_id and f.order_id = o.id and f.status <> 'failed' and f.id <> all(${but}::uuid[])))::bigint`

export async function getTaxLeft(tx: Tx, { customerId, id }: OrderKey): Promise<number> {
  const { rows } = await sql<{ taxLeft: number }>`
    select ${taxLeft()} as tax_left from orders o where o.customer_id = ${customerId} and o.id = ${id}`.execute(tx)
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

/** Sums the succeeded refunds of an order. */
export async function getSucceededTotal(tx: Tx, { customerId, id }: OrderKey): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select coalesce(sum(amount), 0)::bigint as total from refunds
    where customer_id = ${customerId} and order_id = ${id} and status = 'succeeded'`.execute(tx)
  return rows[0]!.total
}

export type NewRefund = Omit<PlannedRefund, 'itemsTax'> & {
  id: string
  taxAmount: number
  reason: string
  restock: boolean
}

/** Books a refund of a locked order, reserving its money; `payments` are the state after it. */
export async function insertRefund(
  tx: Tx,
  order: StoredOrder,
  refund: NewRefund,
  { payments, author }: { payments: readonly StoredPayment[]; author: Author },
): Promise<StoredRefund> {
  const { id, amount, taxAmount, items, reason, restock } = refund
  const { rows } = await sql<StoredRefund>`
    with o as (
      update orders set ${moneyColumns(payments)}, version = version + 1, updated_at = now()
      where customer_id = ${order.customerId} and id = ${order.id}
      returning customer_id, id, status
    ), ${savePaymentsSql(sql`o`, payments)}
    lines as (
      update order_items i set refunded_quantity = refunded_quantity + r.quantity,
        restocked_quantity = restocked_quantity + r.restocked, written_off_quantity = written_off_quantity + r."writtenOff"
      from json_to_recordset(${JSON.stringify(items)}::json) as r ("itemId" uuid, quantity int, restocked int, "writtenOff" int)
      where i.customer_id = ${order.customerId} and i.order_id = ${order.id} and i.id = r."itemId"
    ), history as (${insertOrderEventsSql(sql`o`, author, [{ type: 'refund', status: 'pending', detail: { refundId: id, amount } }])}),
    sale as (${insertSalesChangesSql(sql`o`, salesChangesOfRefund(order, amount))})
    insert into refunds (customer_id, order_id, id, status, amount, tax_amount, items, reason, restock, payment_id)
    select customer_id, id, ${id}, 'pending', ${amount}, ${taxAmount}, ${JSON.stringify(items)}::jsonb, ${reason}, ${restock}, ${payments[0]?.id ?? null}::uuid from o
    returning ${columns}`.execute(tx)
  return rows[0]!
}

/** Inserts a cancellation's refund, booked in the same statement. */
export async function insertCancelRefund(
  tx: Tx,
  { customerId, id: orderId }: OrderKey,
  refund: { id: string; amount: number; taxAmount: number; reason: string; paymentId: string },
): Promise<void> {
  const { id, amount, taxAmount, reason, paymentId } = refund
  await sql`
    insert into refunds (customer_id, order_id, id, status, amount, tax_amount, items, reason, restock, payment_id)
    values (${customerId}, ${orderId}, ${id}, 'pending', ${amount}, ${taxAmount}, '[]', ${reason}, false, ${paymentId})`.execute(
    tx,
  )
}

export type RefundRow = {
  id: string
  amount: number
  status: RefundStatus
  source: RefundSource
  reference: string | null
  reason: string
}

/** Inserts refunds made at the provider, of a locked order. */
export async function insertProviderRefunds(
  tx: Tx,
  order: OrderKey,
  { paymentId, refunds }: { paymentId: string; refunds: readonly RefundRow[] },
): Promise<void> {
  if (refunds.length === 0) return
  await sql`
    insert into refunds (customer_id, order_id, id, status, amount, items, reason, restock, source, reference, payment_id)
    select ${order.customerId}::uuid, ${order.id}::uuid, r.id, r.status, r.amount, '[]', r.reason, false, r.source, r.reference, ${paymentId}::uuid
    from json_to_recordset(${JSON.stringify(refunds)}::json) as r (
      id uuid, amount bigint, status text, source text, reference text, reason text)`.execute(tx)
}

export type RefundUpdate = Pick<StoredRefund, 'id' | 'amount' | 'taxAmount' | 'status' | 'reference'>

/** Updates refunds of a locked order; units of `failed` ones become refundable. */
export async function updateRefunds(
  tx: Tx,
  order: OrderKey,
  { changes, failed }: { changes: readonly RefundUpdate[]; failed: readonly string[] },
): Promise<void> {
  if (changes.length === 0) return
  await sql`
    with changed as (
      update refunds r set status = c.status, amount = c.amount,
        tax_amount = c."taxAmount", reference = coalesce(c.reference, r.reference), updated_at = now()
      from json_to_recordset(${JSON.stringify(changes)}::json) as c (id uuid, status text, amount bigint, "taxAmount" bigint, reference text)
      where r.customer_id = ${order.customerId} and r.order_id = ${order.id} and r.id = c.id
      returning r.id, r.items
    ), units as (
      select (u->>'itemId')::uuid as item_id, sum((u->>'quantity')::int)::int as quantity
      from changed, jsonb_array_elements(changed.items) u where changed.id = any(${failed}::uuid[]) group by 1
    )
    update order_items i set refunded_quantity = refunded_quantity - units.quantity
    from units where i.customer_id = ${order.customerId} and i.order_id = ${order.id} and i.id = units.item_id`.execute(
    tx,
  )
}

/** Distributes the tax left by other refunds over these, by amount; returns it by id. */
export async function shareTax(
  tx: Tx,
  { customerId, id }: OrderKey,
  refundIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (refundIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; taxAmount: number }>`
    with shared as (
      select id, amount, sum(amount) over (order by id) as up_to from refunds
      where customer_id = ${customerId} and order_id = ${id} and id = any(${refundIds}::uuid[]) and status <> 'failed'
    ), rest as (
      select ${taxLeft(refundIds)} as tax, o.paid_amount - (
        select coalesce(sum(amount), 0) from refunds f
        where f.customer_id = o.customer_id and f.order_id = o.id and f.status <> 'failed' and f.id <> all(${refundIds}::uuid[])) as amount
      from orders o where o.customer_id = ${customerId} and o.id = ${id}
    )
    update refunds r set tax_amount = round(rest.tax * up_to / rest.amount) - round(rest.tax * (up_to - shared.amount) / rest.amount)
    from shared, rest
    where r.customer_id = ${customerId} and r.order_id = ${id} and r.id = shared.id and rest.amount > 0
    returning r.id, r.tax_amount`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.taxAmount]))
}
