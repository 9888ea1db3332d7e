import { principalOf } from '@ecommerce/shared/auth/guard'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/define-routes'
import { sendPage } from '@ecommerce/shared/http/pagination'
import { one, pages } from '@ecommerce/shared/http/responses'
import { cancelOrder } from '../../commands/cancel-order'
import { getBuyer } from '../../commands/get-buyer'
import { placeOrder } from '../../commands/place-order'
import type { Context } from '../../context'
import { buyerOf } from '../../domain/actor'
import { countOrderEvents, listOrderEvents } from '../../store/order-events'
import { actorOf, badCartToken, callerOf, getShopper } from '../caller'
import { addressExample } from '../examples'
import { pagesOnly } from '../page-query'
import { buyers, people, shoppers } from '../people'
import { callerOfOrder, getOwnOrder, getReadableOrder, unknownOrder } from '../readable-order'
import { sendOrders } from './list-orders'
import { adminOrdersQuery, cancelRequest, placeOrderRequest } from './requests'
import { order, orderEvent, paymentsOfOrder, placedOrder, versionedOrder } from './responses'
import { getShippingAddress } from './shipping-address'

export function orderRoutes(ctx: Context): Routes {
  const route = defineRoutes({ guard: ctx.guard, idempotency: ctx.kit.idempotency }, { tag: 'Checkout and orders' })

  route.post(
    '/',
    {
      id: 'placeOrder',
      summary: 'Order what is in the cart',
      description:
        'The address is given, or named by the `addressId` of the own address book. Without a `shippingMethod` it goes the cheapest way; without a `paymentMethod` it is paid by hand, or, where that is turned off, by the only other method. Unpaid orders of one account, guest e-mail address or network hold so many units at most (409 `too-many-unpaid`). With `expectedTotal` nothing is ordered at another price. A total below what the payment method takes is refused with the `minimum` (409 `payment-below-minimum`). A guest adds `email` and gets an `orderToken`. A cart is ordered once.',
      allow: shoppers,
      body: placeOrderRequest(ctx.paymentMethods),
      example: { shippingAddress: addressExample, note: 'Ring twice.' },
      idempotent: { by: (req) => callerOf(getShopper(req, ctx.tokens)) },
      responses: {
        201: one(placedOrder, 'It is confirmed; or it waits to be paid, and `payment` says how.', {
          Location: 'The order.',
        }),
      },
      errors: {
        ...badCartToken,
        404: ['address-not-found'],
        409: [
          'cart-empty',
          'price-changed',
          'insufficient-stock',
          'checkout-in-progress',
          'coupon-not-applicable',
          'payment-refused',
          'payment-below-minimum',
          'currency-mismatch',
          'total-too-large',
          'too-many-unpaid',
        ],
      },
    },
    async ({ req, body: { email, addressId, shippingAddress: given, ...rest }, keyed }) => {
      const { customerId, userId } = getShopper(req, ctx.tokens)
      const [buyer, shippingAddress] = await Promise.all([
        getBuyer(ctx, { customerId, userId, email }),
        given ?? getShippingAddress(ctx, { userId, addressId: addressId! }),
      ])
      const request = { ...rest, shippingAddress }
      return placeOrder(ctx, { buyer, request, keyed, networkKey: ctx.networkKey(req.ip) })
    },
  )

  route.get(
    '/',
    {
      id: 'listOrders',
      summary: 'The own orders, newest first',
      description:
        'An admin sees all, and may also ask by `userId`, `from`, `to` and `q`. Days are counted with both ends; a `to` that is an instant ends before it.',
      allow: people,
      query: adminOrdersQuery,
      responses: { 200: pages(order) },
    },
    ({ req, res, query }) => sendOrders(ctx, req, res, query),
  )

  route.get(
    '/:id',
    {
      id: 'readOrder',
      summary: 'One order',
      allow: buyers,
      responses: { 200: versionedOrder('The order.') },
      errors: unknownOrder,
    },
    ({ req }) => getReadableOrder(ctx, req),
  )

  route.get(
    '/:id/payments',
    {
      id: 'listPayments',
      summary: 'List the payments of an order',
      description: 'How each stands at its provider, with its disputes. `amount` is what was received, or is to be.',
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
      summary: 'What has happened to it, oldest first',
      allow: people,
      query: pagesOnly,
      responses: { 200: pages(orderEvent) },
      errors: unknownOrder,
    },
    async ({ req, res, query }) => {
      const { customerId, id: orderId, currency } = await getOwnOrder(ctx, req)
      const isAdmin = principalOf(req).role === 'admin'
      await sendPage(req, res, {
        cursors: ctx.kit.cursors,
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
      summary: 'Call it off, as long as it is not shipped',
      description: 'Stock and coupon come back, and the payment is voided or refunded.',
      allow: buyers,
      body: cancelRequest,
      isBodyOptional: true,
      example: { reason: 'Ordered the wrong size.' },
      idempotent: { by: (req) => callerOfOrder(req, ctx.tokens) },
      responses: { 200: versionedOrder('It is cancelled.') },
      errors: { ...unknownOrder, 409: ['invalid-transition'] },
    },
    async ({ req, body: { reason }, once }) => {
      const found = await getReadableOrder(ctx, req)
      return cancelOrder(ctx, { order: found, reason, actor: req.principal ? actorOf(req) : buyerOf(found) }, once)
    },
  )

  return route.router
}
