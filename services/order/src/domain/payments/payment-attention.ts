import { attentionReasons } from '@ecommerce/contracts/events'
import type { OrderStatus, PaymentStatus } from '../orders/order-status'

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
