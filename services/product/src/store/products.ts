import { type RawBuilder, sql } from 'kysely'
import type { ProductStatus, StoredProduct } from '../domain/product'
import { toPrefixQuery } from '../domain/search-words'
import type { Db } from './schema'

export type Sort = 'newest' | 'price' | '-price' | 'name' | '-name' | 'relevance'

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

export type ListedProduct = StoredProduct & { sortKey: string | number | null }

/** One page in one query; `after` is the sort key and id of the last product seen. */
export async function listProducts(
  db: Db,
  options: { filter: ProductFilter; sort: Sort; limit: number; after: readonly (string | number | null)[] | undefined },
): Promise<ListedProduct[]> {
  const { filter, sort, limit, after } = options
  const { key, descending } = sortOf(sort, filter)
  const id = sql.ref('p.id')
  const order = descending ? sql`${key} desc, ${id} desc` : sql`${key} asc, ${id} asc`
  const beyond =
    after &&
    (descending
      ? sql`(${key}, ${id}) < (${after[0]}, ${after[1]}::uuid)`
      : sql`(${key}, ${id}) > (${after[0]}, ${after[1]}::uuid)`)
  const { rows } = await sql<ListedProduct>`
    select ${columns}, ${key} as sort_key
    from products p
    where ${sql.join([...conditions(filter), ...(beyond ? [beyond] : [])], sql` and `)}
    order by ${order}
    limit ${limit}`.execute(db)
  return rows.map(withDates)
}

export async function countProducts(db: Db, filter: ProductFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from products p where ${sql.join(conditions(filter), sql` and `)}`.execute(db)
  return rows[0]!.count
}

/** By id or by slug. */
export async function findProduct(db: Db, by: { id: string } | { slug: string }): Promise<StoredProduct | undefined> {
  const id = 'id' in by ? sql`${by.id}` : sql`(select product_id from product_slugs where slug = ${by.slug})`
  const { rows } = await sql<StoredProduct>`select ${columns} from products p where p.id = ${id}`.execute(db)
  return rows.map(withDates)[0]
}

const columns = sql`
  p.id, p.slug, p.name, p.description, p.category_path, p.status, p.images, p.attributes, p.price_amount, p.currency, p.version,
  p.created_at, p.updated_at,
  (select json_agg(json_build_object(
     'id', v.id, 'sku', v.sku, 'name', v.name, 'options', v.options, 'priceAmount', v.price_amount,
     'compareAtAmount', v.compare_at_amount, 'stock', v.stock, 'reserved', v.reserved) order by v.position)
   from variants v where v.product_id = p.id) as variants`

/** The conditions of a filter over `products p`; never empty. */
export function conditions(filter: ProductFilter): RawBuilder<unknown>[] {
  const { status, q, category, minPrice, maxPrice, inStock, ids, attributes } = filter
  return [
    sql`p.status = ${status}`,
    ...(q === undefined ? [] : [matches(q)]),
    ...(category === undefined ? [] : [sql`p.category_path @> array[${category}]::text[]`]),
    ...(minPrice === undefined ? [] : [sql`p.price_amount >= ${minPrice}`]),
    ...(maxPrice === undefined ? [] : [sql`p.price_amount <= ${maxPrice}`]),
    ...(inStock === undefined ? [] : [inStock ? someLeft : sql`not ${someLeft}`]),
    ...(ids === undefined ? [] : [sql`p.id = any(${ids}::uuid[])`]),
    ...(Object.keys(attributes).length === 0 ? [] : [sql`p.attributes @> ${JSON.stringify(attributes)}::jsonb`]),
  ]
}

const someLeft = sql`exists (select from variants v where v.product_id = p.id and v.stock > v.reserved)`

/** By words, the last one a prefix, or by likeness of the name, which forgives a slip of the finger. */
function matches(q: string): RawBuilder<unknown> {
  const words = toPrefixQuery(q)
  if (words === undefined) return sql`false`
  return sql`(p.search @@ to_tsquery('english', plain(${words})) or plain(${q}) <% plain(p.name))`
}

/** Six decimals survive the way through a cursor and back. */
const relevance = (q: string) => sql`
  round((ts_rank(p.search, to_tsquery('english', plain(${toPrefixQuery(q) ?? ''}))) + word_similarity(plain(${q}), plain(p.name)))::numeric, 6)::float8`

function sortOf(sort: Sort, { q }: ProductFilter): { key: RawBuilder<unknown>; descending: boolean } {
  if (sort === 'price' || sort === '-price') return { key: sql.ref('p.priceAmount'), descending: sort === '-price' }
  if (sort === 'name' || sort === '-name') return { key: sql`lower(p.name)`, descending: sort === '-name' }
  if (sort === 'relevance' && q !== undefined) return { key: relevance(q), descending: true }
  // Ids are UUIDv7: the newest is the largest.
  return { key: sql.ref('p.id'), descending: true }
}

const withDates = <T extends StoredProduct>(row: T): T => ({ ...row, variants: row.variants ?? [] })
