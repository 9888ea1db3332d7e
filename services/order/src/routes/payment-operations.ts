import { page } from '@ecommerce/shared/openapi/common-operations'
import { type OperationGroup, ref } from '@ecommerce/shared/openapi/operation'
import Joi from 'joi'
import { attentionQuery } from './payment-requests'

/** What payment providers tell. */
export const paymentOperations: OperationGroup = {
  name: 'Payments',
  description: 'What payment providers tell by themselves.',
  operations: {
    'GET /api/payments/attention': {
      id: 'listPaymentAttention',
      summary: 'List payments that need a decision',
      description:
        'What the service cannot resolve by itself, newest orders first: a refund that failed, an open dispute, an early inquiry, an order whose money is gone before it was shipped, a part that was captured, money of a cancelled order, money received for an order that is not here. An entry is gone with its cause.',
      roles: ['admin'],
      query: attentionQuery,
      answers: { 200: page(ref('PaymentAttention')) },
    },
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
