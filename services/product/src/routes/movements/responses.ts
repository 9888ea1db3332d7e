import { uuid } from '@ecommerce/contracts/uuid'
import { resource } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import type { StoredMovement } from '../../domain/stock/movement'
import { movementKinds } from '../../domain/products/product'

/** Members of a movement in every response. */
export const movementKeys = {
  productId: uuid().required(),
  variantId: uuid().required(),
  delta: Joi.number().integer().required(),
  kind: Joi.string()
    .valid(...movementKinds)
    .required(),
  reason: Joi.string().allow(null, '').required(),
  createdAt: Joi.string().isoDate().required(),
}

export const movement = resource<StoredMovement>({
  name: 'Movement',
  schema: Joi.object({
    id: uuid().required(),
    ...movementKeys,
    orderId: uuid().allow(null).required(),
    actor: Joi.string()
      .required()
      .description('Id of a user, name of a service, `seed`, or `erased` for an erased user.'),
  }),
  view: (stored) => ({
    id: stored.id,
    productId: stored.productId,
    variantId: stored.variantId,
    delta: stored.delta,
    kind: stored.kind,
    reason: stored.reason,
    orderId: stored.orderId,
    actor: stored.actor,
    createdAt: stored.createdAt.toISOString(),
  }),
})
