import { principalOf } from '@ecommerce/shared/auth/guard'
import { parseIfMatch } from '@ecommerce/shared/http/if-match'
import { parseBody } from '@ecommerce/shared/http/parse'
import { sendReply } from '@ecommerce/shared/idempotency'
import { Router } from 'express'
import { archiveProduct } from '../commands/archive-product'
import { createProduct } from '../commands/create-product'
import { updateProduct } from '../commands/update-product'
import type { Context } from '../context'
import { type StoredProduct, toProductView } from '../domain/product'
import { productRequest, toCreateProduct } from './product-admin-requests'
import { productChange, toProductChange } from './product-change-requests'
import { productIdOf } from './product-id'

/** How admins change the catalogue. */
export function productAdminRoutes(ctx: Context): Router {
  const router = Router()
  const forAdmins = ctx.guard.allow('admin')

  router.post('/', forAdmins, async (req, res) => {
    const input = toCreateProduct(parseBody(productRequest, req.body))
    const once = ctx.kit.idempotency.once(ctx.kit.idempotency.identify(req), (product: StoredProduct) => ({
      status: 201,
      body: toProductView(product),
      headers: { Location: `/api/products/${product.id}`, ETag: `"${product.version}"` },
    }))
    sendReply(res, await createProduct(ctx, { input, actor: principalOf(req).subject }, once))
  })

  router.patch('/:id', forAdmins, async (req, res) => {
    const id = productIdOf(req)
    const asked = toProductChange(parseBody(productChange, req.body))
    const version = parseIfMatch(req.get('if-match'))
    const product = await updateProduct(ctx, { ...asked, id, version, actor: principalOf(req).subject })
    res.setHeader('ETag', `"${product.version}"`)
    res.json(toProductView(product))
  })

  router.delete('/:id', forAdmins, async (req, res) => {
    await archiveProduct(ctx, { id: productIdOf(req), version: parseIfMatch(req.get('if-match')) })
    res.status(204).end()
  })

  return router
}
