import type { SellableVariant } from '@ecommerce/contracts/inventory'
import { prepared } from '@ecommerce/shared/postgres/prepared'
import type { Db } from './schema'

/** These variants, and all variants of these products. */
export async function listSellableVariants(
  db: Db,
  by: { variantIds: readonly string[]; productIds: readonly string[] },
): Promise<SellableVariant[]> {
  const { rows } = await prepared<SellableVariant>`
    select v.id as variant_id, v.product_id, v.sku,
      case when v.name = p.name then p.name else p.name || ' (' || v.name || ')' end as name,
      v.options, p.images->0 as image, p.category_path as categories,
      json_build_object('amount', v.price_amount, 'currency', p.currency) as price,
      v.stock - v.reserved as available, p.status = 'active' as sellable
    from variants v join products p on p.id = v.product_id
    where v.id = any(${by.variantIds}::uuid[]) or v.product_id = any(${by.productIds}::uuid[])
    order by v.product_id, v.position`.execute(db)
  return rows.map((variant) => ({ ...variant, categories: variant.categories.toReversed() }))
}
