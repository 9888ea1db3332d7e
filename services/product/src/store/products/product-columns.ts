import { sql } from 'kysely'
import type { StoredProduct } from '../../domain/products/product'

/** Columns of a `StoredProduct`, from `products p`. */
export const productColumns = sql`
  p.id, p.slug, p.name, p.description, p.category_path, p.status, p.images, p.attributes, p.price_amount, p.currency,
  p.rating_sum, p.rating_count, p.version, p.created_at, p.updated_at,
  (select json_agg(json_build_object(
     'id', v.id, 'sku', v.sku, 'name', v.name, 'options', v.options, 'priceAmount', v.price_amount,
     'compareAtAmount', v.compare_at_amount, 'stock', v.stock, 'reserved', v.reserved) order by v.position)
   from variants v where v.product_id = p.id) as variants`

export const withVariants = <T extends StoredProduct>(row: T): T => ({ ...row, variants: row.variants ?? [] })
