import { principalOf } from '@ecommerce/shared/auth/guard'
import { defineRoutes, type Routes, WithStatus } from '@ecommerce/shared/http/routes/define-routes'
import { one } from '@ecommerce/shared/http/routes/responses'
import { subscribeToStockAlert } from '../../commands/stock/subscribe-to-stock-alert'
import type { Context } from '../../context'
import { customers } from '../audiences'
import { alertRequest } from './requests'
import { stockAlert } from './responses'
import { productNotFound } from '../../errors'

export function stockAlertRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Catalogue' })

  route.post(
    '/:id/stock-alerts',
    {
      id: 'askForStockAlert',
      summary: 'Subscribe to a back-in-stock alert',
      description: 'With `variantId` for one variant only. Sent once, when it is available again.',
      allow: customers,
      ids: { id: productNotFound },
      body: alertRequest,
      isBodyOptional: true,
      example: { variantId: '01890a5d-ac96-774b-bcce-b302099a8057' },
      responses: { 200: one(stockAlert, 'Already subscribed'), 201: one(stockAlert, 'Subscribed') },
      errors: { 404: ['product-not-found'], 409: ['in-stock'] },
    },
    async ({ req, params: { id: productId }, body }) => {
      const alert = { productId, variantId: body.variantId?.toLowerCase() ?? null }
      const isNew = await subscribeToStockAlert(ctx, { ...alert, userId: principalOf(req).subject })
      return new WithStatus(isNew ? 201 : 200, alert)
    },
  )

  return route.router
}
