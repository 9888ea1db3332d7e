import { principalOf } from '@ecommerce/shared/auth/guard'
import { parseBody } from '@ecommerce/shared/http/parse'
import { Router } from 'express'
import { askForAlert } from '../commands/ask-for-alert'
import type { Context } from '../context'
import { productIdOf } from './product-id'
import { alertRequest } from './stock-requests'

export function stockAlertRoutes(ctx: Context): Router {
  const router = Router()

  router.post('/:id/stock-alerts', ctx.guard.allow('customer'), async (req, res) => {
    const productId = productIdOf(req)
    const variantId = parseBody(alertRequest, req.body).variantId?.toLowerCase() ?? null
    const isNew = await askForAlert(ctx, { productId, variantId, userId: principalOf(req).subject })
    res.status(isNew ? 201 : 200).json({ productId, ...(variantId !== null && { variantId }) })
  })

  return router
}
