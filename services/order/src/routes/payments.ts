import { AppError } from '@ecommerce/shared/errors'
import { isFirstTime } from '@ecommerce/shared/events/receive'
import { sendPage } from '@ecommerce/shared/http/pagination'
import { parseQuery } from '@ecommerce/shared/http/parse'
import express, { Router } from 'express'
import { queueFollowing } from '../commands/queue-settlement'
import type { Context } from '../context'
import { toAttentionView } from '../domain/payment-attention'
import type { OrderRef } from '../domain/payment'
import { findOrdersPaidBy } from '../store/payments'
import { findPaymentWithoutOrder, type PaymentKey } from '../store/payments-without-order'
import type { Tx } from '../store/schema'
import { countPaymentAttention, listPaymentAttention } from '../store/payment-attention'
import { attentionQuery } from './payment-requests'

/**
 * Call-backs of payment providers. A notice is not believed beyond its signature: it wakes a look at its payment, which asks the provider
 * how it stands; so notices may come twice, late and in any order. Refunds and disputes made at the provider name no order of ours, but
 * the payment.
 */
export function webhookRoutes(ctx: Context): Router {
  const router = Router()

  router.post('/webhook/:provider', express.raw({ type: () => true, limit: '1mb' }), async (req, res) => {
    const name = String(req.params.provider)
    const provider = Object.hasOwn(ctx.payments, name) ? ctx.payments[name] : undefined
    if (!provider?.readNotice)
      throw new AppError('not-found', 'provider-not-found', 'No payment provider of this name calls back here.')
    const body: unknown = req.body
    const notice = provider.readNotice(Buffer.isBuffer(body) ? body : Buffer.alloc(0), req.headers)
    const { eventId, charge, facts: told } = notice
    const isUnnamed = !notice.order && notice.reference === undefined && charge !== undefined
    // A provider that does not answer makes this 503, and the notice is sent again.
    const reference = isUnnamed ? await provider.findPayment?.(charge) : notice.reference
    await ctx.db.transaction().execute(async (tx) => {
      const payment = reference === undefined ? undefined : { provider: name, reference }
      const order = notice.order ?? (payment && (await findOrderOf(tx, payment)))
      if (!order || !(await isFirstTime(tx, { source: name, id: eventId }))) return
      const { customerId, orderId } = order
      await queueFollowing(tx, { customerId, orderId, told, ...(payment && { payment }) })
    })
    res.json({ received: true })
  })

  return router
}

/** The order that a payment is of, also where it is not here. */
const findOrderOf = async (tx: Tx, payment: PaymentKey): Promise<OrderRef | undefined> =>
  (await findOrdersPaidBy(tx, [payment.reference]))[0] ?? (await findPaymentWithoutOrder(tx, payment))

export function paymentRoutes(ctx: Context): Router {
  const router = Router()

  router.get('/attention', ctx.guard.allow('admin'), async (req, res) => {
    await sendPage(req, res, {
      cursors: ctx.kit.cursors,
      query: parseQuery(attentionQuery, req.query),
      list: ['payment attention'],
      fetch: (page) => listPaymentAttention(ctx.db, page),
      count: async () => (await countPaymentAttention(ctx.db)).reduce((sum, { count }) => sum + count, 0),
      position: ({ id, reason }) => [id, reason],
      present: toAttentionView,
    })
  })

  return router
}
