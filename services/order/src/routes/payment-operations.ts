import type { OperationGroup } from '@ecommerce/shared/openapi/operation'
import Joi from 'joi'

/** What payment providers tell. */
export const paymentOperations: OperationGroup = {
  name: 'Payments',
  description: 'What payment providers tell by themselves.',
  operations: {
    'POST /api/payments/webhook/:provider': {
      id: 'hearPaymentProvider',
      summary: 'The call-back of a payment provider, such as stripe',
      description: 'Believed for its signature, over its very bytes; each event does its work once.',
      stream: {
        'application/json': '{"id":"evt_1","object":"event","type":"payment_intent.succeeded","data":{"object":{}}}',
      },
      headers: { 'Stripe-Signature': 'Over the time and the body.' },
      answers: { 200: { says: 'It is kept.', shape: Joi.object({ received: Joi.boolean().valid(true).required() }) } },
      errors: { 400: ['signature-invalid'], 404: ['provider-not-found'] },
    },
  },
}
