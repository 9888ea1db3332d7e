import { sql } from 'kysely'
import type { ExportedProduct } from '../../domain/imports/import-line'
import type { Db } from '../schema'

/** Options, attributes and images of the catalogue, which become CSV columns. */
export async function findColumnNeeds(db: Db): Promise<{ options: string[]; attributes: string[]; images: number }> {
  const { rows } = await sql<{ options: string[]; attributes: string[]; images: number }>`
    select
      array(select distinct key from variants, jsonb_object_keys(options) as key order by key) as options,
      array(select distinct key from products, jsonb_object_keys(attributes) as key order by key) as attributes,
      coalesce((select max(jsonb_array_length(images)) from products), 0) as images`.execute(db)
  return rows[0]!
}

/** Products of every status after this id, oldest first. */
export async function listForExport(
  db: Db,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<{ id: string; product: ExportedProduct }[]> {
  const { rows } = await sql<{ id: string; product: ExportedProduct }>`
    select p.id, json_build_object(
      'slug', p.slug, 'name', p.name, 'category', p.category_path[cardinality(p.category_path)], 'description', p.description,
      'status', p.status, 'images', p.images, 'attributes', p.attributes,
      'variants', (
        select json_agg(json_build_object(
          'sku', v.sku, 'name', v.name, 'options', v.options,
          'price', json_build_object('amount', v.price_amount, 'currency', p.currency),
          'compareAtPrice', case when v.compare_at_amount is not null
            then json_build_object('amount', v.compare_at_amount, 'currency', p.currency) end,
          'stock', v.stock) order by v.position, v.id)
        from variants v where v.product_id = p.id)) as product
    from products p
    where ${after === undefined ? sql`true` : sql`p.id > ${after}`} and exists (select from variants v where v.product_id = p.id)
    order by p.id limit ${limit}`.execute(db)
  return rows
}
