import Joi from 'joi'

export type AddItemRequest = { productId?: string; variantId?: string; quantity: number }

export const addItemRequest = Joi.object<AddItemRequest>({
  productId: Joi.string().uuid(),
  variantId: Joi.string().uuid(),
  quantity: Joi.number().integer().min(1).max(999).required(),
}).or('productId', 'variantId')

export const changeItemRequest = Joi.object<{ quantity: number }, true>({
  quantity: Joi.number().integer().min(0).max(999).required(),
})
