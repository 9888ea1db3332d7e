import { sql } from 'kysely'
import { conditions, type ProductFilter } from './products'
import type { Db } from './schema'

export type Facets = {
  categories: { slug: string; name: string; count: number }[]
  prices: { from: number; to: number | null; count: number }[]
  attributes: Record<string, { value: string; count: number }[]>
}

/** Upper ends of the price bands, in minor units. */
const bands = [1_000, 2_500, 5_000, 10_000, 25_000]

/** How many products of a filter there are by category, price band and attribute, in one query. */
export async function countFacets(db: Db, filter: ProductFilter): Promise<Facets> {
  const { rows } = await sql<{ facets: Facets }>`
    with matching as materialized (
      select p.category_path, p.price_amount, p.attributes from products p where ${sql.join(conditions(filter), sql` and `)}
    ), categories_counted as (
      select c.slug, c.name, count(*) as count from matching, unnest(category_path) as slug join categories c using (slug)
      group by c.slug, c.name order by count desc, c.slug
    ), bands_counted as (
      select width_bucket(price_amount, ${bands}::bigint[]) as band, count(*) as count from matching group by band order by band
    ), values_counted as (
      select key, value, count(*) as count from matching, jsonb_each_text(attributes) group by key, value
    ), attributes_counted as (
      select key, json_agg(json_build_object('value', value, 'count', count) order by count desc, value) as counts
      from values_counted group by key
    )
    select json_build_object(
      'categories', coalesce((select json_agg(categories_counted) from categories_counted), '[]'),
      'prices', coalesce((select json_agg(json_build_object(
        'from', coalesce((${bands}::bigint[])[band], 0), 'to', (${bands}::bigint[])[band + 1], 'count', count)) from bands_counted), '[]'),
      'attributes', coalesce((select json_object_agg(key, counts) from attributes_counted), '{}')
    ) as facets`.execute(db)
  return rows[0]!.facets
}
