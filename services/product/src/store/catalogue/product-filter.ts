import { type RawBuilder, sql } from 'kysely'
import type { ProductStatus } from '../../domain/products/product'
import { toSearchWords } from '../../domain/catalogue/search-words'
import type { Db } from '../schema'

export type ProductFilter = {
  status: ProductStatus
  q?: string
  category?: string
  minPrice?: number
  maxPrice?: number
  inStock?: boolean
  ids?: readonly string[]
  attributes: Record<string, string>
}

/** Filter with resolved names: `query` is a tsquery, `categoryPath` leads to the category. Null matches nothing. */
export type ResolvedFilter = Omit<ProductFilter, 'category'> & { query?: string | null; categoryPath?: string[] | null }

/** Corrects search words and resolves the category, in one query if needed. */
export async function resolveFilter(db: Db, { category, ...filter }: ProductFilter): Promise<ResolvedFilter> {
  const { q } = filter
  if (category === undefined && q === undefined) return filter
  const { rows } = await sql<{ query: string | null; categoryPath: string[] | null }>`
    select search_query(${toSearchWords(q ?? '')}::text[])::text as query,
      (select path from categories where slug = ${category ?? null}) as category_path`.execute(db)
  const { query, categoryPath } = rows[0]!
  return { ...filter, ...(q !== undefined && { query }), ...(category !== undefined && { categoryPath }) }
}

type Condition = RawBuilder<unknown>
export type Conditions = { status: Condition } & Record<string, Condition>

/**
 * Conditions on `products p` by name, so that an order can exclude those its index covers. Price and stock apply to
 * the same variant.
 */
export function conditionsOf(filter: ResolvedFilter): Conditions {
  const { status, query, categoryPath, minPrice, maxPrice, inStock, ids, attributes } = filter
  return {
    status: sql`p.status = ${sql.lit(status)}`,
    ...(query !== undefined && { query: query === null ? sql`false` : sql`p.search @@ ${query}::tsquery` }),
    ...(categoryPath !== undefined && { category: categoryPath === null ? sql`false` : isIn(categoryPath) }),
    ...(minPrice !== undefined && {
      // Scalar subquery, since PostgreSQL would answer `exists` by hashing all ranges.
      minPrice: sql`(p.price_amount >= ${minPrice} or (
        select r.prices @> ${minPrice}::bigint from product_price_ranges r where r.product_id = p.id))`,
    }),
    ...(maxPrice !== undefined && { maxPrice: sql`p.price_amount <= ${maxPrice}` }),
    ...(inStock !== undefined && isStockOfProduct(filter) && { inStock: isAvailable(inStock) }),
    ...variantCondition(filter),
    ...(ids !== undefined && { ids: sql`p.id = any(${ids}::uuid[])` }),
    ...(Object.keys(attributes).length > 0 && {
      attributes: sql`p.attributes @> ${JSON.stringify(attributes)}::jsonb`,
    }),
  }
}

/** Disjoint conditions with an index each: lowest price at least `minPrice`, or cheaper with a dearer variant. */
export function partsOf(filter: ResolvedFilter): Conditions[] {
  const conditions = conditionsOf(filter)
  const { minPrice } = filter
  if (minPrice === undefined) return [conditions]
  return [
    { ...conditions, minPrice: sql`p.price_amount >= ${minPrice}` },
    {
      ...conditions,
      minPrice: sql`p.price_amount < ${minPrice}`,
      dearerVariant: sql`p.id in (select product_id from product_price_ranges where prices @> ${minPrice}::bigint)`,
    },
  ]
}

/** Selects columns of all matching products. */
export const matching = (filter: ResolvedFilter, columns: Condition): Condition =>
  sql.join(
    partsOf(filter).map((part) => sql`select ${columns} from products p where ${allOf(Object.values(part))}`),
    sql` union all `,
  )

/** Condition on the price of a variant `v`. */
export const fitsPrices = ({ minPrice, maxPrice }: ResolvedFilter): Condition =>
  allOf([
    ...(minPrice !== undefined ? [sql`v.price_amount >= ${minPrice}`] : []),
    ...(maxPrice !== undefined ? [sql`v.price_amount <= ${maxPrice}`] : []),
    sql`true`,
  ])

/** Condition on a variant `v` that counts as a match. */
export const fitsVariant = (filter: ResolvedFilter): Condition =>
  filter.inStock ? sql`${fitsPrices(filter)} and v.stock > v.reserved` : fitsPrices(filter)

const hasPrices = ({ minPrice, maxPrice }: ResolvedFilter) => minPrice !== undefined || maxPrice !== undefined

/** Any variant counts, unless stock is asked for. */
const isStockOfProduct = (filter: ResolvedFilter) => filter.inStock === true || !hasPrices(filter)

/** Condition on variants, where the product's own columns do not decide. */
function variantCondition(filter: ResolvedFilter): { variant?: Condition } {
  const { minPrice, maxPrice, inStock } = filter
  if (!hasPrices(filter)) return {}
  const some = (fits: Condition) => sql`exists (select from variants v where v.product_id = p.id and ${fits})`
  if (inStock !== undefined) {
    const available = some(sql`${fitsPrices(filter)} and v.stock > v.reserved`)
    if (inStock) return { variant: available }
    return { variant: sql`(${some(fitsPrices(filter))} and not ${available})` }
  }
  if (minPrice === undefined || maxPrice === undefined) return {}
  const fits = sql`(select bool_or(${fitsPrices(filter)}) from variants v where v.product_id = p.id)`
  return { variant: sql`(p.price_amount >= ${minPrice} or ${fits})` }
}

export const allOf = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  sql.join(conditions, sql` and `)

/** Depth of categories with separate indexes. */
const indexedDepth = 4

function isIn(path: readonly string[]): RawBuilder<unknown> {
  const depth = Math.min(path.length, indexedDepth)
  const inIndexed = sql`p.category_path[${sql.lit(depth)}] = ${path[depth - 1]}`
  return path.length === depth ? inIndexed : sql`(${inIndexed} and p.category_path @> array[${path.at(-1)}]::text[])`
}

const isAvailable = (wanted: boolean) => {
  const none = sql`select from product_availability a where a.product_id = p.id and a.available_variants = 0`
  return wanted ? sql`not exists (${none})` : sql`exists (${none})`
}
