import { type RawBuilder, sql } from 'kysely'
import type { ProductStatus } from '../domain/product'
import { toSearchWords } from '../domain/search-words'
import type { Db } from './schema'

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

/** A filter whose names have been looked up: `query` is a tsquery, `categoryPath` leads down to the category. Null finds nothing. */
export type ResolvedFilter = Omit<ProductFilter, 'category'> & { query?: string | null; categoryPath?: string[] | null }

/** Corrects what was typed and finds where the category is, in one query where there is anything to ask. */
export async function resolveFilter(db: Db, { category, ...filter }: ProductFilter): Promise<ResolvedFilter> {
  const { q } = filter
  if (category === undefined && q === undefined) return filter
  const { rows } = await sql<{ query: string | null; categoryPath: string[] | null }>`
    select search_query(${toSearchWords(q ?? '')}::text[])::text as query,
      (select path from categories where slug = ${category ?? null}) as category_path`.execute(db)
  const { query, categoryPath } = rows[0]!
  return { ...filter, ...(q !== undefined && { query }), ...(category !== undefined && { categoryPath }) }
}

/** The conditions of a filter over `products p`, by name, so that an order can tell which of them its index answers. */
export function conditionsOf(
  filter: ResolvedFilter,
): { status: RawBuilder<unknown> } & Record<string, RawBuilder<unknown>> {
  const { status, query, categoryPath, minPrice, maxPrice, inStock, ids, attributes } = filter
  return {
    status: sql`p.status = ${sql.lit(status)}`,
    ...(query !== undefined && { query: query === null ? sql`false` : sql`p.search @@ ${query}::tsquery` }),
    ...(categoryPath !== undefined && { category: categoryPath === null ? sql`false` : isIn(categoryPath) }),
    ...(minPrice !== undefined && { minPrice: sql`p.price_amount >= ${minPrice}` }),
    ...(maxPrice !== undefined && { maxPrice: sql`p.price_amount <= ${maxPrice}` }),
    ...(inStock !== undefined && { inStock: isAvailable(inStock) }),
    ...(ids !== undefined && { ids: sql`p.id = any(${ids}::uuid[])` }),
    ...(Object.keys(attributes).length > 0 && {
      attributes: sql`p.attributes @> ${JSON.stringify(attributes)}::jsonb`,
    }),
  }
}

export const allOf = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  sql.join(conditions, sql` and `)

/** How deep a category may be to have indexes of its own. */
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
