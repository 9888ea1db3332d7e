import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { parseIfMatch } from '@ecommerce/shared/http/input/if-match'
import { one } from '@ecommerce/shared/http/routes/responses'
import { capturePayment } from '../../commands/payments/capture-payment'
import { changeOrderStatus } from '../../commands/orders/change-order-status'
import { decideReturn } from '../../commands/returns/decide-return'
import { refundOrder } from '../../commands/refunds/refund-order'
import type { Context } from '../../context'
import { minorUnitsOf } from '../amount'
import { actorOf } from '../cart-owner'
import { versionedOrder } from '../orders/responses'
import { admins } from '../audiences'
import { getOwnOrder, unknownOrder } from '../readable-order'
import { madeRefund } from '../refunds/responses'
import { returned } from '../returns/responses'
import { changeStatusRequest, decideReturnRequest, refundRequest } from './requests'
import { orderNotFound } from '../../errors/orders'
import { returnNotFound } from '../../errors/payments'

/** Routes for admins to manage an order. */
export function orderAdministrationRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Order administration' })

  route.patch(
    '/:id/status',
    {
      id: 'changeOrderStatus',
      summary: 'Change the status of an order',
      description:
        'confirmed, processing, shipped, delivered, returned; or cancelled before shipping. An error for an invalid transition lists the valid ones in `allowed`. Shipping captures the authorized payment.',
      allow: admins,
      ids: { id: orderNotFound },
      body: changeStatusRequest,
      example: { status: 'shipped', carrier: 'Royal Mail', trackingNumber: 'RM123456789GB' },
      headers: { 'If-Match': 'Version that the change is based on.' },
      responses: { 200: versionedOrder('Updated') },
      errors: { ...unknownOrder, 409: ['invalid-transition', 'payment-refused'], 412: ['version-mismatch'] },
    },
    ({ req, params: { id: orderId }, body: change }) =>
      changeOrderStatus(ctx, {
        ...change,
        orderId,
        version: parseIfMatch(req.get('if-match')),
        actor: actorOf(req),
      }),
  )

  route.post(
    '/:id/capture',
    {
      id: 'capturePayment',
      summary: 'Capture the authorized payment',
      allow: admins,
      idempotent: true,
      responses: { 200: versionedOrder('Captured') },
      errors: { ...unknownOrder, 409: ['nothing-to-capture', 'payment-refused'] },
    },
    async ({ req, once }) => {
      const order = await getOwnOrder(ctx, req)
      return capturePayment(ctx, { order, actor: actorOf(req) }, once)
    },
  )

  route.post(
    '/:id/refunds',
    {
      id: 'refundOrder',
      summary: 'Refund an order, in full or in part',
      description:
        'Refunds lines at the price paid, or an `amount`; without either, everything left. At most the amount paid, in steps that can be charged in the currency. `restock` puts the units back in stock. Without it, unshipped units are written off, also for a later cancellation; shipped units stay with the buyer until a return.',
      allow: admins,
      body: refundRequest,
      example: { amount: { amount: 500, currency: 'USD' }, reason: 'It came late.' },
      idempotent: true,
      responses: { 201: one(madeRefund, 'Refund created') },
      errors: {
        ...unknownOrder,
        400: ['amount-not-chargeable'],
        409: ['refund-exceeds-order', 'refund-exceeds-payment'],
      },
    },
    async ({ req, body: { amount: given, ...request }, once }) => {
      const order = await getOwnOrder(ctx, req)
      const amount =
        given === undefined ? {} : { amount: minorUnitsOf(given, { currency: order.currency, path: 'amount' }) }
      return refundOrder(ctx, { ...request, ...amount, order, actor: actorOf(req) }, once)
    },
  )

  route.patch(
    '/:id/returns/:returnId',
    {
      id: 'decideReturn',
      summary: 'Approve or reject a return',
      description:
        'Approved items are refunded, unless they were before, and restocked, unless `restock` is false, which writes them off.',
      allow: admins,
      ids: { returnId: returnNotFound },
      body: decideReturnRequest,
      example: { status: 'approved', note: 'Thank you for telling us.' },
      responses: { 200: one(returned, 'Updated') },
      errors: { 404: ['order-not-found', 'return-not-found'], 409: ['invalid-transition'] },
    },
    async ({ req, params: { returnId: id }, body: { status, note = null, restock } }) => {
      const order = await getOwnOrder(ctx, req)
      return decideReturn(ctx, { order, decision: { id, status, note }, restock, actor: actorOf(req) })
    },
  )

  return route.router
}
