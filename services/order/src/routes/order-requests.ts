import { address, type Address } from '@ecommerce/contracts/address'
import { countryCode } from '@ecommerce/contracts/country'
import { currencyCode } from '@ecommerce/contracts/currency'
import { dateInput, timeZoneInput } from '@ecommerce/contracts/date-input'
import { emailAddress, emailForm } from '@ecommerce/contracts/email-address'
import { money, type Money } from '@ecommerce/contracts/money'
import { multilineText, text } from '@ecommerce/contracts/text'
import { type PageQuery, pageQuery } from '@ecommerce/shared/http/pagination'
import Joi from 'joi'
import { type OrderStatus, orderStatuses } from '../domain/order-status'
import type { LineQuantity } from '../domain/refund'
import { amount } from './amount'

/** Exactly one of `shippingAddress` and `addressId`, which names an address of the customer's own. */
export type PlaceOrderRequest = {
  shippingAddress?: Address
  addressId?: string
  billingAddress?: Address
  shippingMethod?: string
  paymentMethod: string
  note?: string
  expectedTotal?: Money
  email?: string
}

export const placeOrderRequest = (paymentMethods: readonly string[]) =>
  Joi.object<PlaceOrderRequest>({
    shippingAddress: address,
    addressId: Joi.string().uuid(),
    billingAddress: address,
    shippingMethod: Joi.string().max(50),
    paymentMethod: paymentMethod(paymentMethods),
    note: multilineText(1_000),
    expectedTotal: money,
    email: emailAddress(),
  }).xor('shippingAddress', 'addressId')

/** Left out, it is `manual`, or else the only method there is; several others have to be chosen from. */
function paymentMethod(offered: readonly string[]) {
  const method = Joi.string().valid(...offered)
  const [first, ...others] = offered
  if (offered.includes('manual')) return method.default('manual')
  if (first !== undefined && others.length === 0) return method.default(first)
  return method.required().messages({ 'any.required': `{{#label}} is required: one of ${offered.join(', ')}` })
}

export type ChangeStatusRequest = { status: OrderStatus; note?: string; trackingNumber?: string; carrier?: string }

export const changeStatusRequest = Joi.object<ChangeStatusRequest>({
  status: Joi.string()
    .valid(...orderStatuses)
    .required(),
  note: multilineText(1_000),
  trackingNumber: text(100),
  carrier: text(100),
})

export type OrdersQuery = PageQuery & { status?: OrderStatus; userId?: string; from?: string; to?: string; q?: string }

export const ordersQuery = Joi.object<OrdersQuery>({ ...pageQuery, status: Joi.string().valid(...orderStatuses) })

/** An admin sees everybody's orders and may ask for some of them. */
export const adminOrdersQuery = ordersQuery.append<OrdersQuery>({
  userId: Joi.string().uuid(),
  from: dateInput(),
  to: dateInput(),
  q: Joi.string().trim().max(254).custom(emailForm),
})

export type CancelRequest = { reason?: string }

export const cancelRequest = Joi.object<CancelRequest>({ reason: multilineText(1_000) })

const lines = () =>
  Joi.array()
    .items(
      Joi.object<LineQuantity, true>({
        itemId: Joi.string().uuid().required(),
        quantity: Joi.number().integer().min(1).max(1_000_000).required(),
      }),
    )
    .min(1)
    .max(200)
    .unique(isSameLine)

/** Of lines that may be anything, as long as they are not known to be valid. */
function isSameLine(one: unknown, other: unknown): boolean {
  const [id, otherId] = [one, other].map((line) => (line as Partial<LineQuantity> | null)?.itemId)
  return typeof id === 'string' && typeof otherId === 'string' && id.toLowerCase() === otherId.toLowerCase()
}

/** `amount` may be a bare number of minor units. With neither lines nor amount, all that is left goes back. */
export type RefundRequest = { items?: LineQuantity[]; amount?: Money | number; reason: string; restock: boolean }

export const refundRequest = Joi.object<RefundRequest>({
  items: lines(),
  amount: amount({ min: 1 }),
  reason: multilineText(1_000).required(),
  restock: Joi.boolean().default(false),
})

export type ReturnRequest = { items: LineQuantity[]; reason: string }

export const returnRequest = Joi.object<ReturnRequest, true>({
  items: lines().required(),
  reason: multilineText(1_000).required(),
})

export type DecideReturnRequest = { status: 'approved' | 'rejected'; note?: string; restock: boolean }

export const decideReturnRequest = Joi.object<DecideReturnRequest>({
  status: Joi.string().valid('approved', 'rejected').required(),
  note: multilineText(1_000),
  restock: Joi.boolean().default(true),
})

/** Days of the time zone, the store's unless given, both counted in; the last thirty unless given. */
export type StatsQuery = { from?: string; to?: string; timezone?: string; currency?: string }

export const statsQuery = Joi.object<StatsQuery>({
  from: dateInput(),
  to: dateInput(),
  timezone: timeZoneInput().description('Whose days are meant, by its IANA name; the store’s unless given.'),
  currency: currencyCode(),
})

export const shippingQuery = Joi.object<{ country?: string; currency?: string }>({
  country: countryCode(),
  currency: currencyCode(),
})

export const eventsQuery = Joi.object<PageQuery>(pageQuery)
