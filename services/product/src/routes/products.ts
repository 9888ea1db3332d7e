import { AppError } from '@ecommerce/shared/errors'
import { principalOf } from '@ecommerce/shared/auth/guard'
import { sendPublic } from '@ecommerce/shared/http/etag'
import { setNextLink, toPage } from '@ecommerce/shared/http/pagination'
import { parseBody, parseId, parseQuery } from '@ecommerce/shared/http/parse'
import { sendReply } from '@ecommerce/shared/idempotency'
import { isUuid } from '@ecommerce/shared/ids'
import { type Request, type Response, Router } from 'express'
import { productNotFound } from '../commands/product-not-found'
import { updateStock } from '../commands/update-stock'
import type { Context } from '../context'
import { type StoredProduct, toProductView } from '../domain/product'
import { findCategory } from '../store/categories'
import { countFacets } from '../store/facets'
import { countProducts, findProduct, listProducts } from '../store/products'
import { productQuery, stockChange, toFilter } from './product-requests'

export function productRoutes(ctx: Context): Router {
  const router = Router()

  router.get('/', ctx.guard.identify('customer', 'admin', 'service'), async (req, res) => {
    await sendList(ctx, req, res)
  })

  router.get('/category/:category', ctx.guard.identify('customer', 'admin', 'service'), async (req, res) => {
    const category = await findCategory(ctx.db, String(req.params.category))
    if (!category) throw new AppError('not-found', 'category-not-found', 'There is no such category.')
    await sendList(ctx, req, res, category.slug)
  })

  router.get('/:id', ctx.guard.identify('customer', 'admin', 'service'), async (req, res) => {
    const id = String(req.params.id)
    const product = await findProduct(ctx.db, isUuid(id) ? { id } : { slug: id })
    const mayDraft = req.principal?.role === 'admin'
    if (!product || (product.status === 'draft' && !mayDraft)) throw productNotFound()
    if (mayDraft) res.json(toProductView(product))
    else sendPublic(req, res, toProductView(product), 0)
  })

  router.patch('/:id/stock', ctx.guard.allow('admin', 'service'), async (req, res) => {
    const productId = parseId(String(req.params.id), 'product-not-found', 'There is no such product.')
    const input = parseBody(stockChange, req.body)
    const once = ctx.kit.idempotency.once(ctx.kit.idempotency.identify(req), (product: StoredProduct) => ({
      status: 200,
      body: toProductView(product),
    }))
    sendReply(res, await updateStock(ctx, { ...input, productId, actor: principalOf(req).subject }, once))
  })

  return router
}

async function sendList(ctx: Context, req: Request, res: Response, category?: string): Promise<void> {
  const query = parseQuery(productQuery, req.query)
  if (query.status !== undefined && req.principal?.role !== 'admin')
    throw new AppError('forbidden', 'forbidden', 'Only an admin may ask for a status.')
  const filter = toFilter({ ...query, ...(category !== undefined && { category }) })
  const list = JSON.stringify(['products', filter, query.sort])
  const after = ctx.kit.cursors.read(query, list)
  const [rows, total, facets] = await Promise.all([
    listProducts(ctx.db, { filter, sort: query.sort, limit: query.limit + 1, after }),
    query.count ? countProducts(ctx.db, filter) : undefined,
    query.facets ? countFacets(ctx.db, filter) : undefined,
  ])
  const page = toPage({
    rows,
    query,
    list,
    cursors: ctx.kit.cursors,
    total,
    position: (row) => [row.sortKey, row.id],
    present: toProductView,
  })
  setNextLink(req, res, page.page)
  const body = { ...page, ...(facets && { facets }) }
  if (req.principal?.role === 'admin') res.json(body)
  else sendPublic(req, res, body, 0)
}
