import { money } from '@ecommerce/contracts/money'
import { defined } from '@ecommerce/shared/defined'
import { text } from '@ecommerce/contracts/text/text'
import { uuid } from '@ecommerce/contracts/uuid'
import Joi from 'joi'
import type { RequestedVariant, UpdateProduct } from '../../commands/products/update-product'
import { variantLimit } from '../../domain/products/variant-changes'
import { besideVariants, type Fields, fields, options, placeOf, sku, stock } from './fields'

type VariantChangeRequest = Omit<RequestedVariant, 'at'>

export type ProductChangeRequest = Partial<Fields> &
  Pick<VariantChangeRequest, 'sku' | 'price' | 'compareAtPrice'> & {
    variants?: VariantChangeRequest[]
    stock?: undefined
  }

const movedElsewhere = Joi.forbidden().messages({
  'any.unknown': '{{#label}} of a variant that there is moves through PATCH /api/products/:id/stock alone',
})
const neededByNew = { not: Joi.exist(), then: Joi.required() }

const variantChange = Joi.object<VariantChangeRequest>({
  id: uuid(),
  sku: sku.when('id', neededByNew),
  name: text(200),
  options,
  price: money.when('id', neededByNew),
  compareAtPrice: money.allow(null),
  position: Joi.number().integer().min(0).max(variantLimit),
  stock: stock.when('id', { is: Joi.exist(), then: movedElsewhere }),
})

export const productChange = Joi.object<ProductChangeRequest>({
  ...fields,
  variants: Joi.array()
    .items(variantChange)
    .min(1)
    .max(variantLimit)
    .unique('id', { ignoreUndefined: true })
    .unique('sku', { ignoreUndefined: true }),
  sku: sku.when('variants', besideVariants),
  price: money.when('variants', besideVariants),
  compareAtPrice: money.allow(null).when('variants', besideVariants),
  stock: movedElsewhere,
})
  .min(1)
  .messages({ 'object.min': 'at least one field of the product is required' })

export function toProductChange({
  variants = [],
  sku,
  price,
  compareAtPrice,
  category,
  ...change
}: ProductChangeRequest): Pick<UpdateProduct, 'change' | 'category' | 'variants' | 'only'> {
  const only = defined({ sku, price, compareAtPrice })
  return {
    change,
    variants: variants.map((variant, index) => ({ ...variant, at: placeOf(index) })),
    ...defined({ category }),
    ...(Object.keys(only).length > 0 && { only: { ...only, at: '' } }),
  }
}
