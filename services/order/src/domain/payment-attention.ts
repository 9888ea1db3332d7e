import { attentionReasons } from '@ecommerce/contracts/events'
import { moneyIn } from './money'
import type { OrderStatus, PaymentStatus } from './order-status'

/** Why an order is listed; of a dispute staff are told by an event of its own. */
export const listedReasons = [
  ...attentionReasons,
  'disputed',
  'inquiry',
  'money-of-cancelled-order',
  'payment-without-order',
] as const
export type ListedReason = (typeof listedReasons)[number]

/** Members of the order are null where the order of a payment is not here. */
export type StoredAttention = {
  id: string
  reason: ListedReason
  amount: number
  currency: string
  orderId: string | null
  number: string | null
  status: OrderStatus | null
  paymentStatus: PaymentStatus | null
  provider: string
  reference: string | null
  updatedAt: Date
}

/** A payment that somebody of the staff has to decide about, as the API shows it. */
export const toAttentionView = (entry: StoredAttention) => ({
  orderId: entry.orderId,
  number: entry.number,
  reason: entry.reason,
  amount: moneyIn(entry.currency)(entry.amount),
  status: entry.status,
  paymentStatus: entry.paymentStatus,
  provider: entry.provider,
  reference: entry.reference,
  updatedAt: entry.updatedAt.toISOString(),
})
