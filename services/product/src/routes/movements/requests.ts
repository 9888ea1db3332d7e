import { type PageQuery, pageQuery } from '@ecommerce/shared/http/responses/pagination'
import Joi from 'joi'
import { movementKinds } from '../../domain/products/product'
import type { MovementFilter } from '../../store/stock/movements'

export const movementQuery = Joi.object<PageQuery & MovementFilter>({
  ...pageQuery,
  productId: Joi.string().uuid().required(),
  variantId: Joi.string().uuid(),
  kind: Joi.string().valid(...movementKinds),
})
