import { money } from '@ecommerce/contracts/money'
import { uuid } from '@ecommerce/contracts/uuid'
import { one, resource } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import { type CalculatedCart, type CartCoupon, cartIssues } from '../../domain/carts/cart'
import { couponErrorReasons, promotionTypes } from '../../domain/carts/promotion'
import { taxDetails } from '../../domain/carts/tax'
import { moneyIn } from '../../domain/money'
import { lineExample, sumsExample } from '../examples'
import { toOfferView } from '../promotions/responses'
import { count, given, instant, offerKeys, oneOf, snapshotKeys, taxKeys, text } from '../response-fields'

/** A cart, for a guest with the token that leads back to it. */
export type CartResponse = { cart: CalculatedCart; cartToken?: string }

export const cart = resource<CartResponse>({
  name: 'Cart',
  schema: Joi.object({
    id: uuid().allow(null).required().description('Null until the first item is added.'),
    items: Joi.array()
      .items(
        Joi.object({
          ...snapshotKeys,
          discount: money,
          available: count().allow(null).required().description('Null when the catalogue is unavailable.'),
          issues: Joi.array().items(oneOf(cartIssues)).required(),
        }),
      )
      .required(),
    itemCount: count().required(),
    subtotal: given,
    discount: given,
    shipping: given,
    ...taxKeys,
    total: given,
    coupon: Joi.object({
      ...offerKeys,
      type: oneOf(promotionTypes),
      applied: Joi.boolean().required(),
      reason: oneOf(couponErrorReasons).description('Reason why the coupon does not apply to this cart.'),
    }),
    stale: Joi.boolean().description('True when the catalogue is unavailable and prices may be outdated.'),
    updatedAt: instant().required(),
    version: count().required(),
    cartToken: text().description('Guests send it as `X-Cart-Token`.'),
  }),
  example: {
    id: '01890a5d-ac96-774b-bcce-b302099a8061',
    items: [{ ...lineExample, available: 60, issues: [] }],
    itemCount: 2,
    ...sumsExample,
    updatedAt: '2026-02-14T16:05:12.345Z',
    version: 1,
  },
  view: ({ cart: calculated, cartToken }) => ({ ...toCartView(calculated), ...(cartToken && { cartToken }) }),
})

/** Cart with the guest's token in a header. */
export const cartWithToken = (description: string) =>
  one(cart, description, {
    'X-Cart-Token': {
      description: 'Cart token for a guest, to be sent with later requests.',
      value: ({ cartToken }) => cartToken,
    },
  })

function toCartView(calculated: CalculatedCart) {
  const { lines, coupon, currency, isStale } = calculated
  const money = moneyIn(currency)
  return {
    id: calculated.customerId,
    items: lines.map((line) => ({
      id: line.id,
      productId: line.productId,
      variantId: line.variantId,
      sku: line.sku,
      name: line.name,
      options: line.options,
      ...(line.image && { image: line.image }),
      unitPrice: money(line.unitPriceAmount),
      quantity: line.quantity,
      lineTotal: money(line.lineTotal),
      ...(calculated.discount > 0 && { discount: money(line.discount) }),
      available: line.available,
      issues: line.issues,
    })),
    itemCount: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    subtotal: money(calculated.subtotal),
    discount: money(calculated.discount),
    shipping: money(calculated.shipping),
    ...taxDetails({ ...calculated, taxAmount: calculated.tax, roundingAmount: calculated.rounding }),
    total: money(calculated.total),
    ...(coupon && { coupon: toCouponView(coupon) }),
    ...(isStale && { stale: true }),
    updatedAt: calculated.updatedAt.toISOString(),
    version: calculated.version,
  }
}

const toCouponView = ({ code, promotion, couponError }: CartCoupon) => ({
  code,
  ...(promotion && { type: promotion.type, ...toOfferView(promotion) }),
  applied: couponError === undefined,
  ...(couponError && { reason: couponError }),
})
