import { uuidv7 } from '@ecommerce/shared/ids'
import { sql } from 'kysely'
import type { TableScope } from '../../domain/imports/import-line'
import type { MovementKind } from '../../domain/products/product'
import type { Tx } from '../schema'
import type { StockEventsSql, AvailabilityChange } from '../stock/stock'

/** Variant fields of an import; null keeps the value or default. */
export type ImportedVariantFields = {
  productId: string
  id: string
  sku: string
  name: string | null
  /** Name of a new variant without one. */
  defaultName: string
  /** Present and former product name; variants named like their product follow it. */
  productName: string
  formerProductName: string | null
  options: Record<string, string> | null
  priceAmount: number | null
  compareAtAmount: number | null
  keepCompareAt: boolean
  stock: number | null
  /** Kind of the stock movement. */
  kind: MovementKind
}

export type LockedVariant = {
  id: string
  stock: number
  reserved: number
  /** The prices and options that it would have. */
  priceAmount: number
  compareAtAmount: number | null
  options: Record<string, string>
  optionsChange: boolean
  /** Set if more than stock changes. */
  changes: boolean
  /** Set if the SKU changed since the lookup. */
  renamed: boolean
}

/** Locks variants that would change or differ from the lookup. */
export async function lockChangingVariants(
  tx: Tx,
  variants: readonly ImportedVariantFields[],
  scope: TableScope | undefined,
): Promise<LockedVariant[]> {
  const wanted = sql`${ownName}, ${optionsIn(scope)}, ${price}, ${compareAt}`
  const { rows } = await sql<LockedVariant>`
    select v.id, v.stock, v.reserved, ${price} as price_amount, ${compareAt} as compare_at_amount,
      ${optionsIn(scope)} as options, v.options <> ${optionsIn(scope)} as options_change,
      (v.name, v.options, v.price_amount, v.compare_at_amount) is distinct from (${wanted}) as changes, v.sku <> g.sku as renamed
    from ${asVariants(variants)} join variants v on v.product_id = g."productId" and v.id = g.id
    where (v.name, v.options, v.price_amount, v.compare_at_amount, v.stock)
      is distinct from (${wanted}, coalesce(g.stock, v.stock)) or v.sku <> g.sku
    order by v.id for update of v`.execute(tx)
  return rows
}

const compareAt = sql`case when g."keepCompareAt" then v.compare_at_amount else g."compareAtAmount" end`

const ownName = sql`coalesce(g.name, case v.name when g."formerProductName" then g."productName" else v.name end)`

const price = sql`coalesce(g."priceAmount", v.price_amount)`

/** Options without a column are unchanged. */
const optionsIn = (scope: TableScope | undefined) =>
  scope
    ? sql`(coalesce(v.options, '{}') - ${scope.options}::text[]) || coalesce(g.options, '{}')`
    : sql`coalesce(g.options, v.options, '{}')`

/** Options of all variants, by product. */
export async function listOptions(tx: Tx, productIds: readonly string[]) {
  const byProduct = new Map<string, { id: string; options: Record<string, string> }[]>()
  if (productIds.length === 0) return byProduct
  const { rows } = await sql<{ productId: string; id: string; options: Record<string, string> }>`
    select product_id, id, options from variants where product_id = any(${productIds}::uuid[])`.execute(tx)
  for (const { productId, ...variant } of rows) byProduct.set(productId, [...(byProduct.get(productId) ?? []), variant])
  return byProduct
}

/** Inserts new variants with claimed SKUs and updates locked ones, with ledger entries. */
export async function upsertVariants(
  tx: Tx,
  variants: readonly ImportedVariantFields[],
  { actor, eventsSql, scope }: { actor: string; eventsSql: StockEventsSql; scope: TableScope | undefined },
): Promise<AvailabilityChange[]> {
  const input = variants.map((variant) => ({ ...variant, movementId: uuidv7() }))
  const { rows } = await sql<AvailabilityChange>`
    with input as (
      select g."productId" as product_id, g.id, g.sku, g."movementId" as movement_id, g.kind,
        coalesce(${ownName}, g."defaultName") as name, ${optionsIn(scope)} as options,
        ${price} as price_amount, ${compareAt} as compare_at_amount,
        coalesce(v.position, row_number() over (partition by g."productId", v.id is null order by g.id)
          + coalesce((select max(position) from variants o where o.product_id = g."productId"), -1)) as position,
        coalesce(v.stock, 0) as had, coalesce(v.reserved, 0) as reserved, coalesce(g.stock, v.stock, 0) as has,
        g."formerProductName" is not null as known_product
      from ${asVariants(input)} left join variants v on v.product_id = g."productId" and v.id = g.id
    ), ledger as (
      insert into stock_movements (product_id, id, variant_id, delta, kind, reason, actor)
      select product_id, movement_id, id, has - had, kind, 'import', ${actor}
      from input where has <> had
    ), written as (
      insert into variants (product_id, id, sku, name, options, price_amount, compare_at_amount, position, stock)
      select product_id, id, sku, name, options, price_amount, compare_at_amount, position, has from input order by id
      on conflict (product_id, id) do update set
        name = excluded.name, options = excluded.options, price_amount = excluded.price_amount,
        compare_at_amount = excluded.compare_at_amount, stock = excluded.stock
    ), moved as (
      select product_id, id as variant_id, had - reserved as before, has - reserved as after
      from input where known_product and has <> had
    ), events as (${eventsSql(sql`moved`)})
    select product_id, variant_id, before, after from moved`.execute(tx)
  return rows
}

const asVariants = (variants: readonly ImportedVariantFields[]) => sql`
  json_to_recordset(${JSON.stringify(variants)}::json) as g (
    "productId" uuid, id uuid, sku text, name text, "defaultName" text, "productName" text, "formerProductName" text,
    options jsonb, "priceAmount" bigint, "compareAtAmount" bigint, "keepCompareAt" boolean, stock int, kind text, "movementId" uuid)`
