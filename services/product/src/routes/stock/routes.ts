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
      summary: 'Adjust or set the stock of a variant',
      description:
        'Send either `delta` or `stock`, and `variantId` if there are several variants. Stock cannot fall below the reserved units; `available` is what is left.',
      allow: ['admin', 'service'],
      ids: { id: productNotFound },
      body: stockChange,
      example: { delta: -2, reason: 'Broken in the warehouse.' },
      idempotent: true,
      responses: { 200: one(product, 'The updated product') },
      errors: { 404: ['product-not-found'], 409: ['insufficient-stock'] },
    },
    ({ req, params: { id: productId }, body, once }) =>
      updateStock(ctx, { ...body, productId, actor: principalOf(req).subject }, once),
  )

  return route.router
}
