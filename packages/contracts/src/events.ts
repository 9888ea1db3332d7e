import type { Address } from './address'
import type { Contact } from './customer'
import type { Money } from './money'
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
