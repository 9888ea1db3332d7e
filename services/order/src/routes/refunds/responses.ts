import { money } from '@ecommerce/contracts/money'
import { uuid } from '@ecommerce/contracts/uuid'
import { resource } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import type { Refunded } from '../../commands/refunds/refund-order'
import { moneyIn } from '../../domain/money'
import { refundStatuses, restockedUnits, taxOfRefund } from '../../domain/payments/refund'
import { order, orderKeys } from '../orders/responses'
import { given, instant, oneOf, orderLines, reasonGiven, restockedLines } from '../response-fields'

const refundKeys = {
  id: uuid().required(),
  orderId: uuid().required(),
  status: oneOf(refundStatuses).required(),
  amount: given,
  tax: money.required().description('Tax contained in the amount.'),
  items: orderLines,
  reason: reasonGiven,
  restock: Joi.boolean().required(),
  restocked: restockedLines,
  createdAt: instant().required(),
  updatedAt: instant().required(),
}

/** A refund of an order. */
export const refund = resource<Refunded>({
  name: 'Refund',
  schema: Joi.object(refundKeys),
  view: toRefundView,
})

/** Refund with the updated order. */
export const madeRefund = resource<Refunded>({
  name: 'MadeRefund',
  schema: Joi.object({ ...refundKeys, order: Joi.object(orderKeys).required() }),
  view: (made) => ({ ...toRefundView(made), order: order.view(made.order) }),
})

function toRefundView({ refund, order }: Refunded) {
  const money = moneyIn(order.currency)
  return {
    id: refund.id,
    orderId: refund.orderId,
    status: refund.status,
    amount: money(refund.amount),
    tax: money(taxOfRefund(refund, order)),
    items: refund.items.filter(({ quantity }) => quantity > 0).map(({ itemId, quantity }) => ({ itemId, quantity })),
    reason: refund.reason,
    restock: refund.restock,
    restocked: restockedUnits(refund).map(({ itemId, quantity }) => ({ itemId, quantity })),
    createdAt: refund.createdAt.toISOString(),
    updatedAt: refund.updatedAt.toISOString(),
  }
}
