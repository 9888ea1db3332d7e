import type { Position } from '@ecommerce/shared/http/responses/pagination'
import { type RawBuilder, sql } from 'kysely'
import type { StoredProduct } from '../../domain/products/product'
import { productColumns, withVariants } from '../products/product-columns'
import { allOf, conditionsOf, type Conditions, partsOf, type ResolvedFilter } from './product-filter'
import type { Db } from '../schema'

export type Sort = 'newest' | 'price' | '-price' | 'name' | '-name' | 'relevance'

export type PageOptions = {
  filter: ResolvedFilter
  sort: Sort
  limit: number
  after: Position | undefined
}

export type ListedProduct = StoredProduct & { sortKey: string | number | null }

/**
 * Lists products after `after` with bounded work: scans the index in sort order; after `scannedRows` misses collects
 * matches and sorts.
 */
export async function listProducts(db: Db, options: PageOptions): Promise<ListedProduct[]> {
  const { filter, sort, limit } = options
  if (sort === 'relevance' && filter.query)
    return withoutScans(db, (tx) => selectPage(tx, ranked(filter, filter.query!, options), relevance))
  const order = orders[sort]
  const parts = partsOf(filter)
  if (!order.indexed.includes('minPrice') || parts.length === 1)
    return listPart(db, options, order, { whole: conditionsOf(filter), parts })
  // Price parts are disjoint and ordered, so they are read in sequence.
  const inTurn = order.descending ? parts : parts.toReversed()
  const { minPrice: dearerVariant } = conditionsOf(filter)
  const rows: ListedProduct[] = []
  for (const part of inTurn)
    if (rows.length < limit)
      rows.push(
        ...(await listPart(db, { ...options, limit: limit - rows.length }, order, {
          whole: part.dearerVariant && dearerVariant ? { ...part, dearerVariant } : part,
          parts: [part],
        })),
      )
  return rows
}

async function listPart(
  db: Db,
  { filter, limit, after }: PageOptions,
  order: Order,
  { whole, parts }: { whole: Conditions; parts: readonly Conditions[] },
): Promise<ListedProduct[]> {
  const [indexed, others] = partition(Object.entries(whole), ([name]) => order.indexed.includes(name))
  const rest = afterCursor(order, after)
  if (others.length === 0) return selectPage(db, inOrder(order, [...indexed, ...rest], limit), order)
  if (filter.ids === undefined) {
    const rows = await selectPage(db, scanIndexInOrder(order, [...indexed, ...rest], others, limit), order)
    if (rows.length === limit) return rows
  }
  const each = parts.map((part) => [...Object.values(part), ...rest])
  return withoutScans(db, (tx) => selectPage(tx, filterThenSort(order, each, limit), order))
}

type Order = { key: Sql; descending: boolean; indexed: readonly string[] }

const id = sql.ref('p.id')
const price = { key: sql.ref('p.price_amount'), indexed: ['status', 'category', 'minPrice', 'maxPrice'] }
const name = { key: sql`lower(p.name)`, indexed: ['status'] }

/** Ids are UUIDv7: the newest is the largest. Relevance to nothing is newness. */
const newest: Order = { key: id, descending: true, indexed: ['status', 'category'] }

/** Key is computed where needed. */
const relevance: Order = { key: sql`null`, descending: true, indexed: [] }

const orders: Record<Sort, Order> = {
  newest,
  relevance: newest,
  price: { ...price, descending: false },
  '-price': { ...price, descending: true },
  name: { ...name, descending: false },
  '-name': { ...name, descending: true },
}

const scannedRows = 2_000

type Sql = RawBuilder<unknown>

const inOrder = (order: Order, from: Sql[], limit: number, columns = sql`p.id`): Sql => sql`
  select ${columns}, ${order.key} as sort_key from products p where ${allOf(from)} order by ${orderBy(order, order.key)} limit ${limit}`

/** Stops when the page is full. */
const scanIndexInOrder = (order: Order, from: Sql[], fits: Sql[], limit: number): Sql => sql`
  select p.id, p.sort_key from (${inOrder(order, from, scannedRows, sql`p.*`)}) p where ${allOf(fits)}
  order by ${orderBy(order)} limit ${limit}`

/** Finds first and sorts then: for what is rare. */
const filterThenSort = (order: Order, parts: readonly Sql[][], limit: number): Sql => sql`
  select p.id, p.sort_key
  from (${sql.join(
    parts.map((part) => sql`(select p.id, ${order.key} as sort_key from products p where ${allOf(part)} offset 0)`),
    sql` union all `,
  )}) p
  order by ${orderBy(order)} limit ${limit}`

/** Number of ranked matches; products named exactly like the search are always included. */
const rankedRows = 1_000

function ranked(filter: ResolvedFilter, query: string, { limit, after }: PageOptions): Sql {
  const { status, ...others } = conditionsOf(filter)
  const typed = filter.q ?? ''
  const isExact = sql`lower(p.name) = lower(${typed})`
  // Six decimals survive the way through a cursor and back.
  const rank = sql`round((
    ts_rank(p.search, ${query}::tsquery) + starts_with(lower(p.name), lower(${typed}))::int + (${isExact})::int)::numeric, 6)::float8 as sort_key`
  return sql`
    select p.id, p.sort_key from (
      (select p.id, ${rank} from (select * from products p where ${status} and ${isExact} limit 100) p
        where ${allOf(Object.values(others))})
      union (select p.id, ${rank} from products p where ${allOf([status, ...Object.values(others)])} limit ${rankedRows})
    ) p
    ${after ? sql`where (p.sort_key, p.id) < (${after[0]}, ${after[1]}::uuid)` : sql``}
    order by ${orderBy(relevance)} limit ${limit}`
}

async function selectPage(db: Db, page: Sql, order: Order): Promise<ListedProduct[]> {
  const { rows } = await sql<ListedProduct>`
    with page as materialized (${page})
    select ${productColumns}, page.sort_key from page join products p using (id)
    order by ${orderBy(order, sql.ref('page.sort_key'))}`.execute(db)
  return rows.map(withVariants)
}

/** Disables sequential scans, which the planner prefers wrongly where conditions exclude each other. */
const withoutScans = <T>(db: Db, run: (tx: Db) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    return run(tx)
  })

function afterCursor({ key, descending }: Order, after: PageOptions['after']): Sql[] {
  if (!after) return []
  if (key === id) return [descending ? sql`p.id < ${after[1]}::uuid` : sql`p.id > ${after[1]}::uuid`]
  const position = sql`(${after[0]}, ${after[1]}::uuid)`
  return [descending ? sql`(${key}, p.id) < ${position}` : sql`(${key}, p.id) > ${position}`]
}

function orderBy({ key, descending }: Order, shownKey: Sql = sql.ref('p.sort_key')): Sql {
  const direction = descending ? sql`desc` : sql`asc`
  return key === id ? sql`p.id ${direction}` : sql`${shownKey} ${direction}, p.id ${direction}`
}

function partition<T extends [string, Sql]>(entries: T[], first: (entry: T) => boolean) {
  const values = (list: T[]) => list.map(([, value]) => value)
  return [values(entries.filter(first)), values(entries.filter((entry) => !first(entry)))] as const
}
