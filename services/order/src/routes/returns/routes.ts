import type { Routes } from '@ecommerce/shared/http/routes/define-routes'
import { list, one } from '@ecommerce/shared/http/routes/responses'
import { requestReturn } from '../../commands/returns/request-return'
import type { Context } from '../../context'
import { listReturns } from '../../store/orders/returns'
import { actorOf } from '../cart-owner'
import { customers, customersAndAdmins } from '../audiences'
import { defineOrderRoutes, getOwnOrder, unknownOrder } from '../readable-order'
import { returnRequest } from './requests'
import { returned } from './responses'

export function returnRoutes(ctx: Context): Routes {
  const route = defineOrderRoutes(ctx)

  route.get(
    '/:id/returns',
    {
      id: 'listReturns',
      summary: 'List the returns of an order',
      allow: customersAndAdmins,
      responses: { 200: list(returned, 'The categories') },
      errors: unknownOrder,
    },
    async ({ req }) => listReturns(ctx.db, await getOwnOrder(ctx, req)),
  )

  route.post(
    '/:id/returns',
    {
      id: 'requestReturn',
      summary: 'Request a return of delivered items',
      allow: customers,
      body: returnRequest,
      example: {
        items: [{ itemId: '01890a5d-ac96-774b-bcce-b302099a8057', quantity: 1 }],
        reason: 'It came with a crack.',
      },
      idempotent: true,
      responses: { 201: one(returned, 'Return requested') },
      errors: { ...unknownOrder, 409: ['not-returnable', 'return-exceeds-order'] },
    },
    async ({ req, body, once }) => {
      const order = await getOwnOrder(ctx, req)
      return requestReturn(ctx, { ...body, order, actor: actorOf(req) }, once)
    },
  )

  return route.router
}
