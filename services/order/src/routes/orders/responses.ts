import { address } from '@ecommerce/contracts/address'
import { money } from '@ecommerce/contracts/money'
import { uuid } from '@ecommerce/contracts/uuid'
import { one, resource, type ResponseSpec } from '@ecommerce/shared/http/routes/responses'
import { ref } from '@ecommerce/shared/openapi/operation'
import Joi from 'joi'
import { actorRoles } from '../../domain/actor'
import { taxDetails } from '../../domain/carts/tax'
import { moneyIn } from '../../domain/money'
import type { StoredOrder } from '../../domain/orders/order'
import { orderEventTypes, type StoredOrderEvent } from '../../domain/orders/order-event'
import { orderStatuses, paymentStatuses } from '../../domain/orders/order-status'
import {
  disputeStatuses,
  paymentOfOrder,
  paymentStates,
  type StoredPayment,
  withPayment,
} from '../../domain/payments/payment'
import { addressExample, lineExample, sumsExample, usd } from '../examples'
import { count, given, instant, oneOf, snapshotKeys, taxKeys, text, version } from '../response-fields'

const payment = resource<{ payment: StoredPayment; currency: string }>({
  name: 'Payment',
  schema: Joi.object({
    id: uuid().required(),
    provider: text().required(),
    amount: money.required().description('Captured amount, or amount to capture.'),
    status: oneOf(paymentStates.filter((state) => state !== 'released')).required(),
    reference: text().allow(null).required().description("Provider's id of the payment."),
    refunded: money.required(),
    disputes: Joi.array()
      .items(
        Joi.object({
          id: uuid().required(),
          amount: money.required(),
          status: oneOf(disputeStatuses).required(),
          reason: text(),
        }),
      )
      .required(),
  }),
  view: toPaymentView,
})

/** The payments of an order. */
export const paymentsOfOrder = {
  description: 'The categories',
  body: { type: 'array', items: ref(payment.name) },
  view: paymentViews,
  resources: [payment],
} satisfies ResponseSpec<StoredOrder>

/** Payments, none before checkout. */
function paymentViews(order: StoredOrder) {
  const payments = order.status === 'pending' ? order.payments : withPayment(order, paymentOfOrder(order))
  return payments.map((each) => toPaymentView({ payment: each, currency: order.currency }))
}

function toPaymentView({ payment, currency }: { payment: StoredPayment; currency: string }) {
  const money = moneyIn(currency)
  const { id, provider, status, reference, disputes } = payment
  return {
    id,
    provider,
    amount: money(payment.capturedAmount > 0 ? payment.capturedAmount : payment.amount),
    status: status === 'released' ? ('voided' as const) : status,
    reference,
    refunded: money(payment.refundedAmount),
    disputes: disputes.map((dispute) => ({
      id: dispute.id,
      amount: money(dispute.amount),
      status: dispute.status,
      ...(dispute.reason !== null && { reason: dispute.reason }),
    })),
  }
}

/** Members of an order in every response. */
export const orderKeys = {
  id: uuid().required(),
  number: text().required(),
  userId: uuid().allow(null).required(),
  email: text().allow(null).required().description("Null after the buyer's erasure."),
  status: oneOf(orderStatuses).required(),
  paymentStatus: oneOf(paymentStatuses).required(),
  paymentMethod: text().required(),
  payments: Joi.array().items(payment.schema).required(),
  items: Joi.array()
    .items(
      Joi.object({
        ...snapshotKeys,
        discount: given,
        tax: given,
        refundedQuantity: count(),
        returnedQuantity: count(),
        restockedQuantity: count().description('Restocked units.'),
        writtenOffQuantity: count().description('Units written off, which cannot be restocked later.'),
      }),
    )
    .required(),
  subtotal: given,
  discount: given,
  shipping: given,
  ...taxKeys,
  total: given,
  refunded: money,
  coupon: text(),
  paymentDueAt: instant().description('Time until which the order waits for its payment.'),
  shippingAddress: address.required(),
  billingAddress: address.required(),
  shippingMethod: text().required(),
  note: text(),
  trackingNumber: text(),
  carrier: text(),
  createdAt: instant().required(),
  updatedAt: instant().required(),
  version: version().required(),
}

export const orderExample = {
  id: '01890a5d-ac96-774b-bcce-b302099a8060',
  number: '2026-000123',
  userId: '01890a5d-ac96-774b-bcce-b302099a8061',
  email: 'ada@example.com',
  status: 'confirmed',
  paymentStatus: 'authorized',
  paymentMethod: 'manual',
  payments: [
    {
      id: '01890a5d-ac96-774b-bcce-b302099a8060',
      provider: 'manual',
      amount: usd(7_299),
      status: 'authorized',
      reference: null,
      refunded: usd(0),
      disputes: [],
    },
  ],
  items: [{ ...lineExample, discount: usd(0), tax: usd(0) }],
  ...sumsExample,
  shippingAddress: addressExample,
  billingAddress: addressExample,
  shippingMethod: 'standard',
  createdAt: '2026-02-14T16:05:12.345Z',
  updatedAt: '2026-02-14T16:05:12.412Z',
  version: 2,
}

export const order = resource<StoredOrder>({
  name: 'Order',
  schema: Joi.object(orderKeys),
  example: orderExample,
  view: toOrderView,
})

function toOrderView(order: StoredOrder) {
  const money = moneyIn(order.currency)
  return {
    id: order.id,
    number: order.number,
    userId: order.userId,
    email: order.email,
    status: order.status,
    paymentStatus: order.paymentStatus,
    paymentMethod: order.paymentMethod,
    payments: paymentViews(order),
    items: order.items.map((item) => ({
      id: item.id,
      productId: item.productId,
      variantId: item.variantId,
      sku: item.sku,
      name: item.name,
      options: item.options,
      ...(item.image && { image: item.image }),
      unitPrice: money(item.unitPriceAmount),
      quantity: item.quantity,
      lineTotal: money(item.lineTotalAmount),
      discount: money(item.discountAmount),
      tax: money(item.taxAmount),
      ...(item.refundedQuantity > 0 && { refundedQuantity: item.refundedQuantity }),
      ...(item.returnedQuantity > 0 && { returnedQuantity: item.returnedQuantity }),
      ...(item.restockedQuantity > 0 && { restockedQuantity: item.restockedQuantity }),
      ...(item.writtenOffQuantity > 0 && { writtenOffQuantity: item.writtenOffQuantity }),
    })),
    subtotal: money(order.subtotalAmount),
    discount: money(order.discountAmount),
    shipping: money(order.shippingAmount),
    ...taxDetails(order),
    total: money(order.totalAmount),
    ...(order.refundedAmount > 0 && { refunded: money(order.refundedAmount) }),
    ...(order.couponCode !== null && { coupon: order.couponCode }),
    ...(order.paymentDueAt && order.status === 'pending' && { paymentDueAt: order.paymentDueAt.toISOString() }),
    shippingAddress: order.shippingAddress,
    billingAddress: order.billingAddress,
    shippingMethod: order.shippingMethod,
    ...(order.note !== null && { note: order.note }),
    ...(order.trackingNumber !== null && { trackingNumber: order.trackingNumber }),
    ...(order.carrier !== null && { carrier: order.carrier }),
    createdAt: order.createdAt.toISOString(),
    updatedAt: order.updatedAt.toISOString(),
    version: order.version,
  }
}

/** An order with the version that `If-Match` takes. */
export const versionedOrder = (description: string) =>
  one(order, description, { ETag: { description: 'Version of the resource.', value: ({ version }) => `"${version}"` } })

/** History entry; only admins see which admin acted. */
export const orderEvent = resource<{ event: StoredOrderEvent; currency: string; isAdmin: boolean }>({
  name: 'OrderEvent',
  schema: Joi.object({
    id: uuid().required(),
    type: oneOf(orderEventTypes).required(),
    status: text().required().description('State reached, such as `confirmed`, `paid` or `sold`.'),
    note: text(),
    reason: text().description('Reason of a failed order.'),
    trackingNumber: text(),
    carrier: text(),
    refundId: uuid(),
    returnId: uuid(),
    amount: money,
    actor: Joi.object({
      role: oneOf(actorRoles).required(),
      id: text()
        .allow(null)
        .description("Id of the actor; of an admin visible to admins only; null after the user's erasure."),
    }).required(),
    requestId: text().allow(null).required(),
    createdAt: instant().required(),
  }),
  view: ({ event, currency, isAdmin }) => {
    const { amount, ...detail } = event.detail
    return {
      id: event.id,
      type: event.type,
      status: event.status,
      ...detail,
      ...(typeof amount === 'number' && { amount: moneyIn(currency)(amount) }),
      actor: event.actor.role === 'admin' && !isAdmin ? { role: 'admin' } : event.actor,
      requestId: event.requestId,
      createdAt: event.createdAt.toISOString(),
    }
  },
})
