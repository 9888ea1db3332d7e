import type { Money } from '@ecommerce/contracts/money'
import { multilineText, text } from '@ecommerce/contracts/text/text'
import Joi from 'joi'
import { type OrderStatus, orderStatuses } from '../../domain/orders/order-status'
import type { LineQuantity } from '../../domain/payments/refund'
import { amount } from '../amount'
import { orderLines } from '../order-lines'

export type ChangeStatusRequest = { status: OrderStatus; note?: string; trackingNumber?: string; carrier?: string }

export const changeStatusRequest = Joi.object<ChangeStatusRequest>({
  status: Joi.string()
    .valid(...orderStatuses)
    .required(),
  note: multilineText(1_000),
  trackingNumber: text(100),
  carrier: text(100),
})

/** `amount` may be minor units; without lines and amount everything left is refunded. */
export type RefundRequest = { items?: LineQuantity[]; amount?: Money | number; reason: string; restock: boolean }

export const refundRequest = Joi.object<RefundRequest>({
  items: orderLines(),
  amount: amount({ min: 1 }),
  reason: multilineText(1_000).required(),
  restock: Joi.boolean().default(false),
})

export type DecideReturnRequest = { status: 'approved' | 'rejected'; note?: string; restock: boolean }

export const decideReturnRequest = Joi.object<DecideReturnRequest>({
  status: Joi.string().valid('approved', 'rejected').required(),
  note: multilineText(1_000),
  restock: Joi.boolean().default(true),
})
