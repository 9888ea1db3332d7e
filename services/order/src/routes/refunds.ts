import { parseBody } from '@ecommerce/shared/http/parse'
import { sendReply } from '@ecommerce/shared/idempotency'
import { Router } from 'express'
import { type Refunded, refundOrder } from '../commands/refund-order'
import type { Context } from '../context'
import { toOrderView } from '../domain/order'
import { toRefundView } from '../domain/refund'
import { listRefunds } from '../store/refunds'
import { minorUnitsOf } from './amount'
import { actorOf } from './caller'
import { refundRequest } from './order-requests'
import { getOwnOrder } from './readable-order'

/** Below an order. */
export function refundRoutes(ctx: Context): Router {
  const router = Router({ mergeParams: true })

  router.get('/', ctx.guard.allow('customer', 'admin'), async (req, res) => {
    const order = await getOwnOrder(ctx, req)
    res.json({ data: (await listRefunds(ctx.db, order)).map((refund) => toRefundView(refund, order)) })
  })

  router.post('/', ctx.guard.allow('admin'), async (req, res) => {
    const { amount: given, ...request } = parseBody(refundRequest, req.body)
    const order = await getOwnOrder(ctx, req)
    const amount =
      given === undefined ? {} : { amount: minorUnitsOf(given, { currency: order.currency, path: 'amount' }) }
    const once = ctx.kit.idempotency.once(ctx.kit.idempotency.identify(req), ({ refund, order }: Refunded) => ({
      status: 201,
      body: { ...toRefundView(refund, order), order: toOrderView(order) },
    }))
    sendReply(res, await refundOrder(ctx, { ...request, ...amount, order, actor: actorOf(req) }, once))
  })

  return router
}
