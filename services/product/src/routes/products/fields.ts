import { multilineText, orEmpty, text } from '@ecommerce/contracts/text/text'
import Joi from 'joi'
import {
  type Image,
  maxAttributes,
  maxOptions,
  type ProductStatus,
  productStatuses,
} from '../../domain/products/product'
import { reservedSlugs } from '../../domain/products/slug'
import { slug } from '../categories/requests'

export type Fields = {
  slug?: string
  name: string
  description: string
  category: string
  status: ProductStatus
  images: Image[]
  attributes: Record<string, string>
}

const int32 = 2_147_483_647
export const sku = text(100)
export const stock = Joi.number().integer().min(0).max(int32)
/** Named as the filter `attr.<name>` takes them. */
const pairs = (max: number) =>
  Joi.object()
    .pattern(/^[\p{L}\p{N} _-]{1,60}$/u, text(200))
    .max(max)
export const options = pairs(maxOptions)

export const imageUrl = Joi.string()
  .max(2_000)
  .pattern(/^(https?:\/\/[^\s/]|\/(?!\/))[^\s\p{Cc}]*$/u, 'http(s) URL or path on this host')

const image = Joi.object<Image, true>({
  url: imageUrl.required(),
  alt: orEmpty(text(500)).default(''),
})

export const fields = {
  slug: slug.invalid(...reservedSlugs),
  name: text(200),
  description: orEmpty(multilineText(20_000)),
  category: slug,
  status: Joi.string().valid(...productStatuses),
  images: Joi.array().items(image).max(50),
  attributes: pairs(maxAttributes),
}

const ofVariants = Joi.forbidden().messages({ 'any.unknown': '{{#label}} is given for each of the variants' })
export const besideVariants = { is: Joi.exist(), then: ofVariants }

/** Path of a variant, for its validation errors. */
export const placeOf = (index: number) => `variants.${index}.`
