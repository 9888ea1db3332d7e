import { address } from '@ecommerce/contracts/address'
import { countryCode } from '@ecommerce/contracts/country'
import { money, signedMoney } from '@ecommerce/contracts/money'
import Joi from 'joi'
import { actorRoles } from '../domain/actor'
import { orderStatuses, paymentStatuses } from '../domain/order-status'
import { orderEventTypes } from '../domain/order-event'
import { disputeStatuses, paymentStates } from '../domain/payment'
import { couponRefusals, promotionTypes } from '../domain/promotion'
import { listedReasons } from '../domain/payment-attention'
import { refundStatuses } from '../domain/refund'
import { returnStatuses } from '../domain/return'
import { cartIssues } from '../domain/cart'

const id = () => Joi.string().uuid()
const instant = () => Joi.string().isoDate()
const count = () => Joi.number().integer().min(0)
const version = () => count().description('The ETag, for `If-Match`.')
const given = money.required()
const text = () => Joi.string()
const oneOf = (values: readonly string[]) => Joi.string().valid(...values)
/** `allow(null)` would leave null out of the published enumeration. */
const oneOfOrNull = (values: readonly string[]) => Joi.alternatives(oneOf(values), Joi.valid(null))

/** What is kept of a variant in a cart and in an order. */
const snapshot = {
  id: id().required(),
  productId: id().required(),
  variantId: id().required(),
  sku: text().required(),
  name: text().required(),
  options: Joi.object().pattern(Joi.string(), Joi.string()).required(),
  image: Joi.object({ url: text().required(), alt: text().allow('').required() }),
  unitPrice: given,
  quantity: Joi.number().integer().min(1).required(),
  lineTotal: given,
}

/** The tax of a cart or an order, and what makes its total one that can be charged. */
const taxDetails = {
  tax: given,
  taxIncluded: Joi.boolean().required().description('The prices hold the tax, so the total does not add it.'),
  taxes: Joi.array()
    .items(Joi.object({ name: text().required(), basisPoints: count().required(), amount: given }))
    .description('By rate, adding up to `tax`; left out of an older order of which only the sum is known.'),
  rounding: signedMoney.description(
    'Part of the total: what it was rounded by to what can be charged in the currency. Left out where it is zero.',
  ),
}

const offer = {
  code: text().required(),
  value: Joi.alternatives(Joi.number().integer(), money).description(
    'Per cent where they are whole, or an amount for a fixed one; nothing for free shipping.',
  ),
  basisPoints: Joi.number().integer().description('A percentage in hundredths of a per cent.'),
}

const cart = {
  id: id().allow(null).required().description('Null as long as nobody has put anything into it.'),
  items: Joi.array()
    .items(
      Joi.object({
        ...snapshot,
        discount: money,
        available: count().allow(null).required().description('Null when the catalogue did not answer.'),
        issues: Joi.array().items(oneOf(cartIssues)).required(),
      }),
    )
    .required(),
  itemCount: count().required(),
  subtotal: given,
  discount: given,
  shipping: given,
  ...taxDetails,
  total: given,
  coupon: Joi.object({
    ...offer,
    type: oneOf(promotionTypes),
    applied: Joi.boolean().required(),
    reason: oneOf(couponRefusals).description('Why it is not good for this cart now.'),
  }),
  stale: Joi.boolean().description('The catalogue did not answer, so prices are those of before.'),
  updatedAt: instant().required(),
  version: count().required(),
  cartToken: text().description('A guest sends it as `X-Cart-Token`.'),
}

const payment = Joi.object({
  id: id().required(),
  provider: text().required(),
  amount: money.required().description('What was received, or is to be.'),
  status: oneOf(paymentStates.filter((state) => state !== 'released')).required(),
  reference: text().allow(null).required().description('The name that the provider has for it.'),
  refunded: money.required(),
  disputes: Joi.array()
    .items(
      Joi.object({
        id: id().required(),
        amount: money.required(),
        status: oneOf(disputeStatuses).required(),
        reason: text(),
      }),
    )
    .required(),
})

const order = {
  id: id().required(),
  number: text().required(),
  userId: id().allow(null).required(),
  email: text().allow(null).required().description('Null when the buyer was erased.'),
  status: oneOf(orderStatuses).required(),
  paymentStatus: oneOf(paymentStatuses).required(),
  paymentMethod: text().required(),
  payments: Joi.array().items(payment).required(),
  items: Joi.array()
    .items(
      Joi.object({
        ...snapshot,
        discount: given,
        tax: given,
        refundedQuantity: count(),
        returnedQuantity: count(),
        restockedQuantity: count().description('Units that are back in stock.'),
        writtenOffQuantity: count().description('Units that were lost: no later step puts them back in stock.'),
      }),
    )
    .required(),
  subtotal: given,
  discount: given,
  shipping: given,
  ...taxDetails,
  total: given,
  refunded: money,
  coupon: text(),
  paymentDueAt: instant().description('Until when it waits to be paid.'),
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

const lines = Joi.array()
  .items(Joi.object({ itemId: id().required(), quantity: Joi.number().integer().min(1).required() }))
  .required()

const restocked = lines.description('What this puts back in stock.')

const reason = text().allow(null).required().description('Null when the buyer was erased.')

const refund = {
  id: id().required(),
  orderId: id().required(),
  status: oneOf(refundStatuses).required(),
  amount: given,
  tax: money.required().description('The tax in the amount; all refunds of what was paid have the tax in it.'),
  items: lines,
  reason,
  restock: Joi.boolean().required(),
  restocked,
  createdAt: instant().required(),
  updatedAt: instant().required(),
}

const figures = {
  orders: count().required(),
  revenue: given,
  grossRevenue: given,
  refunded: given,
  netRevenue: given,
  average: given,
}
const day = () => Joi.string().pattern(/^\d{4}-\d{2}-\d{2}$/)

/** What this service answers with, by name. */
export const shapes = {
  Money: money,
  Country: countryCode(),
  PostalAddress: address,
  Cart: Joi.object(cart),
  Order: Joi.object(order),
  Payment: payment,
  PaymentAttention: Joi.object({
    orderId: id()
      .allow(null)
      .required()
      .description('Null, as all of the order, where the order that was paid is not here.'),
    number: text().allow(null).required(),
    reason: oneOf(listedReasons).required(),
    amount: given,
    status: oneOfOrNull(orderStatuses).required(),
    paymentStatus: oneOfOrNull(paymentStatuses).required(),
    provider: text().required(),
    reference: text().allow(null).required().description('The name that the provider has for the payment.'),
    updatedAt: instant().required(),
  }),
  PlacedOrder: Joi.object({
    ...order,
    orderToken: text().description('A guest reads the order with it, as `X-Order-Token`.'),
    payment: Joi.object({ provider: text().required() })
      .unknown()
      .description('What the buyer pays with, in the terms of the provider, when the order still waits to be paid.'),
  }),
  OrderEvent: Joi.object({
    id: id().required(),
    type: oneOf(orderEventTypes).required(),
    status: text().required().description('What has come to be, such as `confirmed`, `paid` or `sold`.'),
    note: text(),
    reason: text().description('Why an order failed.'),
    trackingNumber: text(),
    carrier: text(),
    refundId: id(),
    returnId: id(),
    amount: money,
    actor: Joi.object({
      role: oneOf(actorRoles).required(),
      id: text()
        .allow(null)
        .description('Which admin, an admin alone is told; null when it was a person who was erased.'),
    }).required(),
    requestId: text().allow(null).required(),
    createdAt: instant().required(),
  }),
  Refund: Joi.object(refund),
  MadeRefund: Joi.object({ ...refund, order: Joi.object(order).required() }),
  Return: Joi.object({
    id: id().required(),
    orderId: id().required(),
    status: oneOf(returnStatuses).required(),
    items: lines,
    reason,
    note: text(),
    restocked: restocked.optional(),
    createdAt: instant().required(),
    decidedAt: instant(),
  }),
  ShippingMethod: Joi.object({ code: text().required(), name: text().required(), price: given }),
  PersonalCart: Joi.object({
    items: Joi.array()
      .items(
        Joi.object({
          productId: id().required(),
          variantId: id().required(),
          sku: text().required(),
          name: text().required(),
          quantity: count().required(),
          unitPrice: given,
        }),
      )
      .required(),
    coupon: text(),
    updatedAt: instant().required(),
  }),
  Sales: Joi.object({
    from: day().required(),
    to: day().required(),
    timezone: text().required(),
    currency: text().required(),
    ...figures,
    data: Joi.array()
      .items(
        Joi.object({
          date: day().required(),
          ...figures,
          topProducts: Joi.array()
            .items(
              Joi.object({
                productId: id().required(),
                name: text().required(),
                quantity: count().required(),
                revenue: given,
              }),
            )
            .required(),
        }),
      )
      .required(),
  }),
  Promotion: Joi.object({
    id: id().required(),
    ...offer,
    type: oneOf(promotionTypes).required(),
    minSubtotal: money,
    startsAt: instant(),
    endsAt: instant(),
    usageLimit: count(),
    perCustomerLimit: count(),
    shippingMethods: Joi.array().items(text()).description('What free shipping is for; all where it is left out.'),
    archived: Joi.boolean()
      .required()
      .description('It was removed after it had been used: it stays, good for nothing.'),
    archivedAt: instant(),
    used: count().required().description('Orders that have used it and not given their use back.'),
    version: version().required(),
    createdAt: instant().required(),
    updatedAt: instant().required(),
  }),
}
