import { sql } from 'kysely'
import type { StoredOrder } from '../../domain/orders/order'
import type { Author } from '../../domain/orders/order-event'
import type { LineQuantity } from '../../domain/payments/refund'
import {
  freesUnits,
  type ReturnStatus,
  returnStatusesThatMayBecome,
  type StoredReturn,
} from '../../domain/payments/return'
import { insertOrderEventsSql } from './order-events'
import type { Db, Tx } from '../schema'

const columns = sql`customer_id, order_id, id, status, items, reason, note, restocked, created_at, decided_at`

type OrderKey = Pick<StoredOrder, 'customerId' | 'id'>

/** Oldest first. */
export async function listReturns(db: Db, { customerId, id }: OrderKey): Promise<StoredReturn[]> {
  const { rows } = await sql<StoredReturn>`
    select ${columns} from returns where customer_id = ${customerId} and order_id = ${id} order by id`.execute(db)
  return rows
}

/** Inserts a return request of a locked order. */
export async function insertReturn(
  tx: Tx,
  order: OrderKey,
  requested: { id: string; items: readonly LineQuantity[]; reason: string },
  author: Author,
): Promise<StoredReturn> {
  const { id, items, reason } = requested
  const { rows } = await sql<StoredReturn>`
    with lines as (${movingLines(order, items, 1)}),
    history as (${insertOrderEventsSql(keyOf(order), author, [{ type: 'return', status: 'requested', detail: { returnId: id } }])})
    insert into returns (customer_id, order_id, id, status, items, reason)
    values (${order.customerId}, ${order.id}, ${id}, 'requested', ${JSON.stringify(items)}::jsonb, ${reason})
    returning ${columns}`.execute(tx)
  return rows[0]!
}

/** Lists the returns of these orders, oldest first. */
export async function listReturnsOf(db: Db, orderIds: readonly string[]): Promise<StoredReturn[]> {
  const { rows } = await sql<StoredReturn>`
    select ${columns} from returns where order_id = any(${orderIds}::uuid[]) order by id`.execute(db)
  return rows
}

export type ReturnDecision = { id: string; status: Exclude<ReturnStatus, 'requested'>; note: string | null }

/** Decides an undecided return of a locked order; otherwise undefined. */
export async function decideReturn(
  tx: Tx,
  order: OrderKey,
  { id, status, note }: ReturnDecision,
  author: Author,
): Promise<StoredReturn | undefined> {
  const { rows } = await sql<StoredReturn>`
    with decided as (
      update returns set status = ${status}, note = ${note}, decided_at = now()
      where customer_id = ${order.customerId} and order_id = ${order.id} and id = ${id} and status = any(${returnStatusesThatMayBecome(status)}::text[])
      returning ${columns}
    ), history as (${insertOrderEventsSql(sql`(select customer_id, order_id as id from decided)`, author, [
      { type: 'return', status, detail: { returnId: id } },
    ])})
    select * from decided`.execute(tx)
  const [decided] = rows
  if (decided && freesUnits(status)) await movingLines(order, decided.items, -1).execute(tx)
  return decided
}

/** Stores the units that an approved return restocks. */
export async function recordRestocked(
  tx: Tx,
  { customerId, orderId, id }: Pick<StoredReturn, 'customerId' | 'orderId' | 'id'>,
  units: readonly LineQuantity[],
): Promise<StoredReturn> {
  const restocked = units.map(({ itemId, quantity }) => ({ itemId, quantity }))
  const { rows } = await sql<StoredReturn>`
    update returns set restocked = ${JSON.stringify(restocked)}::jsonb
    where customer_id = ${customerId} and order_id = ${orderId} and id = ${id}
    returning ${columns}`.execute(tx)
  return rows[0]!
}

const movingLines = ({ customerId, id }: OrderKey, items: readonly LineQuantity[], sign: 1 | -1) => sql`
  update order_items i set returned_quantity = returned_quantity + ${sign}::int * r.quantity
  from json_to_recordset(${JSON.stringify(items)}::json) as r ("itemId" uuid, quantity int)
  where i.customer_id = ${customerId} and i.order_id = ${id} and i.id = r."itemId"`

const keyOf = ({ customerId, id }: OrderKey) => sql`(select ${customerId}::uuid as customer_id, ${id}::uuid as id)`
