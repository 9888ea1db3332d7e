import { uuid } from '@ecommerce/contracts/uuid'
import { resource } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import { moneyIn } from '../../domain/money'
import { orderStatuses, paymentStatuses } from '../../domain/orders/order-status'
import { listedReasons, type StoredAttention } from '../../domain/payments/payment-attention'
import { given, instant, oneOf, text } from '../response-fields'

/** `allow(null)` would leave null out of the published enumeration. */
const oneOfOrNull = (values: readonly string[]) => Joi.alternatives(oneOf(values), Joi.valid(null))

/** Payment that needs a decision by staff. */
export const paymentAttention = resource<StoredAttention>({
  name: 'PaymentAttention',
  schema: Joi.object({
    orderId: uuid()
      .allow(null)
      .required()
      .description('Null, like the other fields of the order, when the paid order does not exist here.'),
    number: text().allow(null).required(),
    reason: oneOf(listedReasons).required(),
    amount: given,
    status: oneOfOrNull(orderStatuses).required(),
    paymentStatus: oneOfOrNull(paymentStatuses).required(),
    provider: text().required(),
    reference: text().allow(null).required().description("Provider's id of the payment."),
    updatedAt: instant().required(),
  }),
  view: (entry) => ({
    orderId: entry.orderId,
    number: entry.number,
    reason: entry.reason,
    amount: moneyIn(entry.currency)(entry.amount),
    status: entry.status,
    paymentStatus: entry.paymentStatus,
    provider: entry.provider,
    reference: entry.reference,
    updatedAt: entry.updatedAt.toISOString(),
  }),
})
