import { attentionReasons } from '@ecommerce/contracts/events'
import { moneyIn } from './money'
import type { OrderStatus, PaymentStatus } from './order-status'

/** Why an order is listed; of a dispute staff are told by an event of its own. */
export const listedReasons = [...attentionReasons, 'disputed', 'inquiry', 'money-of-cancelled-order'] as const
export type ListedReason = (typeof listedReasons)[number]

export type StoredAttention = {
  orderId: string
  reason: ListedReason
  amount: number
  number: string
  currency: string
  status: OrderStatus
  paymentStatus: PaymentStatus
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
  updatedAt: entry.updatedAt.toISOString(),
})
