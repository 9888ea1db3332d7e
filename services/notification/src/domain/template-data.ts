import { type Address, addressOutput } from '@ecommerce/contracts/address'
import { instantInput } from '@ecommerce/contracts/date-input'
import { taxDetailKeys } from '@ecommerce/contracts/event-schemas'
import type { OrderEventItem, OrderTax } from '@ecommerce/contracts/events'
import { money, type Money } from '@ecommerce/contracts/money'
import { text } from '@ecommerce/contracts/text/text'
import { uuid } from '@ecommerce/contracts/uuid'
import Joi from 'joi'

/** Order data of mails, contained in every `order.*` event. */
export type OrderNotice = {
  number: string
  items: OrderEventItem[]
  subtotal: Money
  discount: Money
  shipping: Money
  tax: Money
  taxIncluded?: boolean
  taxes?: OrderTax[]
  rounding?: Money
  total: Money
  shippingAddress: Address
  trackingNumber?: string
  carrier?: string
}

/** `refundedTotal` includes this refund; `amount` includes `tax`. */
export type RefundNotice = {
  number: string
  total: Money
  taxIncluded?: boolean
  refund: { amount: Money; tax?: Money; refundedTotal: Money }
}

/** Lines that the buyer requests to return. */
export type ReturnNotice = { number: string; return: { items: Omit<OrderEventItem, 'lineTotal'>[] } }

/** Payment that staff must decide on; one reason is set. */
export type AttentionNotice = {
  number: string
  amount: Money
  refundFailed?: boolean
  paymentLost?: boolean
  refundedUnshipped?: boolean
  partlyCaptured?: boolean
}

/** A dispute that was opened, or has ended in one of two ways. */
export type DisputeNotice = { number: string; amount: Money; open?: boolean; won?: boolean; lost?: boolean }

/** Data of a mail with a one-time link; `token` grants access. */
export type OneTimeLink = { name: string; token: string; expiresAt: string }

/** Data of a change of the second factor. */
export type MfaNotice = { changedAt: string }

/** Variant in mails; `slug` ends its URL. */
export type ProductNotice = { productName: string; slug: string }

/** Lines of an abandoned cart. */
export type CartNotice = { name: string; items: OrderEventItem[]; subtotal: Money }

/** Products of an order that has arrived. */
export type ReviewNotice = { name: string; number: string; items: { name: string; productId: string }[] }

export type TemplateData = {
  welcome: { name: string }
  'verify-email': OneTimeLink
  'reset-password': OneTimeLink
  'password-changed': { name: string; changedAt: string }
  'account-locked': { name: string; lockedUntil: string }
  'mfa-enabled': MfaNotice
  'mfa-disabled': MfaNotice
  'mfa-reset': MfaNotice
  'recovery-codes-renewed': MfaNotice
  'recovery-code-used': MfaNotice & { recoveryCodesLeft: number }
  'account-erased': Record<never, never>
  'low-stock': ProductNotice & { sku: string; available: number }
  'back-in-stock': ProductNotice & { name: string }
  'order-confirmed': OrderNotice
  'order-shipped': OrderNotice
  'order-delivered': OrderNotice
  'order-cancelled': OrderNotice
  'order-refunded': RefundNotice
  'order-return-requested': ReturnNotice
  'order-payment-processing': OrderNotice
  'order-payment-failed': OrderNotice
  'payment-attention': AttentionNotice
  'payment-disputed': DisputeNotice
  'cart-abandoned': CartNotice
  'review-request': ReviewNotice
}

export type TemplateName = keyof TemplateData

const name = text(200).required()
const instant = instantInput().required()

const oneTimeLink = Joi.object<OneTimeLink, true>({ name, token: text(500).required(), expiresAt: instant })

const mfaNotice = Joi.object<MfaNotice, true>({ changedAt: instant })

const orderNumber = text(50).required()

const line = {
  sku: text(200).required(),
  name: text(500).required(),
  quantity: Joi.number().integer().min(1).required(),
}

const lines = <T>(schema: Joi.ObjectSchema<T>) => Joi.array().items(schema).min(1).max(500).required()

const orderNotice = Joi.object<OrderNotice, true>({
  number: orderNumber,
  items: lines(Joi.object<OrderEventItem, true>({ ...line, lineTotal: money.required() })),
  subtotal: money.required(),
  discount: money.required(),
  shipping: money.required(),
  tax: money.required(),
  ...taxDetailKeys,
  total: money.required(),
  shippingAddress: addressOutput.required(),
  trackingNumber: text(200),
  carrier: text(200),
})

const refundNotice = Joi.object<RefundNotice, true>({
  number: orderNumber,
  total: money.required(),
  taxIncluded: taxDetailKeys.taxIncluded,
  refund: Joi.object<RefundNotice['refund'], true>({
    amount: money.required(),
    tax: money,
    refundedTotal: money.required(),
  }).required(),
})

const returnNotice = Joi.object<ReturnNotice, true>({
  number: orderNumber,
  return: Joi.object<ReturnNotice['return'], true>({
    items: lines(Joi.object<ReturnNotice['return']['items'][number], true>(line)),
  }).required(),
})

const productNotice = { productName: text(500).required(), slug: text(200).required() }

/** Schemas of all templates' data. */
export const templateData: { readonly [T in TemplateName]: Joi.ObjectSchema<TemplateData[T]> } = {
  welcome: Joi.object<TemplateData['welcome'], true>({ name }),
  'verify-email': oneTimeLink,
  'reset-password': oneTimeLink,
  'password-changed': Joi.object<TemplateData['password-changed'], true>({ name, changedAt: instant }),
  'account-locked': Joi.object<TemplateData['account-locked'], true>({ name, lockedUntil: instant }),
  'mfa-enabled': mfaNotice,
  'mfa-disabled': mfaNotice,
  'mfa-reset': mfaNotice,
  'recovery-codes-renewed': mfaNotice,
  'recovery-code-used': Joi.object<TemplateData['recovery-code-used'], true>({
    changedAt: instant,
    recoveryCodesLeft: Joi.number().integer().min(0).required(),
  }),
  'account-erased': Joi.object<TemplateData['account-erased'], true>({}),
  'low-stock': Joi.object<TemplateData['low-stock'], true>({
    ...productNotice,
    sku: text(200).required(),
    available: Joi.number().integer().min(0).required(),
  }),
  'back-in-stock': Joi.object<TemplateData['back-in-stock'], true>({ ...productNotice, name }),
  'order-confirmed': orderNotice,
  'order-shipped': orderNotice,
  'order-delivered': orderNotice,
  'order-cancelled': orderNotice,
  'order-refunded': refundNotice,
  'order-return-requested': returnNotice,
  'order-payment-processing': orderNotice,
  'order-payment-failed': orderNotice,
  'payment-attention': Joi.object<AttentionNotice, true>({
    number: orderNumber,
    amount: money.required(),
    refundFailed: Joi.boolean(),
    paymentLost: Joi.boolean(),
    refundedUnshipped: Joi.boolean(),
    partlyCaptured: Joi.boolean(),
  }),
  'payment-disputed': Joi.object<DisputeNotice, true>({
    number: orderNumber,
    amount: money.required(),
    open: Joi.boolean(),
    won: Joi.boolean(),
    lost: Joi.boolean(),
  }),
  'cart-abandoned': Joi.object<CartNotice, true>({
    name,
    items: lines(Joi.object<OrderEventItem, true>({ ...line, lineTotal: money.required() })),
    subtotal: money.required(),
  }),
  'review-request': Joi.object<ReviewNotice, true>({
    name,
    number: orderNumber,
    items: lines(
      Joi.object<ReviewNotice['items'][number], true>({
        name: text(500).required(),
        productId: uuid().required(),
      }),
    ),
  }),
}

/** Templates with a one-time token, which only an event brings. */
export const hasToken = (name: TemplateName): boolean => templateData[name] === oneTimeLink

export const templateNames = Object.keys(templateData) as TemplateName[]

/** Templates that cannot be retried, as their sealed data is deleted. */
export const sealedTemplates = templateNames.filter((name) => hasToken(name) || name === 'account-erased')

export const isTemplateName = (name: string): name is TemplateName => Object.hasOwn(templateData, name)
