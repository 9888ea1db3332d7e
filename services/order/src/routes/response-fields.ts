import { money, signedMoney } from '@ecommerce/contracts/money'
import { uuid } from '@ecommerce/contracts/uuid'
import Joi from 'joi'

export const instant = () => Joi.string().isoDate()
export const count = () => Joi.number().integer().min(0)
export const version = () => count().description('Version for `If-Match`, equal to the ETag.')
export const given = money.required()
export const text = () => Joi.string()
export const oneOf = (values: readonly string[]) => Joi.string().valid(...values)

/** Fields of a variant's copy in carts and orders. */
export const snapshotKeys = {
  id: uuid().required(),
  productId: uuid().required(),
  variantId: uuid().required(),
  sku: text().required(),
  name: text().required(),
  options: Joi.object().pattern(Joi.string(), Joi.string()).required(),
  image: Joi.object({ url: text().required(), alt: text().allow('').required() }),
  unitPrice: given,
  quantity: Joi.number().integer().min(1).required(),
  lineTotal: given,
}

/** Tax and rounding of a cart or order. */
export const taxKeys = {
  tax: given,
  taxIncluded: Joi.boolean().required().description('Prices include tax, so the total does not add it.'),
  taxes: Joi.array()
    .items(Joi.object({ name: text().required(), basisPoints: count().required(), amount: given }))
    .description('By rate, adding up to `tax`; missing in older orders that only know the sum.'),
  rounding: signedMoney.description(
    'Rounding of the total to an amount that can be charged in the currency. Left out when zero.',
  ),
}

/** Fields of a coupon's discount. */
export const offerKeys = {
  code: text().required(),
  value: Joi.alternatives(Joi.number().integer(), money).description(
    'Whole per cent, or the amount of a fixed discount; absent for free shipping.',
  ),
  basisPoints: Joi.number().integer().description('Percentage in hundredths of a per cent.'),
}

/** Units of lines of an order. */
export const orderLines = Joi.array()
  .items(Joi.object({ itemId: uuid().required(), quantity: Joi.number().integer().min(1).required() }))
  .required()

export const restockedLines = orderLines.description('Restocked units.')

/** Reason given by the buyer. */
export const reasonGiven = text().allow(null).required().description("Null after the buyer's erasure.")
