import { attentionReasons } from '@ecommerce/contracts/events'
import type { OrderStatus, PaymentStatus } from '../orders/order-status'

/** Reasons for attention; disputes have an event of their own. */
export const listedReasons = [
  ...attentionReasons,
  'disputed',
  'inquiry',
  'money-of-cancelled-order',
  'payment-without-order',
] as const
export type ListedReason = (typeof listedReasons)[number]

/** Order fields are null for a payment of an unknown order. */
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
