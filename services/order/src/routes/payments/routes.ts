import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { sendPage } from '@ecommerce/shared/http/responses/pagination'
import { pages, plain } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import { receiveProviderEvent } from '../../commands/payments/receive-provider-event'
import type { Context } from '../../context'
import { countPaymentAttention, listPaymentAttention } from '../../store/payments/payment-attention'
import { pagesOnly } from '../page-query'
import { admins } from '../audiences'
import { paymentAttention } from './responses'

/** Payments that need a decision, and webhooks of payment providers. */
export function paymentRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Payments' })

  route.get(
    '/attention',
    {
      id: 'listPaymentAttention',
      summary: 'List payments that need a decision',
      description:
        'Cases that need staff, newest orders first: failed refunds, open disputes, early inquiries, unshipped orders that lost their payment, partial captures, money of cancelled orders, and payments for unknown orders. An entry ends with its cause.',
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
      summary: 'Receive a webhook of a payment provider',
      description: 'Authenticated by its signature over the raw body; each event is processed once.',
      allow: 'anyone',
      // Accepts any parameters, as the configured address may have some.
      query: Joi.object({}).unknown(),
      raw: {
        limitBytes: 1_048_576,
        examples: {
          'application/json': '{"id":"evt_1","object":"event","type":"payment_intent.succeeded","data":{"object":{}}}',
        },
      },
      headers: { 'Stripe-Signature': 'Signature over timestamp and body.' },
      responses: {
        200: plain(Joi.object<{ received: true }>({ received: Joi.boolean().valid(true).required() }), 'Accepted'),
      },
      errors: { 400: ['signature-invalid'], 404: ['provider-not-found'] },
    },
    async ({ req, params: { provider: name }, body }) => {
      await receiveProviderEvent(ctx, { name, body, headers: req.headers })
      return { received: true as const }
    },
  )

  return route.router
}
