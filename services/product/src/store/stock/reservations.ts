import type { Reservation, ReservationLine, ReservationStatus } from '@ecommerce/contracts/inventory'
import { prepared } from '@ecommerce/shared/postgres/prepared'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../schema'
import type { StockEventsSql, AvailabilityChange } from './stock'

export type Shortage = { variantId: string; available: number }
export type Reserved = { reservedUntil: Date; moves: AvailabilityChange[] } | { shortages: Shortage[] }

/** Reserves all lines or none, in one statement that locks variants by id; nothing if the order has a reservation. */
export async function insertReservation(
  db: Db,
  request: { orderId: string; items: readonly ReservationLine[]; ttlSeconds: number; eventsSql: StockEventsSql },
): Promise<Reserved> {
  const variantIds = request.items.map((item) => item.variantId)
  const quantities = request.items.map((item) => item.quantity)
  const moved = sql`(
    select product_id, id as variant_id, available as before, available - quantity as after
    from locked where exists (select from header))`
  const { rows } = await prepared<{
    reservedUntil: Date | null
    moves: AvailabilityChange[] | null
    shortages: Shortage[] | null
  }>`
    with requested as (
      select * from unnest(${variantIds}::uuid[], ${quantities}::int[]) as w (variant_id, quantity)
    ), locked as (
      select v.product_id, v.id, v.stock, v.reserved, v.stock - v.reserved as available, w.quantity
      from variants v join requested w on w.variant_id = v.id
      order by v.id for update of v
    ), short as (
      select w.variant_id, coalesce(l.available, 0) as available
      from requested w left join locked l on l.id = w.variant_id
      where coalesce(l.available, 0) < w.quantity
    ), header as (
      insert into reservations (order_id, status, reserved_until)
      select ${request.orderId}, 'held', now() + ${request.ttlSeconds} * interval '1 second'
      where (select count(*) from locked) > 0 and not exists (select from short)
      on conflict do nothing
      returning reserved_until
    ), taken as (
      update variants v set stock = l.stock, reserved = l.reserved + l.quantity from locked l
      where v.product_id = l.product_id and v.id = l.id and exists (select from header)
    ), lines as (
      insert into reservation_lines (product_id, order_id, variant_id, quantity)
      select product_id, ${request.orderId}, id, quantity from locked where exists (select from header)
    ), events as (${request.eventsSql(moved)})
    select
      (select reserved_until from header) as reserved_until,
      (select json_agg(json_build_object(
        'productId', product_id, 'variantId', id, 'before', available, 'after', available - quantity)) from locked) as moves,
      (select json_agg(json_build_object('variantId', variant_id, 'available', available)) from short) as shortages`.execute(
    db,
  )
  const { reservedUntil, moves, shortages } = rows[0]!
  return reservedUntil ? { reservedUntil, moves: moves ?? [] } : { shortages: shortages ?? [] }
}

export async function findReservation(db: Db, orderId: string): Promise<Reservation | undefined> {
  const { rows } = await prepared<{ status: ReservationStatus; reservedUntil: Date; items: ReservationLine[] }>`
    select r.status, r.reserved_until,
      coalesce((select json_agg(json_build_object('variantId', l.variant_id, 'quantity', l.quantity) order by l.variant_id)
        from reservation_lines l where l.order_id = r.order_id), '[]') as items
    from reservations r where r.order_id = ${orderId}`.execute(db)
  const found = rows[0]
  return (
    found && { orderId, status: found.status, reservedUntil: found.reservedUntil.toISOString(), items: found.items }
  )
}

/** Moves and locks a reservation in this state; `ttlSeconds` extends it. Returns its expiry, else undefined. */
export async function moveReservation(
  tx: Tx,
  orderId: string,
  { from, to, ttlSeconds = null }: { from: ReservationStatus; to: ReservationStatus; ttlSeconds?: number | null },
): Promise<Date | undefined> {
  const { rows } = await prepared<{ reservedUntil: Date }>`
    with locked_lines as (${linesHeld(sql`select ${orderId}::uuid`)})
    update reservations
    set status = ${to}, reserved_until = coalesce(now() + ${ttlSeconds}::int * interval '1 second', reserved_until)
    where order_id = ${orderId} and status = ${from} and (select count(*) from locked_lines) >= 0
    returning reserved_until`.execute(tx)
  return rows[0]?.reservedUntil
}

/** Moves and locks those reservations of several orders that are in this state; returns their orders. */
export async function moveReservations(
  tx: Tx,
  orderIds: readonly string[],
  { from, to }: { from: ReservationStatus; to: ReservationStatus },
): Promise<string[]> {
  const { rows } = await prepared<{ orderId: string }>`
    with locked_lines as (${linesHeld(sql`select unnest(${orderIds}::uuid[])`)}), locked as (
      select order_id from reservations
      where order_id = any(${orderIds}::uuid[]) and status = ${from} and (select count(*) from locked_lines) >= 0
      order by order_id for update
    )
    update reservations r set status = ${to} from locked where r.order_id = locked.order_id and r.status = ${from}
    returning r.order_id`.execute(tx)
  return rows.map(({ orderId }) => orderId)
}

/** Locks a reservation and returns its status. */
export async function lockReservation(tx: Tx, orderId: string): Promise<ReservationStatus | undefined> {
  const { rows } = await sql<{ status: ReservationStatus }>`
    with locked_lines as (${linesHeld(sql`select ${orderId}::uuid`)})
    select status from reservations where order_id = ${orderId} and (select count(*) from locked_lines) >= 0
    for update`.execute(tx)
  return rows[0]?.status
}

/** Lines of an order with insufficient stock. */
export async function listShortages(db: Db, orderId: string): Promise<Shortage[]> {
  const { rows } = await sql<Shortage>`
    select v.id as variant_id, v.stock - v.reserved as available
    from reservation_lines l join variants v on v.product_id = l.product_id and v.id = l.variant_id
    where l.order_id = ${orderId} and v.stock - v.reserved < l.quantity order by v.id`.execute(db)
  return rows
}

/** Locks the orders' variants before their reservations, as reserving does. */
const linesHeld = (orderIds: RawBuilder<unknown>) => sql`
  select v.id from variants v join (
    select distinct product_id, variant_id from reservation_lines where order_id in (${orderIds})
  ) l on l.product_id = v.product_id and l.variant_id = v.id
  order by v.id for update of v`

/** Records that this order failed, so that a late reserve takes nothing. */
export async function insertTombstone(tx: Tx, orderId: string): Promise<boolean> {
  const inserted = await tx
    .insertInto('reservations')
    .values({ orderId, status: 'released', reservedUntil: new Date() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('orderId')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Records a restocked return; false if recorded before. */
export async function insertRestockedReturn(
  tx: Tx,
  { orderId, returnId }: { orderId: string; returnId: string },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('restockedReturns')
    .values({ orderId, returnId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('returnId')
    .executeTakeFirst()
  return inserted !== undefined
}

/** True if the time of a reservation in this state is up. */
export async function isReservationDue(db: Db, from: ReservationStatus): Promise<boolean> {
  // Literal, since the partial index requires a known status.
  const { rows } = await sql<{ isDue: boolean }>`
    select exists (select from reservations where status = ${sql.lit(from)} and reserved_until < now()) as is_due`.execute(
    db,
  )
  return rows[0]!.isDue
}

/** Transitions up to `limit` expired reservations; skips those changed concurrently. */
export async function moveDueReservations(
  tx: Tx,
  { from, to, limit }: { from: ReservationStatus; to: ReservationStatus; limit: number },
): Promise<{ found: number; orderIds: string[] }> {
  // Literal, since the partial index requires a known status.
  const status = sql.lit(from)
  const { rows } = await sql<{ found: number; orderIds: string[] | null }>`
    with due as materialized (
      select order_id from reservations where status = ${status} and reserved_until < now()
      order by reserved_until limit ${limit}
    ), locked_lines as (${linesHeld(sql`select order_id from due`)}), moved as (
      update reservations set status = ${to}
      where order_id in (select order_id from due) and status = ${status} and (select count(*) from locked_lines) >= 0
      returning order_id
    )
    select (select count(*) from due) as found, (select array_agg(order_id) from moved) as order_ids`.execute(tx)
  const { found, orderIds } = rows[0]!
  return { found, orderIds: orderIds ?? [] }
}
