import type { SellableVariant } from '@ecommerce/contracts/inventory'
import { prepared } from '@ecommerce/shared/postgres/prepared'
import { nameInFull } from '../../domain/products/variant-name'
import type { Db } from '../schema'

/** Lists variants by variant and product ids; ids in a `select` keep one plan for any number. */
export async function listSellableVariants(
  db: Db,
  by: { variantIds: readonly string[]; productIds: readonly string[] },
): Promise<SellableVariant[]> {
  const { rows } = await prepared<SellableVariant & { variantName: string }>`
    select v.id as variant_id, v.product_id, v.sku,
      p.name, v.name as variant_name, v.options, p.images->0 as image, p.category_path as categories,
      json_build_object('amount', v.price_amount, 'currency', p.currency) as price,
      v.stock - v.reserved as available, p.status = 'active' as sellable
    from variants v cross join lateral (select * from products where id = v.product_id offset 0) p
    where v.id = any((select ${by.variantIds}::uuid[])::uuid[]) or v.product_id = any((select ${by.productIds}::uuid[])::uuid[])
    order by v.product_id, v.position`.execute(db)
  return rows.map(({ variantName, ...variant }) => ({
    ...variant,
    name: nameInFull(variant.name, variantName),
    categories: variant.categories.toReversed(),
  }))
}
