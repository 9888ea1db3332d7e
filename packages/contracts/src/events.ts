import Joi from 'joi'
import { type Address, addressOutput } from './address'
import type { Contact } from './customer'
import { receivedEmailAddress } from './text/email-address'
import { money, type Money, signedMoney } from './money'
import type { ServiceName } from './service-names'

export type OrderEventItem = { sku: string; name: string; quantity: number; lineTotal: Money }

/** `productId` is missing in events of earlier versions. */
export type OrderedItem = OrderEventItem & { productId?: string }

/** Part of an order's tax; `basisPoints` is hundredths of a per cent. */
export type OrderTax = { name: string; basisPoints: number; amount: Money }

/**
 * Payload of every `order.*` event; `userId` is null for guests, `email` after erasure. Earlier versions lack
 * `taxIncluded`, `taxes` and `rounding`.
 */
export type OrderEvent = {
  orderId: string
  number: string
  customerId: string
  userId: string | null
  email: string | null
  locale: string
  items: OrderedItem[]
  subtotal: Money
  discount: Money
  shipping: Money
  tax: Money
  /** True if prices include the tax, which the total then does not add. */
  taxIncluded?: boolean
  /** By rate; sums up to `tax`. */
  taxes?: OrderTax[]
  /** Rounding of the total to the smallest chargeable amount; may be negative, omitted when zero. */
  rounding?: Money
  total: Money
  shippingAddress: Address
  trackingNumber?: string
  carrier?: string
}

/** Refund to the buyer; `refundedTotal` sums the order's succeeded refunds, `amount` includes `tax`. */
export type OrderRefunded = OrderEvent & { refund: { id: string; amount: Money; tax?: Money; refundedTotal: Money } }

/** Lines that the buyer requests to return. */
export type OrderReturnRequested = OrderEvent & {
  return: { id: string; items: { sku: string; name: string; quantity: number }[]; reason: string }
}

/** Dispute of a payment: the bank holds the money until it is decided. */
export type PaymentDisputed = {
  orderId: string
  number: string
  dispute: { id: string; amount: Money; status: 'open' | 'won' | 'lost'; reason?: string }
}

/** Reasons for which a payment needs a decision by staff. */
export const attentionReasons = ['refund-failed', 'payment-lost', 'refunded-unshipped', 'partly-captured'] as const
export type AttentionReason = (typeof attentionReasons)[number]

export type PaymentAttention = { orderId: string; number: string; reason: AttentionReason; amount: Money }

/** Customer's cart untouched for a while; sent once, until ordered or emptied. */
export type CartAbandoned = {
  userId: string
  email: string
  name: string
  locale: string
  items: OrderEventItem[]
  subtotal: Money
  updatedAt: string
}

/** Single-use token for a mail, sealed for the notification service. */
export type OneTimeTokenEvent = Contact & { sealedToken: string; expiresAt: string }

/** Changes of a second factor; `reset`: by an admin or a password reset. */
export const mfaChanges = ['enabled', 'disabled', 'reset', 'recovery-codes-renewed', 'recovery-code-used'] as const
export type MfaChange = (typeof mfaChanges)[number]

/** `recoveryCodesLeft` is there after a sign-in with a recovery code. */
export type MfaChanged = Contact & { change: MfaChange; changedAt: string; recoveryCodesLeft?: number }

/**
 * `sealedEmail` is set if the account owned its address, whose guest data is erased too; `sealedRecipient` for a last
 * mail. Sealed per subscriber.
 */
export type UserErased = { userId: string; sealedEmail?: string; sealedRecipient?: string }

/**
 * Access tokens rejected from now on: of these sessions, or below `tokenVersion`. Sessions without a valid token are
 * omitted.
 */
export type SessionsEnded = { userId: string; sessionIds: string[]; tokenVersion?: number }

/** The most sessions in one event. */
export const maxEndedSessions = 1_000

/** Variant in stock events; `slug` is the product page's. */
export type StockEventVariant = { productId: string; variantId: string; sku: string; name: string; slug: string }

export type EventData = {
  'user.registered': Contact
  'user.updated': Contact
  'user.email-verification-requested': OneTimeTokenEvent
  'user.password-reset-requested': OneTimeTokenEvent
  'user.password-changed': Contact & { changedAt: string }
  'user.mfa-changed': MfaChanged
  'user.locked': Contact & { lockedUntil: string }
  'user.erased': UserErased
  'user.sessions-ended': SessionsEnded
  /** `available` units are left of it; `threshold` or fewer are few. */
  'product.low-stock': StockEventVariant & { available: number; threshold: number }
  /** Subscribed users, each notified by this event alone. */
  'product.back-in-stock': StockEventVariant & { userIds: string[] }
  'order.confirmed': OrderEvent
  'order.shipped': OrderEvent
  'order.delivered': OrderEvent
  'order.cancelled': OrderEvent
  'order.refunded': OrderRefunded
  'order.return-requested': OrderReturnRequested
  /** Payment in progress, which may take days. */
  'order.payment-processing': OrderEvent
  /** The payment it waited for has failed, so that nothing was ordered. */
  'order.payment-failed': OrderEvent
  'payment.disputed': PaymentDisputed
  'payment.attention': PaymentAttention
  'cart.abandoned': CartAbandoned
}
export type EventType = keyof EventData

const instant = () => Joi.string().isoDate().required()

const contactKeys = {
  userId: Joi.string().uuid().required(),
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

const stockNews = {
  productId: Joi.string().uuid().required(),
  variantId: Joi.string().uuid().required(),
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
  orderId: Joi.string().uuid().required(),
  number: Joi.string().required(),
  customerId: Joi.string().uuid().required(),
  userId: Joi.string().uuid().allow(null).required(),
  email: receivedEmailAddress().allow(null).required(),
  locale: Joi.string().required(),
  items: lineItems(Joi.object<OrderedItem, true>({ ...soldItem, productId: Joi.string().uuid() })),
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
    id: Joi.string().uuid().required(),
    amount: money.required(),
    tax: money,
    refundedTotal: money.required(),
  }).required(),
})

const orderReturnRequested = Joi.object<OrderReturnRequested, true>({
  ...orderEventKeys,
  return: Joi.object<OrderReturnRequested['return'], true>({
    id: Joi.string().uuid().required(),
    items: Joi.array().items(Joi.object(lineItem)).min(1).max(maxLines).required(),
    reason: Joi.string().required(),
  }).required(),
})

const ofOrder = { orderId: Joi.string().uuid().required(), number: Joi.string().required() }

const cartAbandoned = Joi.object<CartAbandoned, true>({
  userId: Joi.string().uuid().required(),
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
    userId: Joi.string().uuid().required(),
    sealedEmail: Joi.string(),
    sealedRecipient: Joi.string(),
  }),
  'user.sessions-ended': Joi.object<SessionsEnded, true>({
    userId: Joi.string().uuid().required(),
    sessionIds: Joi.array().items(Joi.string().uuid()).max(maxEndedSessions).required(),
    tokenVersion: Joi.number().integer().min(1),
  }),
  'product.low-stock': Joi.object<EventData['product.low-stock'], true>({
    ...stockNews,
    available: Joi.number().integer().min(0).required(),
    threshold: Joi.number().integer().min(0).required(),
  }),
  'product.back-in-stock': Joi.object<EventData['product.back-in-stock'], true>({
    ...stockNews,
    userIds: Joi.array().items(Joi.string().uuid()).min(1).max(1_000).required(),
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
      id: Joi.string().uuid().required(),
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

/** Subscribers of each event type. */
export const subscriptions: { [T in EventType]: readonly ServiceName[] } = {
  'user.registered': ['notification-service', 'order-service'],
  'user.updated': ['notification-service', 'order-service'],
  'user.email-verification-requested': ['notification-service'],
  'user.password-reset-requested': ['notification-service'],
  'user.password-changed': ['notification-service'],
  'user.mfa-changed': ['notification-service'],
  'user.locked': ['notification-service'],
  'user.erased': ['product-service', 'order-service', 'notification-service'],
  'user.sessions-ended': ['product-service', 'order-service', 'notification-service'],
  'product.low-stock': ['notification-service'],
  'product.back-in-stock': ['notification-service'],
  'order.confirmed': ['product-service', 'notification-service'],
  'order.shipped': ['notification-service'],
  'order.delivered': ['notification-service'],
  'order.cancelled': ['notification-service'],
  'order.refunded': ['notification-service'],
  'order.return-requested': ['notification-service'],
  'order.payment-processing': ['notification-service'],
  'order.payment-failed': ['notification-service'],
  'payment.disputed': ['notification-service'],
  'payment.attention': ['notification-service'],
  'cart.abandoned': ['notification-service'],
}

/** Events that must arrive within two seconds: delivered separately and dropped when useless. */
export const urgentEvents: ReadonlySet<EventType> = new Set(['user.sessions-ended'])

/** Path at which each service receives events. */
export const eventRoutes: Record<ServiceName, string> = {
  'user-service': '/internal/events',
  'product-service': '/internal/events',
  'order-service': '/internal/events',
  'notification-service': '/internal/events',
}
