import { uuidv7 } from '@ecommerce/shared/ids'
import { sql } from 'kysely'
import type { NewVariant } from '../../domain/products/new-product'
import type { Tx } from '../schema'

export type PlacedVariant = NewVariant & { productId: string; position: number }

type Named = { sku: string; productId: string; id: string }

/** Claims SKUs for variants; returns those of other variants. */
export async function claimSkus(tx: Tx, variants: readonly Named[]): Promise<string[]> {
  const { rows } = await sql<{ sku: string }>`
    with input as (
      select * from json_to_recordset(${JSON.stringify(variants)}::json) as v (sku text, "productId" uuid, id uuid)
    ), claimed as (
      insert into skus (sku, product_id, variant_id) select sku, "productId", id from input order by sku
      on conflict do nothing returning sku
    )
    select sku from input where sku not in (select sku from claimed)`.execute(tx)
  return rows.map(({ sku }) => sku)
}

export async function releaseSkus(tx: Tx, productId: string, skus: readonly string[]): Promise<void> {
  await tx.deleteFrom('skus').where('sku', 'in', skus).where('productId', '=', productId).execute()
}

/** Inserts variants with claimed SKUs and ledger entries for their stock. */
export async function insertVariants(tx: Tx, variants: readonly PlacedVariant[], actor: string): Promise<void> {
  const input = variants.map((variant) => ({ ...variant, movementId: uuidv7() }))
  await sql`
    with input as (
      select * from json_to_recordset(${JSON.stringify(input)}::json) as v (
        "productId" uuid, id uuid, sku text, name text, options jsonb, "priceAmount" bigint, "compareAtAmount" bigint,
        position int, stock int, "movementId" uuid)
    ), loaded as (
      insert into stock_movements (product_id, id, variant_id, delta, kind, actor)
      select "productId", "movementId", id, stock, 'load', ${actor} from input where stock <> 0
    )
    insert into variants (product_id, id, sku, name, options, price_amount, compare_at_amount, position, stock)
    select "productId", id, sku, name, options, "priceAmount", "compareAtAmount", position, stock from input`.execute(
    tx,
  )
}

/** Updates variants except their stock, which changes concurrently. */
export async function updateVariants(
  tx: Tx,
  productId: string,
  variants: readonly Omit<PlacedVariant, 'stock' | 'productId'>[],
): Promise<void> {
  await sql`
    with input as (
      select * from json_to_recordset(${JSON.stringify(variants)}::json) as v (
        id uuid, sku text, name text, options jsonb, "priceAmount" bigint, "compareAtAmount" bigint, position int)
    ), locked as (
      select id from variants where product_id = ${productId} and id in (select id from input) order by id for no key update
    )
    update variants v set
      sku = g.sku, name = g.name, options = g.options, price_amount = g."priceAmount",
      compare_at_amount = g."compareAtAmount", position = g.position
    from locked join input g using (id)
    where v.product_id = ${productId} and v.id = locked.id`.execute(tx)
}
