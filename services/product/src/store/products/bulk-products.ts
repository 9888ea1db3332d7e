import { sql } from 'kysely'
import type { ImportedFields, TableScope } from '../../domain/imports/import-line'
import type { ProductStatus } from '../../domain/products/product'
import type { Db, Tx } from '../schema'

/** Product fields of an import; null keeps the value or default. */
export type ImportedProductFields = {
  id: string
  slug: string
  name: string | null
  category: string | null
  description: string | null
  status: ProductStatus | null
  images: NonNullable<ImportedFields['images']> | null
  attributes: Record<string, string> | null
  /** The lowest of the variants that are given. */
  priceAmount: number | null
  currency: string | null
}

export type Names = {
  productIds: Map<string, string>
  variants: Map<string, { productId: string; id: string }>
}

/** Finds products by slugs and SKUs; two subqueries avoid parallel workers. */
export async function findNames(tx: Tx, slugs: readonly string[], skus: readonly string[]): Promise<Names> {
  const { rows } = await sql<{ slugs: [string, string][] | null; skus: [string, string, string][] | null }>`
    select
      (select json_agg(json_build_array(slug, product_id))
       from product_slugs where slug = any(${slugs}::text[]) and retired_at is null) as slugs,
      (select json_agg(json_build_array(sku, product_id, variant_id)) from skus where sku = any(${skus}::text[])) as skus`.execute(
    tx,
  )
  const found = rows[0]!
  return {
    productIds: new Map(found.slugs ?? []),
    variants: new Map((found.skus ?? []).map(([sku, productId, id]) => [sku, { productId, id }])),
  }
}

/** The slugs of the products that have these SKUs, by SKU. */
export async function findSlugsBySku(db: Db, skus: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ sku: string; slug: string }>`
    select s.sku, p.slug from skus s join products p on p.id = s.product_id where s.sku = any(${skus}::text[])`.execute(
    db,
  )
  return new Map(rows.map(({ sku, slug }) => [sku, slug]))
}

export type LockedProduct = {
  id: string
  name: string
  currency: string
  changes: boolean
  /** Set if a draft or archived product would become active. */
  comesOnSale: boolean
  /** Number of attributes after the import. */
  attributeCount: number
}

/** Locks existing products and reports whether they would change. */
export async function lockProducts(
  tx: Tx,
  products: readonly ImportedProductFields[],
  scope: TableScope | undefined,
): Promise<LockedProduct[]> {
  const { rows } = await sql<LockedProduct>`
    select p.id, p.name, p.currency, p.status <> 'active' and g.status = 'active' as comes_on_sale,
      (select count(*)::int from jsonb_object_keys(${attributesIn(scope)})) as attribute_count,
      (p.name, p.category_id, p.description, p.status, p.images, p.attributes) is distinct from (
        coalesce(g.name, p.name), coalesce(c.id, p.category_id), coalesce(g.description, p.description),
        coalesce(g.status, p.status), ${imagesIn(scope)}, ${attributesIn(scope)}) as changes
    from ${asProducts(products)} join products p on p.id = g.id and p.slug = g.slug left join categories c on c.slug = g.category
    where g.category is null or c.id is not null
    order by p.id for no key update of p`.execute(tx)
  return rows
}

/** Claims slugs for new products; false if taken meanwhile. `formerIds` are products they led to. */
export async function claimSlugs(tx: Tx, products: readonly Pick<ImportedProductFields, 'id' | 'slug'>[]) {
  const ids = products.map(({ id }) => id)
  const slugs = products.map(({ slug }) => slug)
  const { rows } = await sql<{ claimed: number; formerIds: string[] | null }>`
    with former as (
      select slug, product_id from product_slugs where slug = any(${slugs}::text[]) order by slug for update
    ), claimed as (
      insert into product_slugs as s (slug, product_id)
      select slug, id from unnest(${slugs}::text[], ${ids}::uuid[]) as g (slug, id)
      where (select count(*) from former) >= 0 order by slug
      on conflict (slug) do update set product_id = excluded.product_id, retired_at = null where s.retired_at is not null
      returning slug
    )
    select (select count(*) from claimed) as claimed, (select array_agg(product_id) from former) as former_ids`.execute(
    tx,
  )
  const { claimed, formerIds } = rows[0]!
  return { claimed: claimed === products.length, formerIds: formerIds ?? [] }
}

/** Inserts new and updates locked products; `given` are variant ids whose price is written next. */
export async function upsertProducts(
  tx: Tx,
  products: readonly ImportedProductFields[],
  given: readonly string[],
  scope: TableScope | undefined,
): Promise<void> {
  await sql`
    insert into products (id, slug, name, category_id, category_path, description, status, images, attributes, currency, price_amount)
    select g.id, g.slug, coalesce(g.name, p.name), coalesce(c.id, p.category_id), coalesce(c.path, p.category_path),
      coalesce(g.description, p.description, ''), coalesce(g.status, p.status, 'active'), ${imagesIn(scope)},
      ${attributesIn(scope)}, coalesce(p.currency, g.currency),
      least(g."priceAmount", (select min(v.price_amount) from variants v where v.product_id = g.id and v.id <> all(${given}::uuid[])))
    from ${asProducts(products)} left join categories c on c.slug = g.category left join products p on p.id = g.id
    where g.category is null or c.id is not null order by g.id
    on conflict (id) do update set
      name = excluded.name, category_id = excluded.category_id, category_path = excluded.category_path,
      description = excluded.description, status = excluded.status, images = excluded.images,
      attributes = excluded.attributes, price_amount = excluded.price_amount,
      version = products.version + 1, updated_at = now()`.execute(tx)
}

/** Attributes without a column are unchanged. */
const attributesIn = (scope: TableScope | undefined) =>
  scope
    ? sql`(coalesce(p.attributes, '{}') - ${scope.attributes}::text[]) || coalesce(g.attributes, '{}')`
    : sql`coalesce(g.attributes, p.attributes, '{}')`

/** Merges images of a table by column number; an empty cell removes one. */
const imagesIn = (scope: TableScope | undefined) =>
  scope === undefined || scope.images.length === 0
    ? sql`coalesce(${scope ? sql`null` : sql`g.images`}, p.images, '[]')`
    : sql`(
        select coalesce(jsonb_agg(jsonb_build_object('url', url, 'alt', alt) order by place), '[]')
        from (
          select place, case when place = any(${scope.images}::int[]) then given->>'url' else there->>'url' end as url,
            coalesce(given->>'alt', there->>'alt', '') as alt
          from generate_series(1, greatest(jsonb_array_length(p.images), ${Math.max(...scope.images)}::int)) as place,
            lateral (select p.images->(place - 1) as there, g.images->(place::text) as given) as at
        ) as image where url is not null)`

const asProducts = (products: readonly ImportedProductFields[]) => sql`
  json_to_recordset(${JSON.stringify(products)}::json) as g (
    id uuid, slug text, name text, category text, description text, status text, images jsonb, attributes jsonb,
    "priceAmount" bigint, currency text)`
