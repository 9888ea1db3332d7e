import { mulDivRound } from '../mul-div-round'

export const promotionTypes = ['percent', 'fixed', 'free-shipping'] as const
export type PromotionType = (typeof promotionTypes)[number]

/** `value` is minor units of `currency` for a fixed promotion; `percentage` gives a percent one's. */
export type StoredPromotion = {
  id: string
  code: string
  type: PromotionType
  value: number
  /** Hundredths of a per cent; null where `value` is whole per cent. */
  basisPoints: number | null
  currency: string
  minSubtotalAmount: number | null
  startsAt: Date | null
  endsAt: Date | null
  usageLimit: number | null
  perCustomerLimit: number | null
  /** Codes of the methods that a free-shipping one is for; null is all. */
  shippingMethods: string[] | null
  /** Orders that have used it and not given their use back. */
  used: number
  /** Used by any order, even a failed one: then it is archived, not deleted. */
  wasUsed: boolean
  archivedAt: Date | null
  version: number
  createdAt: Date
  updatedAt: Date
}

export type NewPromotion = Omit<
  StoredPromotion,
  'used' | 'wasUsed' | 'archivedAt' | 'version' | 'createdAt' | 'updatedAt'
>

export const couponErrorReasons = ['unknown', 'not-started', 'ended', 'used-up', 'used-by-customer', 'currency', 'min-subtotal', 'shipping-method'] as const // prettier-ignore
export type CouponErrorReason = (typeof couponErrorReasons)[number]

/** Reason why a coupon is not valid for these goods now, if any. */
export function couponErrorOf(
  promotion: StoredPromotion,
  { subtotal, currency, now }: { subtotal: number; currency: string; now: Date },
): CouponErrorReason | undefined {
  const { minSubtotalAmount, type } = promotion
  const couponError = termsErrorReason(promotion, now)
  if (couponError) return couponError
  if (promotion.currency !== currency && (type === 'fixed' || minSubtotalAmount !== null)) return 'currency'
  if (minSubtotalAmount !== null && subtotal < minSubtotalAmount) return 'min-subtotal'
  return undefined
}

/** Validity period and use limits. */
export type PromotionTerms = Pick<StoredPromotion, 'startsAt' | 'endsAt' | 'archivedAt' | 'usageLimit' | 'used'>

/** Reason why a promotion is not valid for any goods, if any. */
export function termsErrorReason(
  { startsAt, endsAt, archivedAt, usageLimit, used }: PromotionTerms,
  now: Date,
): CouponErrorReason | undefined {
  if (archivedAt) return 'ended'
  if (startsAt && now < startsAt) return 'not-started'
  if (endsAt && now >= endsAt) return 'ended'
  if (usageLimit !== null && used >= usageLimit) return 'used-up'
  return undefined
}

/** Discount of a promotion. */
export type Offer = Pick<StoredPromotion, 'type' | 'value'> & Partial<Pick<StoredPromotion, 'basisPoints'>>

/** Returns the discount on `subtotal`, at most `subtotal`. */
export function discountOn(subtotal: number, offer: Offer): number {
  if (offer.type === 'percent') return mulDivRound(subtotal, { part: percentage(offer), whole: 10_000 })
  return offer.type === 'fixed' ? Math.min(offer.value, subtotal) : 0
}

/** Basis points. */
export const percentage = ({ basisPoints, value }: Omit<Offer, 'type'>): number => basisPoints ?? value * 100

/** Returns true if the promotion applies to this shipping method. */
export const coversShipping = (
  { type, shippingMethods }: Pick<StoredPromotion, 'type' | 'shippingMethods'>,
  method: string,
): boolean => type !== 'free-shipping' || shippingMethods === null || shippingMethods.includes(method)
