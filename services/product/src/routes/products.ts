import { principalOf } from '@ecommerce/shared/auth/guard'
import { sendKept } from '@ecommerce/shared/http/kept-answers'
import { parseBody, parseId } from '@ecommerce/shared/http/parse'
import { sendReply } from '@ecommerce/shared/idempotency'
import { isUuid } from '@ecommerce/shared/ids'
import { type Response, Router } from 'express'
import { productNotFound } from '../commands/product-not-found'
import { updateStock } from '../commands/update-stock'
import type { Context } from '../context'
import { productTag } from '../domain/cache-tags'
import { type StoredProduct, toProductView } from '../domain/product'
import { slugPattern } from '../domain/slug'
import { findProduct } from '../store/products'
import { sendList } from './product-list'
import { stockChange } from './stock-requests'

export function productRoutes(ctx: Context): Router {
  const router = Router()

  router.get('/', ctx.guard.identify('customer', 'admin', 'service'), async (req, res) => {
    await sendList(ctx, req, res)
  })

  router.get('/category/:category', ctx.guard.identify('customer', 'admin', 'service'), async (req, res) => {
    await sendList(ctx, req, res, String(req.params.category))
  })

  router.get('/:id', ctx.guard.identify('customer', 'admin', 'service'), async (req, res) => {
    const id = String(req.params.id)
    if (!isUuid(id) && !slugPattern.test(id)) throw productNotFound()
    const find = () => findProduct(ctx.db, isUuid(id) ? { id } : { slug: id })
    if (req.principal?.role === 'admin') sendToAdmin(res, await find())
    else
      await sendKept(req, res, ctx.cache, async () => {
        const product = await find()
        if (!product || product.status === 'draft') throw productNotFound()
        return { value: toProductView(product), tags: [productTag(product.id)] }
      })
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

/** With the version that `If-Match` takes. */
function sendToAdmin(res: Response, product: StoredProduct | undefined): void {
  if (!product) throw productNotFound()
  res.setHeader('ETag', `"${product.version}"`)
  res.json(toProductView(product))
}
