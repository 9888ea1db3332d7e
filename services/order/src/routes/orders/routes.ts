import { principalOf } from '@ecommerce/shared/auth/guard'
import type { Routes } from '@ecommerce/shared/http/routes/define-routes'
import { sendPage } from '@ecommerce/shared/http/responses/pagination'
import { pages } from '@ecommerce/shared/http/routes/responses'
import { cancelOrder } from '../../commands/orders/cancel-order'
import type { Context } from '../../context'
import { buyerOf } from '../../domain/actor'
import { countOrderEvents, listOrderEvents } from '../../store/orders/order-events'
import { actorOf } from '../cart-owner'
import { pagesOnly } from '../page-query'
import { buyers, customersAndAdmins } from '../audiences'
import { keyOwnerOfOrder, defineOrderRoutes, getOwnOrder, getReadableOrder, unknownOrder } from '../readable-order'
import { sendOrders } from './list-orders'
import { adminOrdersQuery, cancelRequest } from './requests'
import { order, orderEvent, paymentsOfOrder, versionedOrder } from './responses'

export function orderRoutes(ctx: Context): Routes {
  const route = defineOrderRoutes(ctx)

  route.get(
    '/',
    {
      id: 'listOrders',
      summary: 'List orders, newest first',
      description:
        'Customers list their own orders; admins all, also by `userId`, `from`, `to` and `q`. Days include both ends; an instant in `to` is exclusive.',
      allow: customersAndAdmins,
      query: adminOrdersQuery,
      responses: { 200: pages(order) },
    },
    ({ req, res, query }) => sendOrders(ctx, req, res, query),
  )

  route.get(
    '/:id',
    {
      id: 'readOrder',
      summary: 'Get an order',
      allow: buyers,
      responses: { 200: versionedOrder('URL of the order.') },
      errors: unknownOrder,
    },
    ({ req }) => getReadableOrder(ctx, req),
  )

  route.get(
    '/:id/payments',
    {
      id: 'listPayments',
      summary: 'List the payments of an order',
      description:
        'With their state at the provider and disputes. `amount` is the captured amount, or the amount to capture.',
      allow: buyers,
      responses: { 200: paymentsOfOrder },
      errors: unknownOrder,
    },
    ({ req }) => getReadableOrder(ctx, req),
  )

  route.get(
    '/:id/events',
    {
      id: 'listOrderEvents',
      summary: 'List the history of an order, oldest first',
      allow: customersAndAdmins,
      query: pagesOnly,
      responses: { 200: pages(orderEvent) },
      errors: unknownOrder,
    },
    async ({ req, res, query }) => {
      const { customerId, id: orderId, currency } = await getOwnOrder(ctx, req)
      const isAdmin = principalOf(req).role === 'admin'
      await sendPage(req, res, {
        cursors: ctx.cursors,
        query,
        list: ['order events', orderId],
        fetch: (page) => listOrderEvents(ctx.db, { customerId, orderId }, page),
        count: () => countOrderEvents(ctx.db, { customerId, orderId }),
        position: ({ id }) => [id],
        present: (event) => orderEvent.view({ event, currency, isAdmin }),
      })
    },
  )

  route.post(
    '/:id/cancel',
    {
      id: 'cancelOrder',
      summary: 'Cancel an unshipped order',
      description: 'Releases stock and coupon, and voids or refunds the payment.',
      allow: buyers,
      body: cancelRequest,
      isBodyOptional: true,
      example: { reason: 'Ordered the wrong size.' },
      idempotent: { by: (req) => keyOwnerOfOrder(req, ctx.tokens) },
      responses: { 200: versionedOrder('Cancelled') },
      errors: { ...unknownOrder, 409: ['invalid-transition'] },
    },
    async ({ req, body: { reason }, once }) => {
      const found = await getReadableOrder(ctx, req)
      return cancelOrder(ctx, { order: found, reason, actor: req.principal ? actorOf(req) : buyerOf(found) }, once)
    },
  )

  return route.router
}
