import { type RawBuilder, sql } from 'kysely'
import { allOf, conditionsOf, fitsVariant, matching, type ResolvedFilter } from './product-filter'
import type { Db } from '../schema'

export type Facets = {
  categories: { slug: string; name: string; count: number }[]
  prices: { from: number; to: number | null; count: number }[]
  attributes: Record<string, { value: string; count: number }[]>
  /** Set if counts are estimated from a sample. */
  approximate?: true
}

/** Number of products counted exactly, and sampled above that. */
const limits = { exact: 10_000, sample: 10_000 }

/** The most frequent of each kind that are shown. */
const shownValues = 100

/** Counts a filter's products by category, price band and attribute: exactly where fast, else estimated. */
export async function countFacets(db: Db, filter: ResolvedFilter, { exact, sample } = limits): Promise<Facets> {
  const fits = fitsVariant(filter)
  const facets = await count(db, sql`${matching(filter, seen)} limit ${exact + 1}`, { atMost: exact, each: 1, fits })
  if (facets) return facets
  const share = await shareOf(db, sample)
  const where = allOf(Object.values(conditionsOf(filter)))
  const some = sql`select ${seen} from products p tablesample system (${100 * share}) repeatable (1) where ${where}`
  return { ...(await count(db, some, { each: 1 / share, fits }))!, approximate: true }
}

const seen: RawBuilder<unknown> = sql`p.id, p.category_path, p.price_amount, p.attributes`

/** Share of the table's pages with about this many products. */
async function shareOf(db: Db, products: number): Promise<number> {
  const { rows } = await sql<{ share: number }>`
    select least(1, ${products}::float8 / greatest(1, reltuples))::float8 as share from pg_class where oid = 'products'::regclass`.execute(
    db,
  )
  return rows[0]!.share
}

/** Upper ends of the price bands, in minor units. */
const bands = [1_000, 2_500, 5_000, 10_000, 25_000]

/** Counts up to `atMost` products, each standing for `each`; undefined above. */
async function count(
  db: Db,
  found: RawBuilder<unknown>,
  { atMost = 1e9, each, fits }: { atMost?: number; each: number; fits: RawBuilder<unknown> },
): Promise<Facets | undefined> {
  const counted = sql`round(count(*) * ${each}::float8)::bigint as count`
  const { rows } = await sql<{ facets: Facets }>`
    with found as materialized (${found}), matching as materialized (
      select * from found where (select count(*) from found) <= ${atMost}
    ), categories_counted as (
      select c.slug, c.name, counts.count
      from (select slug, ${counted} from matching, unnest(category_path) as slug group by slug) as counts join categories c using (slug)
      order by count desc, c.slug limit ${shownValues}
    ), priced as (
      select m.id, m.price_amount from matching m where not exists (select from product_price_ranges r where r.product_id = m.id)
      union all
      select m.id, v.price_amount from matching m join product_price_ranges r on r.product_id = m.id
        join variants v on v.product_id = m.id where ${fits}
    ), bands_counted as (
      select band, ${counted} from (
        select distinct id, width_bucket(price_amount, ${bands}::bigint[]) as band from priced
      ) as in_band group by band order by band
    ), values_counted as (
      select key, value, ${counted}, row_number() over (partition by key order by count(*) desc, value) as place
      from matching, jsonb_each_text(attributes) group by key, value
    ), attributes_counted as (
      select key, json_agg(json_build_object('value', value, 'count', count) order by place) as counts
      from values_counted where place <= ${shownValues} group by key
    )
    select json_build_object(
      'categories', coalesce((select json_agg(categories_counted) from categories_counted), '[]'),
      'prices', coalesce((select json_agg(json_build_object(
        'from', coalesce((${bands}::bigint[])[band], 0), 'to', (${bands}::bigint[])[band + 1], 'count', count)) from bands_counted), '[]'),
      'attributes', coalesce((select json_object_agg(key, counts) from attributes_counted), '{}')
    ) as facets
    where (select count(*) from found) <= ${atMost}`.execute(db)
  return rows[0]?.facets
}
