import { sql } from 'kysely'
import type { Db, Tx } from '../schema'

/** Records purchases and verifies the customer's reviews; returns the products reviewed. Skips unknown SKUs. */
export async function insertPurchases(
  tx: Tx,
  { userId, skus }: { userId: string; skus: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{ productId: string }>`
    with bought as (
      select distinct product_id from skus where sku = any(${skus}::text[])
    ), noted as (
      insert into purchases (product_id, user_id) select product_id, ${userId} from bought on conflict do nothing
    )
    update reviews r set verified_purchase = true
    from bought where r.product_id = bought.product_id and r.user_id = ${userId} and not r.verified_purchase
    returning r.product_id`.execute(tx)
  return rows.map(({ productId }) => productId)
}

export const listPurchasesBy = (db: Db, userId: string): Promise<{ productId: string }[]> =>
  db.selectFrom('purchases').select('productId').where('userId', '=', userId).orderBy('productId').execute()

export async function deletePurchasesBy(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('purchases').where('userId', '=', userId).execute()
}
