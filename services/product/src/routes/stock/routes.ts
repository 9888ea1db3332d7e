import { principalOf } from '@ecommerce/shared/auth/guard'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { one } from '@ecommerce/shared/http/routes/responses'
import { updateStock } from '../../commands/stock/update-stock'
import type { Context } from '../../context'
import { product } from '../products/responses'
import { stockChange } from './requests'
import { productNotFound } from '../../errors'

export function stockRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Stock' })

  route.patch(
    '/:id/stock',
    {
      id: 'changeStock',
      summary: 'Change what is on hand, by a difference or to a number',
      description:
        'Exactly one of `delta` and `stock`, and `variantId` where there are several. Never below what is reserved; `available` says what is left.',
      allow: ['admin', 'service'],
      ids: { id: productNotFound },
      body: stockChange,
      example: { delta: -2, reason: 'Broken in the warehouse.' },
      idempotent: true,
      responses: { 200: one(product, 'The product as it is now.') },
      errors: { 404: ['product-not-found'], 409: ['insufficient-stock'] },
    },
    ({ req, params: { id: productId }, body, once }) =>
      updateStock(ctx, { ...body, productId, actor: principalOf(req).subject }, once),
  )

  return route.router
}
