import { sql } from 'kysely'
import type { Db, Tx } from '../schema'

export type AlertOutcome = {
  /** Number of matching variants; none if not for sale. */
  choices: number
  available: number
  inserted: boolean
}

/** Inserts an alert unless a variant is available. Shared locks order it before or after a concurrent stock change. */
export async function insertAlert(
  tx: Tx,
  { productId, variantId, userId }: { productId: string; variantId: string | null; userId: string },
): Promise<AlertOutcome> {
  const { rows } = await sql<AlertOutcome>`
    with choices as (
      select v.id, v.stock - v.reserved as available
      from variants v join products p on p.id = v.product_id and p.status = 'active'
      where v.product_id = ${productId} and (${variantId}::uuid is null or v.id = ${variantId})
      order by v.id for share of v
    ), inserted as (
      insert into stock_alerts (product_id, awaited_id, user_id)
      select ${productId}, coalesce(${variantId}::uuid, ${productId}), ${userId}
      where (select sum(available) from choices) = 0
      on conflict do nothing
      returning user_id
    )
    select count(*) as choices, coalesce(sum(available), 0) as available, exists (select from inserted) as inserted
    from choices`.execute(tx)
  return rows[0]!
}

/** Claims up to `limit` customers with an alert for this variant or its product; skips locked rows. */
export async function claimAlerts(
  tx: Tx,
  { productId, variantId, limit }: { productId: string; variantId: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ userId: string }>`
    with due as (
      select user_id from stock_alerts
      where product_id = ${productId} and awaited_id in (${productId}, ${variantId})
        and exists (select from variants where product_id = ${productId} and id = ${variantId} and stock > reserved)
      order by user_id, awaited_id limit ${limit} for update skip locked
    ), taken as (
      delete from stock_alerts
      where product_id = ${productId} and awaited_id in (${productId}, ${variantId}) and user_id in (select user_id from due)
      returning user_id
    )
    select distinct user_id from taken`.execute(tx)
  return rows.map(({ userId }) => userId)
}

/** Lists a customer's alerts; without `variantId`, of any variant of the product. */
export async function listAlertsBy(
  db: Db,
  userId: string,
): Promise<{ productId: string; variantId: string | null; createdAt: Date }[]> {
  const { rows } = await sql<{ productId: string; variantId: string | null; createdAt: Date }>`
    select product_id, nullif(awaited_id, product_id) as variant_id, created_at from stock_alerts
    where user_id = ${userId} order by created_at desc, product_id, awaited_id`.execute(db)
  return rows
}

/** Deletes row by row in the order of claims, which avoids deadlocks. */
export async function deleteAlertsBy(tx: Tx, userId: string): Promise<void> {
  await sql`
    with locked as (
      select product_id, awaited_id from stock_alerts where user_id = ${userId} order by product_id, awaited_id for update
    )
    delete from stock_alerts a using locked l
    where a.user_id = ${userId} and a.product_id = l.product_id and a.awaited_id = l.awaited_id`.execute(tx)
}
