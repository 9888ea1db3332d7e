import { multilineText } from '@ecommerce/contracts/text/text'
import { uuid } from '@ecommerce/contracts/uuid'
import Joi from 'joi'

export type StockChangeRequest = { delta?: number; stock?: number; variantId?: string; reason?: string }

const int32 = 2_147_483_647

export const stockChange = Joi.object<StockChangeRequest>({
  delta: Joi.number().integer().min(-int32).max(int32).invalid(0),
  stock: Joi.number().integer().min(0).max(int32),
  variantId: uuid(),
  reason: multilineText(500),
}).xor('delta', 'stock')
