import { sql } from 'kysely'
import type { StoredCartItem } from '../../domain/carts/cart'
import type { Db, Tx } from '../schema'

export type AbandonedCart = {
  userId: string
  email: string
  name: string
  locale: string
  updatedAt: Date
  items: StoredCartItem[]
}

/** Marks up to `limit` idle customer carts once and returns them; concurrent runs take others. */
export async function markAbandonedCarts(
  tx: Tx,
  { idleMinutes, limit }: { idleMinutes: number; limit: number },
): Promise<AbandonedCart[]> {
  const { rows } = await sql<AbandonedCart>`
    with idle as (
      select c.customer_id from carts c join known_users p on p.user_id = c.customer_id and p.erased_at is null
      where not c.is_guest and c.abandoned_at is null and c.updated_at < now() - ${idleMinutes} * interval '1 minute'
        and exists (select from cart_items i where i.customer_id = c.customer_id)
      order by c.updated_at limit ${limit} for update of c skip locked
    ), marked as (
      update carts set abandoned_at = now() where customer_id in (select customer_id from idle) returning customer_id, updated_at
    )
    select p.user_id, p.email, p.name, p.locale, m.updated_at,
      (select json_agg(json_build_object(
        'sku', i.sku, 'name', i.name, 'quantity', i.quantity, 'unitPriceAmount', i.unit_price_amount, 'currency', i.currency) order by i.id)
        from cart_items i where i.customer_id = m.customer_id) as items
    from marked m join known_users p on p.user_id = m.customer_id`.execute(tx)
  return rows
}

/** Deletes idle guest carts that are not being ordered, `batch` per statement. */
export async function deleteOldGuestCarts(
  db: Db,
  { idleDays, batch }: { idleDays: number; batch: number },
): Promise<void> {
  for (;;) {
    const { numAffectedRows } = await sql`
      delete from carts where customer_id in (
        select customer_id from carts
        where is_guest and updated_at < now() - ${idleDays} * interval '1 day' and checkout_order_id is null
        order by updated_at limit ${batch} for update skip locked
      )`.execute(db)
    if (Number(numAffectedRows ?? 0) < batch) return
  }
}
