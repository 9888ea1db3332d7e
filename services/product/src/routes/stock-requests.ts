import { multilineText } from '@ecommerce/contracts/text'
import { type PageQuery, pageQuery } from '@ecommerce/shared/http/pagination'
import Joi from 'joi'
import { movementKinds } from '../domain/product'
import type { MovementFilter } from '../store/movements'

export type StockChangeRequest = { delta?: number; stock?: number; variantId?: string; reason?: string }

const int32 = 2_147_483_647

export const stockChange = Joi.object<StockChangeRequest>({
  delta: Joi.number().integer().min(-int32).max(int32).invalid(0),
  stock: Joi.number().integer().min(0).max(int32),
  variantId: Joi.string().uuid(),
  reason: multilineText(500),
}).xor('delta', 'stock')

export const movementQuery = Joi.object<PageQuery & MovementFilter>({
  ...pageQuery,
  productId: Joi.string().uuid().required(),
  variantId: Joi.string().uuid(),
  kind: Joi.string().valid(...movementKinds),
})

export const alertRequest = Joi.object<{ variantId?: string }>({ variantId: Joi.string().uuid() })

const uuids = Joi.string().pattern(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,199}$/i, 'list of ids')

export const variantQuery = Joi.object<{ variantIds?: string; productIds?: string }>({
  variantIds: uuids,
  productIds: uuids,
})
