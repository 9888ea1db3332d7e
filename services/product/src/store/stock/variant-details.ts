import type { StockEventVariant } from '@ecommerce/contracts/events'
import { sql } from 'kysely'
import { nameInFull } from '../../domain/products/variant-name'
import type { Db } from '../schema'

/** Details of a variant for stock events; undefined if not for sale. */
export async function findVariantDetails(
  db: Db,
  { productId, variantId }: { productId: string; variantId: string },
): Promise<StockEventVariant | undefined> {
  const { rows } = await sql<StockEventVariant & { variantName: string }>`
    select v.product_id, v.id as variant_id, v.sku, p.slug, p.name, v.name as variant_name
    from variants v join products p on p.id = v.product_id and p.status = 'active'
    where v.product_id = ${productId} and v.id = ${variantId}`.execute(db)
  return rows.map(({ variantName, ...news }) => ({ ...news, name: nameInFull(news.name, variantName) }))[0]
}
