import { uuid } from '@ecommerce/contracts/uuid'
import { type PageQuery, pageQuery } from '@ecommerce/shared/http/responses/pagination'
import Joi from 'joi'
import { movementKinds } from '../../domain/products/product'
import type { MovementFilter } from '../../store/stock/movements'

export const movementQuery = Joi.object<PageQuery & MovementFilter>({
  ...pageQuery,
  productId: uuid().required(),
  variantId: uuid(),
  kind: Joi.string().valid(...movementKinds),
})
