import type { Loaded } from '@ecommerce/shared/cache/cache'
import { defined } from '@ecommerce/shared/defined'
import { sendCached } from '@ecommerce/shared/http/responses/response-cache'
import { nextLink, type Page, type Position, toPage } from '@ecommerce/shared/http/responses/pagination'
import type { Request, Response } from 'express'
import type { Context } from '../../context'
import { availabilityTag, catalogueTag, productTag } from '../../domain/catalogue/cache-tags'
import { slugPattern } from '../../domain/products/slug'
import { countFacets, type Facets } from '../../store/catalogue/facets'
import { type ProductFilter, type ResolvedFilter, resolveFilter } from '../../store/catalogue/product-filter'
import { listProducts } from '../../store/catalogue/product-page'
import { countProducts } from '../../store/products/products'
import { type ProductView, toProductView } from '../products/responses'
import { type ProductQuery, toFilter } from './requests'
import { categoryNotFound, statusForbidden } from '../../errors'

type ListRequest = { req: Request; res: Response; query: ProductQuery; category?: string }
type Query = { query: ProductQuery; filter: ResolvedFilter; list: string; after: Position | undefined }

/** Sends a page of products: cached for the public, uncached for admins, who may see drafts. */
export async function sendProducts(ctx: Context, { req, res, query, category }: ListRequest): Promise<void> {
  if (category !== undefined && !slugPattern.test(category)) throw categoryNotFound()
  const isAdmin = req.principal?.role === 'admin'
  if (query.status !== undefined && !isAdmin) throw statusForbidden()
  const filter = toFilter({ ...query, ...defined({ category }) })
  const list = JSON.stringify(['products', filter, query.sort])
  const listing = { query, list, after: ctx.cursors.read(query, list) }
  const load = async (): Promise<Loaded> => {
    const resolved = await resolveFilter(ctx.db, filter)
    if (category !== undefined && resolved.categoryPath === null) throw categoryNotFound()
    const page = await loadPage(ctx, { ...listing, filter: resolved })
    const link = nextLink(req, page.page)
    return { value: page, tags: tagsOf(filter, page.data), ...(link !== undefined && { headers: { Link: link } }) }
  }
  if (isAdmin) {
    const { value, headers } = await load()
    res.set(headers ?? {}).json(value)
  } else await sendCached(req, res, ctx.cache, load)
}

async function loadPage(ctx: Context, { query, filter, list, after }: Query) {
  const [rows, total, facets] = await Promise.all([
    listProducts(ctx.db, { filter, sort: query.sort, limit: query.limit + 1, after }),
    query.count ? countProducts(ctx.db, filter) : undefined,
    query.facets ? countFacets(ctx.db, filter) : undefined,
  ])
  const page: Page<ProductView> & { facets?: Facets } = toPage({
    rows,
    query,
    list,
    cursors: ctx.cursors,
    total,
    position: (row) => [row.sortKey, row.id],
    present: toProductView,
  })
  return { ...page, ...defined({ facets }) }
}

/** Tags of a list: its products, the catalogue, and availability if filtered by it. */
const tagsOf = ({ inStock }: ProductFilter, products: readonly ProductView[]): string[] => [
  catalogueTag,
  ...(inStock === undefined ? [] : [availabilityTag]),
  ...products.map(({ id }) => productTag(id)),
]
