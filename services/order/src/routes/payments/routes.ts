import { isFirstTime } from '@ecommerce/shared/events/receive'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/define-routes'
import { sendPage } from '@ecommerce/shared/http/pagination'
import { pages, plain } from '@ecommerce/shared/http/responses'
import Joi from 'joi'
import { queueFollowing } from '../../commands/checkout/queue-settlement'
import type { Context } from '../../context'
import type { OrderRef } from '../../domain/payments/payment'
import { countPaymentAttention, listPaymentAttention } from '../../store/payments/payment-attention'
import { findOrdersPaidBy } from '../../store/payments/payments'
import { findPaymentWithoutOrder, type PaymentKey } from '../../store/payments/payments-without-order'
import type { Tx } from '../../store/schema'
import { pagesOnly } from '../page-query'
import { admins } from '../people'
import { paymentAttention } from './responses'
import { providerNotFound } from '../../errors/payments'

/**
 * What admins see of payments, and call-backs of payment providers. A notice is not believed beyond its signature: it wakes a look at its
 * payment, which asks the provider how it stands; so notices may come twice, late and in any order. Refunds and disputes made at the
 * provider name no order of ours, but the payment.
 */
export function paymentRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Payments' })

  route.get(
    '/attention',
    {
      id: 'listPaymentAttention',
      summary: 'List payments that need a decision',
      description:
        'What the service cannot resolve by itself, newest orders first: a refund that failed, an open dispute, an early inquiry, an order whose money is gone before it was shipped, a part that was captured, money of a cancelled order, money received for an order that is not here. An entry is gone with its cause.',
      allow: admins,
      query: pagesOnly,
      responses: { 200: pages(paymentAttention) },
    },
    ({ req, res, query }) =>
      sendPage(req, res, {
        cursors: ctx.cursors,
        query,
        list: ['payment attention'],
        fetch: (page) => listPaymentAttention(ctx.db, page),
        count: async () => (await countPaymentAttention(ctx.db)).reduce((sum, { count }) => sum + count, 0),
        position: ({ id, reason }) => [id, reason],
        present: paymentAttention.view,
      }),
  )

  route.post(
    '/webhook/:provider',
    {
      id: 'hearPaymentProvider',
      summary: 'The call-back of a payment provider, such as stripe',
      description: 'Believed for its signature, over its very bytes; each event does its work once.',
      allow: 'anyone',
      // A provider may be told of an address with parameters, and a notice is not lost for them.
      query: Joi.object({}).unknown(),
      raw: {
        limitBytes: 1_048_576,
        examples: {
          'application/json': '{"id":"evt_1","object":"event","type":"payment_intent.succeeded","data":{"object":{}}}',
        },
      },
      headers: { 'Stripe-Signature': 'Over the time and the body.' },
      responses: {
        200: plain(Joi.object<{ received: true }>({ received: Joi.boolean().valid(true).required() }), 'It is kept.'),
      },
      errors: { 400: ['signature-invalid'], 404: ['provider-not-found'] },
    },
    async ({ req, params: { provider: name }, body }) => {
      const provider = Object.hasOwn(ctx.payments, name) ? ctx.payments[name] : undefined
      if (!provider?.readNotice) throw providerNotFound()
      const notice = provider.readNotice(body, req.headers)
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
      return { received: true as const }
    },
  )

  return route.router
}

/** The order that a payment is of, also where it is not here. */
const findOrderOf = async (tx: Tx, payment: PaymentKey): Promise<OrderRef | undefined> =>
  (await findOrdersPaidBy(tx, [payment.reference]))[0] ?? (await findPaymentWithoutOrder(tx, payment))
