import { address, type Address } from '@ecommerce/contracts/address'
import { emailAddress } from '@ecommerce/contracts/text/email-address'
import { money, type Money } from '@ecommerce/contracts/money'
import { multilineText } from '@ecommerce/contracts/text/text'
import { uuid } from '@ecommerce/contracts/uuid'
import Joi from 'joi'

/** Exactly one of `shippingAddress` and `addressId`, which names an address of the customer's own. */
export type PlaceOrderRequest = {
  shippingAddress?: Address
  addressId?: string
  billingAddress?: Address
  shippingMethod?: string
  paymentMethod: string
  note?: string
  expectedTotal?: Money
  email?: string
}

export const placeOrderRequest = (paymentMethods: readonly string[]) =>
  Joi.object<PlaceOrderRequest>({
    shippingAddress: address,
    addressId: uuid(),
    billingAddress: address,
    shippingMethod: Joi.string().max(50),
    paymentMethod: paymentMethod(paymentMethods),
    note: multilineText(1_000),
    expectedTotal: money,
    email: emailAddress(),
  }).xor('shippingAddress', 'addressId')

/** Defaults to `manual` or the only method; otherwise required. */
function paymentMethod(offered: readonly string[]) {
  const method = Joi.string().valid(...offered)
  const [first, ...others] = offered
  if (offered.includes('manual')) return method.default('manual')
  if (first !== undefined && others.length === 0) return method.default(first)
  return method.required().messages({ 'any.required': `{{#label}} is required: one of ${offered.join(', ')}` })
}
