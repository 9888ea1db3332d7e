import Joi from 'joi'
import { addressOutput } from './address'
import type { Contact } from './customer'
import {
  attentionReasons,
  type CartAbandoned,
  type EventData,
  type EventType,
  maxEndedSessions,
  type MfaChanged,
  mfaChanges,
  type OneTimeTokenEvent,
  type OrderedItem,
  type OrderEvent,
  type OrderEventItem,
  type OrderRefunded,
  type OrderReturnRequested,
  type OrderTax,
  type PaymentAttention,
  type PaymentDisputed,
  type SessionsEnded,
  type UserErased,
} from './events'
import { money, signedMoney } from './money'
import { receivedEmailAddress } from './text/email-address'
import { uuid } from './uuid'

const instant = () => Joi.string().isoDate().required()

const contactKeys = {
  userId: uuid().required(),
  email: receivedEmailAddress().required(),
  name: Joi.string().required(),
  locale: Joi.string().required(),
  // Missing in events of earlier versions.
  emailVerified: Joi.boolean().default(false),
  // Users verified before ownership was recorded count as owners.
  emailOwned: Joi.boolean().default(Joi.ref('emailVerified')),
  marketingConsent: Joi.boolean().default(false),
  version: Joi.number().integer().min(1).default(1),
}

const contact = Joi.object<Contact, true>(contactKeys)

const oneTimeToken = Joi.object<OneTimeTokenEvent, true>({
  ...contactKeys,
  sealedToken: Joi.string().required(),
  expiresAt: instant(),
})

const stockEventVariant = {
  productId: uuid().required(),
  variantId: uuid().required(),
  sku: Joi.string().required(),
  name: Joi.string().required(),
  slug: Joi.string().required(),
}

const lineItem = {
  sku: Joi.string().required(),
  name: Joi.string().required(),
  quantity: Joi.number().integer().min(1).required(),
}

/** Maximum lines of an event, above those of orders and carts. */
const maxLines = 500

const lineItems = <T>(schema: Joi.ObjectSchema<T>) => Joi.array().items(schema).min(1).max(maxLines).required()

const soldItem = { ...lineItem, lineTotal: money.required() }

/** Members of an order's totals that older events do not have. */
export const taxDetailKeys = {
  taxIncluded: Joi.boolean(),
  taxes: Joi.array()
    .items(
      Joi.object<OrderTax, true>({
        name: Joi.string().required(),
        basisPoints: Joi.number().integer().min(0).max(10_000).required(),
        amount: money.required(),
      }),
    )
    .max(maxLines),
  rounding: signedMoney,
}

const orderEventKeys = {
  orderId: uuid().required(),
  number: Joi.string().required(),
  customerId: uuid().required(),
  userId: uuid().allow(null).required(),
  email: receivedEmailAddress().allow(null).required(),
  locale: Joi.string().required(),
  items: lineItems(Joi.object<OrderedItem, true>({ ...soldItem, productId: uuid() })),
  subtotal: money.required(),
  discount: money.required(),
  shipping: money.required(),
  tax: money.required(),
  ...taxDetailKeys,
  total: money.required(),
  shippingAddress: addressOutput.required(),
  trackingNumber: Joi.string(),
  carrier: Joi.string(),
}

const orderEvent = Joi.object<OrderEvent, true>(orderEventKeys)

const orderRefunded = Joi.object<OrderRefunded, true>({
  ...orderEventKeys,
  refund: Joi.object<OrderRefunded['refund'], true>({
    id: uuid().required(),
    amount: money.required(),
    tax: money,
    refundedTotal: money.required(),
  }).required(),
})

const orderReturnRequested = Joi.object<OrderReturnRequested, true>({
  ...orderEventKeys,
  return: Joi.object<OrderReturnRequested['return'], true>({
    id: uuid().required(),
    items: Joi.array().items(Joi.object(lineItem)).min(1).max(maxLines).required(),
    reason: Joi.string().required(),
  }).required(),
})

const ofOrder = { orderId: uuid().required(), number: Joi.string().required() }

const cartAbandoned = Joi.object<CartAbandoned, true>({
  userId: uuid().required(),
  email: receivedEmailAddress().required(),
  name: Joi.string().required(),
  locale: Joi.string().required(),
  items: lineItems(Joi.object<OrderEventItem, true>(soldItem)),
  subtotal: money.required(),
  updatedAt: instant(),
})

/** Schemas of event data; receivers drop unknown fields. */
export const eventData: { [T in EventType]: Joi.ObjectSchema<EventData[T]> } = {
  'user.registered': contact,
  'user.updated': contact,
  'user.email-verification-requested': oneTimeToken,
  'user.password-reset-requested': oneTimeToken,
  'user.password-changed': Joi.object<EventData['user.password-changed'], true>({
    ...contactKeys,
    changedAt: instant(),
  }),
  'user.mfa-changed': Joi.object<MfaChanged, true>({
    ...contactKeys,
    change: Joi.string()
      .valid(...mfaChanges)
      .required(),
    changedAt: instant(),
    recoveryCodesLeft: Joi.number().integer().min(0),
  }),
  'user.locked': Joi.object<EventData['user.locked'], true>({ ...contactKeys, lockedUntil: instant() }),
  'user.erased': Joi.object<UserErased, true>({
    userId: uuid().required(),
    sealedEmail: Joi.string(),
    sealedRecipient: Joi.string(),
  }),
  'user.sessions-ended': Joi.object<SessionsEnded, true>({
    userId: uuid().required(),
    sessionIds: Joi.array().items(uuid()).max(maxEndedSessions).required(),
    tokenVersion: Joi.number().integer().min(1),
  }),
  'product.low-stock': Joi.object<EventData['product.low-stock'], true>({
    ...stockEventVariant,
    available: Joi.number().integer().min(0).required(),
    threshold: Joi.number().integer().min(0).required(),
  }),
  'product.back-in-stock': Joi.object<EventData['product.back-in-stock'], true>({
    ...stockEventVariant,
    userIds: Joi.array().items(uuid()).min(1).max(1_000).required(),
  }),
  'order.confirmed': orderEvent,
  'order.shipped': orderEvent,
  'order.delivered': orderEvent,
  'order.cancelled': orderEvent,
  'order.refunded': orderRefunded,
  'order.return-requested': orderReturnRequested,
  'order.payment-processing': orderEvent,
  'order.payment-failed': orderEvent,
  'payment.disputed': Joi.object<PaymentDisputed, true>({
    ...ofOrder,
    dispute: Joi.object<PaymentDisputed['dispute'], true>({
      id: uuid().required(),
      amount: money.required(),
      status: Joi.string().valid('open', 'won', 'lost').required(),
      reason: Joi.string(),
    }).required(),
  }),
  'payment.attention': Joi.object<PaymentAttention, true>({
    ...ofOrder,
    reason: Joi.string()
      .valid(...attentionReasons)
      .required(),
    amount: money.required(),
  }),
  'cart.abandoned': cartAbandoned,
}
