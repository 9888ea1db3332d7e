import type { Routes } from '@ecommerce/shared/http/routes/define-routes'
import { list } from '@ecommerce/shared/http/routes/responses'
import type { Context } from '../../context'
import { listRefunds } from '../../store/payments/refunds'
import { customersAndAdmins } from '../audiences'
import { defineOrderRoutes, getOwnOrder, unknownOrder } from '../readable-order'
import { refund } from './responses'

export function refundRoutes(ctx: Context): Routes {
  const route = defineOrderRoutes(ctx)

  route.get(
    '/:id/refunds',
    {
      id: 'listRefunds',
      summary: 'List the refunds of an order',
      allow: customersAndAdmins,
      responses: { 200: list(refund, 'The categories') },
      errors: unknownOrder,
    },
    async ({ req }) => {
      const order = await getOwnOrder(ctx, req)
      return (await listRefunds(ctx.db, order)).map((each) => ({ refund: each, order }))
    },
  )

  return route.router
}
