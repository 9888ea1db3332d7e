import { multilineText } from '@ecommerce/contracts/text/text'
import Joi from 'joi'
import type { LineQuantity } from '../../domain/payments/refund'
import { orderLines } from '../order-lines'

export type ReturnRequest = { items: LineQuantity[]; reason: string }

export const returnRequest = Joi.object<ReturnRequest, true>({
  items: orderLines().required(),
  reason: multilineText(1_000).required(),
})
