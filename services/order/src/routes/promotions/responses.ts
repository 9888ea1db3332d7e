import { money, type Money } from '@ecommerce/contracts/money'
import { uuid } from '@ecommerce/contracts/uuid'
import { one, resource, type ResponseSpec } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import { moneyIn } from '../../domain/money'
import { percentage, promotionTypes, type StoredPromotion } from '../../domain/carts/promotion'
import { count, instant, offerKeys, oneOf, text, version } from '../response-fields'

export const promotion = resource<StoredPromotion>({
  name: 'Promotion',
  schema: Joi.object({
    id: uuid().required(),
    ...offerKeys,
    type: oneOf(promotionTypes).required(),
    minSubtotal: money,
    startsAt: instant(),
    endsAt: instant(),
    usageLimit: count(),
    perCustomerLimit: count(),
    shippingMethods: Joi.array()
      .items(text())
      .description('Shipping methods of a free-shipping coupon; all when left out.'),
    archived: Joi.boolean().required().description('Deleted after use; no longer applies.'),
    archivedAt: instant(),
    used: count().required().description('Orders that use it, without cancelled and failed ones.'),
    version: version().required(),
    createdAt: instant().required(),
    updatedAt: instant().required(),
  }),
  view: toPromotionView,
})

/** A promotion with the version that `If-Match` takes. */
export const versionedPromotion = (description: string, more: ResponseSpec<StoredPromotion>['headers'] = {}) =>
  one(promotion, description, {
    ETag: { description: 'Version of the resource.', value: ({ version }) => `"${version}"` },
    ...more,
  })

function toPromotionView(stored: StoredPromotion) {
  const { minSubtotalAmount, startsAt, endsAt, usageLimit, perCustomerLimit, shippingMethods, archivedAt } = stored
  return {
    id: stored.id,
    code: stored.code,
    type: stored.type,
    ...toOfferView(stored),
    ...(minSubtotalAmount !== null && { minSubtotal: moneyIn(stored.currency)(minSubtotalAmount) }),
    ...(startsAt && { startsAt: startsAt.toISOString() }),
    ...(endsAt && { endsAt: endsAt.toISOString() }),
    ...(usageLimit !== null && { usageLimit }),
    ...(perCustomerLimit !== null && { perCustomerLimit }),
    ...(shippingMethods !== null && { shippingMethods }),
    archived: archivedAt !== null,
    ...(archivedAt && { archivedAt: archivedAt.toISOString() }),
    used: stored.used,
    version: stored.version,
    createdAt: stored.createdAt.toISOString(),
    updatedAt: stored.updatedAt.toISOString(),
  }
}

/** Basis points and whole per cent, an amount, or nothing for free shipping. */
export function toOfferView(stored: StoredPromotion): { value?: Money | number; basisPoints?: number } {
  if (stored.type === 'free-shipping') return {}
  if (stored.type === 'fixed') return { value: moneyIn(stored.currency)(stored.value) }
  const basisPoints = percentage(stored)
  return { ...(basisPoints % 100 === 0 && { value: basisPoints / 100 }), basisPoints }
}
