import { countryCode } from '@ecommerce/contracts/country'
import { uuid } from '@ecommerce/contracts/uuid'
import Joi from 'joi'
import type { Destination } from '../../commands/carts/cart-view'
import { couponCode } from '../promotions/requests'

export type AddItemRequest = { productId?: string; variantId?: string; quantity: number }

export const addItemRequest = Joi.object<AddItemRequest>({
  productId: uuid(),
  variantId: uuid(),
  quantity: Joi.number().integer().min(1).max(999).required(),
}).or('productId', 'variantId')

export const changeItemRequest = Joi.object<{ quantity: number }, true>({
  quantity: Joi.number().integer().min(0).max(999).required(),
})

/** Destination for shipping and tax. */
export const cartQuery = Joi.object<Destination>({ country: countryCode(), shippingMethod: Joi.string().max(50) })

export const mergeRequest = Joi.object<{ cartToken: string }, true>({ cartToken: Joi.string().max(500).required() })

export const couponRequest = Joi.object<{ code: string }, true>({ code: couponCode().required() })
