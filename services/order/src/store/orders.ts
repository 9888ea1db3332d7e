import type { Position } from '@ecommerce/shared/http/pagination'
import { sql } from 'kysely'
import type { StoredOrder } from '../domain/order'
import type { OrderStatus } from '../domain/order-status'
import type { Db, Tx } from './schema'

/** Everything of an order `o`, its lines in one column. */
export const orderColumns = sql`
  o.customer_id, o.id, o.number, o.user_id, o.email, o.locale, o.status, o.payment_status, o.payment_method, o.shipping_method, o.currency,
  o.subtotal_amount, o.discount_amount, o.shipping_amount, o.tax_amount, o.total_amount, o.shipping_address, o.billing_address, o.note,
  o.tracking_number, o.carrier, o.idempotency_ref, o.version, o.created_at, o.updated_at,
  (select json_agg(json_build_object(
     'id', i.id, 'productId', i.product_id, 'variantId', i.variant_id, 'sku', i.sku, 'name', i.name, 'options', i.options, 'image', i.image,
     'unitPriceAmount', i.unit_price_amount, 'quantity', i.quantity, 'lineTotalAmount', i.line_total_amount) order by i.position)
   from order_items i where i.customer_id = o.customer_id and i.order_id = o.id) as items`

/** By id or number; of one customer, or of anybody when none is named. */
export async function findOrder(
  db: Db,
  by: { id: string; customerId?: string } | { number: string; customerId?: string },
): Promise<StoredOrder | undefined> {
  const key = 'id' in by ? sql`o.id = ${by.id}` : sql`o.number = ${by.number}`
  const owner = by.customerId === undefined ? sql`true` : sql`o.customer_id = ${by.customerId}`
  const { rows } = await sql<StoredOrder>`select ${orderColumns} from orders o where ${owner} and ${key}`.execute(db)
  return rows[0]
}

export type OrderFilter = { customerId?: string; status?: OrderStatus; from?: Date; to?: Date; q?: string }

/** Newest first: ids are UUIDv7. */
export async function listOrders(
  db: Db,
  options: { filter: OrderFilter; limit: number; after: Position | undefined },
): Promise<StoredOrder[]> {
  const { filter, limit, after } = options
  const { rows } = await sql<StoredOrder>`
    select ${orderColumns} from orders o
    where ${conditions(filter)} and ${after ? sql`o.id < ${after[0]}::uuid` : sql`true`}
    order by o.id desc limit ${limit}`.execute(db)
  return rows
}

export async function countOrders(db: Db, filter: OrderFilter): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from orders o where ${conditions(filter)}`.execute(db)
  return rows[0]!.count
}

const conditions = ({ customerId, status, from, to, q }: OrderFilter) =>
  sql.join(
    [
      customerId === undefined ? sql`true` : sql`o.customer_id = ${customerId}`,
      ...(status === undefined ? [] : [sql`o.status = ${status}`]),
      ...(from === undefined ? [] : [sql`o.created_at >= ${from}`]),
      ...(to === undefined ? [] : [sql`o.created_at < ${to}`]),
      ...(q === undefined ? [] : [sql`(o.number = ${q} or o.email = lower(${q}))`]),
    ],
    sql` and `,
  )

export type OrderMove = {
  orderId: string
  to: OrderStatus
  from: readonly OrderStatus[]
  version: number | null
  note: string | null
  trackingNumber: string | null
  carrier: string | null
}

/** Moves an order that is in one of the states `from`, and settles what the move means for its payment, in one statement. */
export async function moveOrder(tx: Tx, move: OrderMove): Promise<StoredOrder | undefined> {
  const { orderId, to, from, version, note, trackingNumber, carrier } = move
  const { rows } = await sql<StoredOrder>`
    with o as (
      update orders set
        status = ${to},
        payment_status = case
          when payment_status = 'authorized' and ${to} = 'shipped' then 'paid'
          when payment_status = 'authorized' and ${to} = 'cancelled' then 'unpaid'
          else payment_status end,
        note = coalesce(${note}, note), tracking_number = coalesce(${trackingNumber}, tracking_number), carrier = coalesce(${carrier}, carrier),
        version = version + 1, updated_at = now()
      where id = ${orderId} and status = any(${from}) and (${version}::int is null or version = ${version}::int)
      returning *
    ), cart as (
      update carts set checkout_order_id = null where customer_id = (select customer_id from o) and checkout_order_id = ${orderId}
    )
    select ${orderColumns} from o`.execute(tx)
  return rows[0]
}
