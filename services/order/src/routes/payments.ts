import { AppError } from '@ecommerce/shared/errors'
import { isFirstTime } from '@ecommerce/shared/events/receive'
import express, { Router } from 'express'
import { queueSettlement } from '../commands/queue-settlement'
import type { Context } from '../context'

/**
 * Call-backs of payment providers. A notice is not believed beyond its signature: it only wakes the settlement of its order, which asks
 * the provider how the payment stands; so notices may come twice, late and in any order.
 */
export function paymentRoutes(ctx: Context): Router {
  const router = Router()

  router.post('/webhook/:provider', express.raw({ type: () => true, limit: '1mb' }), async (req, res) => {
    const name = String(req.params.provider)
    const provider = Object.hasOwn(ctx.payments, name) ? ctx.payments[name] : undefined
    if (!provider?.readNotice)
      throw new AppError('not-found', 'provider-not-found', 'No payment provider of this name calls back here.')
    const body: unknown = req.body
    const { eventId, order } = provider.readNotice(Buffer.isBuffer(body) ? body : Buffer.alloc(0), req.headers)
    await ctx.db.transaction().execute(async (tx) => {
      if (order && (await isFirstTime(tx, { source: name, id: eventId }))) await queueSettlement(tx, order)
    })
    res.json({ received: true })
  })

  return router
}
