import { type Money, money } from '@ecommerce/contracts/money'
import { text } from '@ecommerce/contracts/text/text'
import { defined } from '@ecommerce/shared/defined'
import Joi, { type CustomHelpers } from 'joi'
import type { CreateProduct, RequestedVariant } from '../../commands/products/create-product'
import { variantLimit } from '../../domain/products/variant-changes'
import { findOptionErrors } from '../../domain/products/variant-options'
import { besideVariants, type Fields, fields, options, placeOf, sku, stock } from './fields'

type SimpleVariant = { sku?: string; price?: Money; compareAtPrice?: Money; stock?: number }
type VariantRequest = Omit<RequestedVariant, 'at'>

export type ProductRequest = Fields & SimpleVariant & { variants?: VariantRequest[] }

export const price = money.fork('currency', (currency) => currency.custom(ofFirstPrice))
export const compareAtPrice = price.custom(abovePrice)

const variantRequest = Joi.object<VariantRequest>({
  sku: sku.required(),
  name: text(200),
  options: options.default({}),
  price: price.required(),
  compareAtPrice,
  stock: stock.default(0),
})

export const productRequest = Joi.object<ProductRequest>({
  ...fields,
  name: fields.name.required(),
  description: fields.description.default(''),
  category: fields.category.required(),
  status: fields.status.default('active'),
  images: fields.images.default([]),
  attributes: fields.attributes.default({}),
  variants: Joi.array()
    .items(variantRequest)
    .min(1)
    .max(variantLimit)
    .unique('sku')
    .custom(fittingOptions)
    .messages({ 'options.unfit': '{{#label}} {{#fault}}' }),
  sku: sku.when('variants', besideVariants),
  price: price.when('variants', { ...besideVariants, otherwise: Joi.required() }),
  compareAtPrice: compareAtPrice.when('variants', besideVariants),
  stock: stock.when('variants', besideVariants),
})

/** A simple product has one variant, called as the product is. */
export function toCreateProduct({
  variants,
  sku,
  price,
  compareAtPrice,
  stock,
  ...product
}: ProductRequest): CreateProduct {
  if (variants) return { ...product, variants: variants.map((variant, index) => ({ ...variant, at: placeOf(index) })) }
  if (!price) throw new Error('A product without variants has a price')
  return {
    ...product,
    variants: [{ at: '', options: {}, price, stock: stock ?? 0, ...defined({ sku, compareAtPrice }) }],
  }
}

/** Accepts unvalidated variants. */
function fittingOptions(variants: Partial<VariantRequest>[], helpers: CustomHelpers) {
  const options = variants.map(({ options }) => (options?.constructor === Object ? options : {}))
  const [fault] = findOptionErrors(options)
  if (fault === undefined) return variants
  const { state } = helpers
  const path = [...(state.path ?? []), fault.index, 'options']
  return helpers.error('options.unfit', { fault: fault.message }, state.localize?.(path, state.ancestors))
}

/** Unvalidated ancestors of a value in the request, innermost first. */
const aboveIt = ({ state }: CustomHelpers) =>
  state.ancestors as { price?: Partial<Money>; variants?: { price?: Partial<Money> }[] }[]

function ofFirstPrice(currency: string, helpers: CustomHelpers) {
  const request = aboveIt(helpers).at(-1)
  const first = (request?.price ?? request?.variants?.[0]?.price)?.currency
  if (typeof first !== 'string' || first === currency) return currency
  return helpers.message({ custom: '{{#label}} must be the currency of the first price' })
}

export function abovePrice(money: Partial<Money>, helpers: CustomHelpers) {
  const price = aboveIt(helpers)[0]?.price?.amount
  if (typeof price !== 'number' || typeof money.amount !== 'number' || money.amount > price) return money
  return helpers.message({ custom: '{{#label}} must be more than the price' })
}
