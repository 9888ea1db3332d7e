import { uuidv7 } from '@ecommerce/shared/ids'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../schema'

/**
 * CTE for the statement that moves stock; `changes` has `product_id`, `variant_id` and available units
 * `before` and `after`.
 */
export type StockEventsSql = (changes: RawBuilder<unknown>) => RawBuilder<unknown>

export type StockChange = {
  productId: string
  variantId: string
  /** Exactly one of the two: by how much, or to what. */
  delta?: number
  stock?: number
  reason: string | null
  actor: string
  eventsSql: StockEventsSql
}

/** Change of a variant's available units. */
export type AvailabilityChange = { productId: string; variantId: string; before: number; after: number }

export type StockOutcome = { changed: boolean; stock: number; reserved: number; before: number }

/** Changes a variant's stock with its ledger entry, unless below the reserved units. */
export async function changeStock(tx: Tx, change: StockChange): Promise<StockOutcome | undefined> {
  const { productId, variantId, delta = null, stock = null, reason, actor, eventsSql } = change
  const move = sql`(
    select ${productId}::uuid as product_id, ${variantId}::uuid as variant_id, locked.stock - locked.reserved as before,
      changed.stock - changed.reserved as after
    from locked, changed)`
  const { rows } = await sql<StockOutcome>`
    with locked as (
      select stock, reserved, coalesce(${stock}::bigint, stock + ${delta}::bigint) as wanted
      from variants where product_id = ${productId} and id = ${variantId} for update
    ), changed as (
      update variants v set stock = locked.wanted::int, reserved = locked.reserved from locked
      where v.product_id = ${productId} and v.id = ${variantId} and locked.wanted between locked.reserved and 2147483647
      returning v.stock, v.reserved, v.stock - locked.stock as delta
    ), ledger as (
      insert into stock_movements (product_id, id, variant_id, delta, kind, reason, actor)
      select ${productId}, ${uuidv7()}, ${variantId}, delta, 'adjustment', ${reason}, ${actor} from changed where delta <> 0
    ), events as (${eventsSql(move)})
    select changed.stock is not null as changed, coalesce(changed.stock, locked.stock) as stock, locked.reserved,
      locked.stock - locked.reserved as before
    from locked left join changed on true`.execute(tx)
  return rows[0]
}

/** The variants of these products of which some are available. */
export async function listAvailableVariants(
  tx: Tx,
  productIds: readonly string[],
): Promise<{ productId: string; variantId: string }[]> {
  const { rows } = await sql<{ productId: string; variantId: string }>`
    select product_id, id as variant_id from variants
    where product_id = any(${productIds}::uuid[]) and stock > reserved`.execute(tx)
  return rows
}
