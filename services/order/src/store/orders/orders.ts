import type { Position } from '@ecommerce/shared/http/responses/pagination'
import { minIdAt } from '@ecommerce/shared/ids'
import { prepared } from '@ecommerce/shared/postgres/prepared'
import { type RawBuilder, sql } from 'kysely'
import type { StoredOrder } from '../../domain/orders/order'
import type { Author, OrderEntry } from '../../domain/orders/order-event'
import type { OrderStatus } from '../../domain/orders/order-status'
import { moneyOf, type PaidOrder, type StoredPayment } from '../../domain/payments/payment'
import { salesChangesOf } from '../../domain/orders/sales'
import { networkKeyOf } from '../checkout/unpaid-orders'
import { orderColumns } from './order-columns'
import { insertOrderEventsSql } from './order-events'
import { moneyColumns, savePaymentsSql } from '../payments/payments'
import { insertSalesChangesSql } from './sales'
import type { Db, Tx } from '../schema'

/** User with owned guest orders, or one buyer. */
export type Owner = { userId: string } | { customerId: string }

const email = (userId: string) =>
  sql`(select email from known_users where user_id = ${userId} and email_owned and erased_at is null)`

const ownedBy = (owner: Owner) =>
  'userId' in owner
    ? sql`(o.customer_id = ${owner.userId} or (o.user_id is null and o.email = ${email(owner.userId)}))`
    : sql`o.customer_id = ${owner.customerId}`

export type OrderName = { id: string } | { number: string }

/** By id or number; without `owner` of any owner. */
export async function findOrder(db: Db, name: OrderName, owner?: Owner): Promise<StoredOrder | undefined> {
  const { rows } = await prepared<StoredOrder>`
    select ${orderColumns} from orders o
    where ${'id' in name ? sql`o.id = ${name.id}` : sql`o.number = ${name.number}`} and ${owner ? ownedBy(owner) : sql`true`}`.execute(
    db,
  )
  return rows[0]
}

type OrderKey = Pick<StoredOrder, 'customerId' | 'id'>

/** Age of the oldest overdue pending order, in seconds; 0 without one. */
export async function oldestPendingOrderSeconds(db: Db): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select greatest(0, extract(epoch from now() - min(coalesce(payment_due_at, created_at))))::float8 as seconds
    from orders where status = 'pending'`.execute(db)
  return rows[0]?.seconds ?? 0
}

/** Locks and reads an order. */
export async function lockOrder(tx: Tx, { customerId, id }: OrderKey): Promise<StoredOrder> {
  await sql`select id from orders where customer_id = ${customerId} and id = ${id} for update`.execute(tx)
  return getOrder(tx, { customerId, id })
}

/** Returns an order that must exist; orders are never deleted. */
export async function getOrder(db: Db, { customerId, id }: OrderKey): Promise<StoredOrder> {
  const order = await findOrder(db, { id }, { customerId })
  if (!order) throw new Error(`The order ${id} is gone`)
  return order
}

export type OrderFilter = { owner?: Owner; status?: OrderStatus; from?: Date; to?: Date; q?: string }

/**
 * Lists orders newest first (UUIDv7). Each ownership condition has an index; lists of all orders are planned with
 * their values.
 */
export async function listOrders(
  db: Db,
  options: { filter: OrderFilter; limit: number; after: Position | undefined },
): Promise<StoredOrder[]> {
  const { filter, limit, after } = options
  const page = (own: RawBuilder<unknown>) => sql`(
    select * from orders o where ${own} and ${conditions(filter)} and ${after ? sql`o.id < ${after[0]}::uuid` : sql`true`}
    order by o.id desc limit ${limit})`
  const pages = ownershipConditions(filter.owner).map(page)
  const list = filter.owner ? prepared : sql
  const { rows } = await list<StoredOrder>`
    select ${orderColumns} from (${sql.join(pages, sql` union all `)}) o order by o.id desc limit ${limit}`.execute(db)
  return rows
}

export async function countOrders(db: Db, filter: OrderFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from orders o where ${filter.owner ? ownedBy(filter.owner) : sql`true`} and ${conditions(filter)}`.execute(
    db,
  )
  return rows[0]!.count
}

function ownershipConditions(owner: Owner | undefined): RawBuilder<unknown>[] {
  if (!owner) return [sql`true`]
  if ('customerId' in owner) return [ownedBy(owner)]
  return [sql`o.customer_id = ${owner.userId}`, sql`o.user_id is null and o.email = ${email(owner.userId)}`]
}

/** Ids and `created_at` come from different clocks. */
const clocksApartMs = 3_600_000

const conditions = ({ status, from, to, q }: OrderFilter) =>
  sql.join(
    [
      sql`true`,
      ...(status === undefined ? [] : [sql`o.status = ${status}`]),
      ...(from === undefined
        ? []
        : [sql`o.created_at >= ${from} and o.id >= ${minIdAt(from.getTime() - clocksApartMs)}::uuid`]),
      ...(to === undefined
        ? []
        : [sql`o.created_at < ${to} and o.id < ${minIdAt(to.getTime() + clocksApartMs)}::uuid`]),
      ...(q === undefined ? [] : [q.includes('@') ? sql`o.email = lower(${q})` : sql`o.number = ${q}`]),
    ],
    sql` and `,
  )

/** Locks an order by id alone; undefined without one. */
export async function lockOrderById(tx: Tx, id: string): Promise<StoredOrder | undefined> {
  const { rows } = await sql<OrderKey>`select customer_id, id from orders where id = ${id} for update`.execute(tx)
  return rows[0] && getOrder(tx, rows[0])
}

export type OrderMove = {
  to: OrderStatus
  note: string | null
  trackingNumber: string | null
  carrier: string | null
  author: Author
  /** State after the move. */
  payments: readonly StoredPayment[]
  entries: readonly OrderEntry[]
}

/** Moves a locked order with history, payments and sales figures in one statement. */
export async function moveOrder(tx: Tx, order: StoredOrder, move: OrderMove): Promise<StoredOrder> {
  const { to, note, trackingNumber, carrier, author, payments, entries } = move
  const detail = {
    ...(note !== null && { note }),
    ...(trackingNumber !== null && { trackingNumber }),
    ...(carrier !== null && { carrier }),
  }
  const after = { ...order, ...moneyOf(payments), status: to }
  const { rows } = await sql<StoredOrder>`
    with o as (
      update orders set status = ${to}, ${moneyColumns(payments)},
        network_key = ${networkKeyOf(after)},
        tracking_number = coalesce(${trackingNumber}, tracking_number), carrier = coalesce(${carrier}, carrier),
        version = version + 1, updated_at = now()
      where customer_id = ${order.customerId} and id = ${order.id}
      returning *
    ), ${savePaymentsSql(sql`o`, payments)}
    cart as (
      update carts set checkout_order_id = null where customer_id = ${order.customerId} and checkout_order_id = ${order.id}
    ), history as (${insertOrderEventsSql(sql`o`, author, [{ type: 'status', status: to, detail }, ...entries])}),
    sale as (${insertSalesChangesSql(sql`o`, salesChangesOf(order, after))})
    select ${orderColumns} from o`.execute(tx)
  return { ...rows[0]!, payments: [...payments] }
}

/** Marks all units of a locked order as restocked, except written-off ones. */
export async function restockOutUnits(tx: Tx, { customerId, id }: OrderKey): Promise<void> {
  await sql`
    update order_items set restocked_quantity = quantity - written_off_quantity
    where customer_id = ${customerId} and order_id = ${id}`.execute(tx)
}

/** Finds paid orders that are missing or not marked as paid. */
export async function findUnreconciledPayments(
  db: Db,
  paid: readonly PaidOrder[],
): Promise<{ unsettled: PaidOrder[]; unknown: PaidOrder[] }> {
  if (paid.length === 0) return { unsettled: [], unknown: [] }
  const { rows } = await sql<PaidOrder & { isKnown: boolean }>`
    select p."customerId" as customer_id, p."orderId" as order_id, p.reference, o.id is not null as is_known
    from json_to_recordset(${JSON.stringify(paid)}::json) as p ("customerId" uuid, "orderId" uuid, reference text)
    left join orders o on o.customer_id = p."customerId" and o.id = p."orderId"
    where o.id is null or o.paid_amount = 0`.execute(db)
  return { unsettled: rows.filter(({ isKnown }) => isKnown), unknown: rows.filter(({ isKnown }) => !isKnown) }
}
