import type { ReservationLine } from '@ecommerce/contracts/inventory'
import { prepared } from '@ecommerce/shared/postgres/prepared'
import { type RawBuilder, sql } from 'kysely'
import { type Effect, effects } from '../../domain/stock/reservation'
import type { Tx } from '../schema'
import type { StockEventsSql, AvailabilityChange } from './stock'

export type StockWriteContext = { actor: string; eventsSql: StockEventsSql }

/** Applies an effect to all units of orders with locked reservations that were not restocked. */
export const applyToLines = (
  tx: Tx,
  orderIds: readonly string[],
  effect: Effect,
  by: StockWriteContext,
): Promise<AvailabilityChange[]> =>
  applyTo(
    sql`
      select product_id, order_id, variant_id, quantity - restocked as quantity from reservation_lines
      where order_id = any(${orderIds}::uuid[]) and restocked < quantity`,
    { tx, effect, by },
  )

/** Restocks committed units, less written-off ones, of a locked reservation. */
export function restockUnitsBut(
  tx: Tx,
  { orderId, writtenOff }: { orderId: string; writtenOff: readonly ReservationLine[] },
  by: StockWriteContext,
): Promise<AvailabilityChange[]> {
  const variantIds = writtenOff.map((line) => line.variantId)
  const quantities = writtenOff.map((line) => line.quantity)
  return applyTo(
    sql`
      select product_id, order_id, variant_id, quantity - restocked - coalesce(lost.units, 0) as quantity
      from reservation_lines
      left join unnest(${variantIds}::uuid[], ${quantities}::int[]) as lost (variant_id, units) using (variant_id)
      where order_id = ${orderId} and quantity - restocked > coalesce(lost.units, 0)`,
    { tx, effect: effects.restock, by },
  )
}

/**
 * Restocks units of a committed, locked reservation. Violates `restocked_within_quantity` beyond those left; skips
 * unknown variants.
 */
export function restockUnits(
  tx: Tx,
  { orderId, items }: { orderId: string; items: readonly ReservationLine[] },
  by: StockWriteContext,
): Promise<AvailabilityChange[]> {
  const variantIds = items.map((item) => item.variantId)
  const quantities = items.map((item) => item.quantity)
  return applyTo(
    sql`
      select product_id, order_id, variant_id, back.quantity from reservation_lines
      join unnest(${variantIds}::uuid[], ${quantities}::int[]) as back (variant_id, quantity) using (variant_id)
      where order_id = ${orderId}`,
    { tx, effect: effects.restock, by },
  )
}

/** Applies an effect and writes the ledger in one statement that locks variants in order. */
async function applyTo(
  lines: RawBuilder<unknown>,
  { tx, effect, by }: { tx: Tx; effect: Effect; by: StockWriteContext },
): Promise<AvailabilityChange[]> {
  const { stock, reserved, restocked, kind } = effect
  const { rows } = await prepared<AvailabilityChange>`
    with lines as (${lines}), due as (
      select product_id, variant_id, sum(quantity)::int as quantity from lines group by product_id, variant_id
    ), locked as (
      select v.product_id, v.id, v.stock, v.reserved, v.stock - v.reserved as available, due.quantity from variants v
      join due on due.product_id = v.product_id and due.variant_id = v.id
      order by v.id for update of v
    ), moved as (
      update variants v
      set stock = l.stock + ${stock}::int * l.quantity, reserved = l.reserved + ${reserved}::int * l.quantity
      from locked l
      where v.product_id = l.product_id and v.id = l.id and (select count(*) from locked) > 0
    ), brought_back as (
      update reservation_lines r set restocked = r.restocked + l.quantity from lines l
      where r.product_id = l.product_id and r.order_id = l.order_id and r.variant_id = l.variant_id and ${restocked}::int <> 0
    ), ledger as (
      insert into stock_movements (product_id, id, variant_id, delta, kind, order_id, actor)
      select product_id, gen_random_uuid(), variant_id, ${stock}::int * quantity, ${kind}, order_id, ${by.actor}
      from lines where ${stock}::int <> 0
    ), moves as (
      select product_id, id as variant_id, available as before,
        available + (${stock}::int - ${reserved}::int) * quantity as after
      from locked
    ), events as (${by.eventsSql(sql`moves`)})
    select * from moves`.execute(tx)
  return rows
}
