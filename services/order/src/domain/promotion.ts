import { plainAmount } from '@ecommerce/contracts/currency'
import { AppError } from '@ecommerce/shared/errors'
import { moneyIn } from './money'
import { proportion } from './proportion'

export const promotionTypes = ['percent', 'fixed', 'free-shipping'] as const
export type PromotionType = (typeof promotionTypes)[number]

/** `value` is in per cent, or in minor units of `currency` for a fixed one. */
export type StoredPromotion = {
  id: string
  code: string
  type: PromotionType
  value: number
  currency: string
  minSubtotalAmount: number | null
  startsAt: Date | null
  endsAt: Date | null
  usageLimit: number | null
  perCustomerLimit: number | null
  /** Orders that have used it and not given their use back. */
  used: number
  version: number
  createdAt: Date
  updatedAt: Date
}

export type NewPromotion = Omit<StoredPromotion, 'used' | 'version' | 'createdAt' | 'updatedAt'>

export const couponRefusals = ['unknown', 'not-started', 'ended', 'used-up', 'used-by-customer', 'currency', 'min-subtotal'] as const // prettier-ignore
export type CouponRefusal = (typeof couponRefusals)[number]

/** Why a coupon is not good for these goods now; undefined when it is. */
export function refusalOf(
  promotion: StoredPromotion,
  { subtotal, currency, now }: { subtotal: number; currency: string; now: Date },
): CouponRefusal | undefined {
  const { startsAt, endsAt, usageLimit, used, minSubtotalAmount, type } = promotion
  if (startsAt && now < startsAt) return 'not-started'
  if (endsAt && now >= endsAt) return 'ended'
  if (usageLimit !== null && used >= usageLimit) return 'used-up'
  if (promotion.currency !== currency && (type === 'fixed' || minSubtotalAmount !== null)) return 'currency'
  if (minSubtotalAmount !== null && subtotal < minSubtotalAmount) return 'min-subtotal'
  return undefined
}

/** What it takes off goods worth `subtotal`, never more than they are worth. */
export function discountOn(subtotal: number, { type, value }: Pick<StoredPromotion, 'type' | 'value'>): number {
  if (type === 'percent') return proportion(subtotal, { part: value, whole: 100 })
  return type === 'fixed' ? Math.min(value, subtotal) : 0
}

/** The refusal as the API tells it. */
export function couponNotApplicable(reason: CouponRefusal, promotion?: StoredPromotion): AppError {
  const minSubtotal = promotion && leastOf(promotion)
  const members = { reason, ...(minSubtotal && { minSubtotal }) }
  return new AppError('conflict', 'coupon-not-applicable', sentences[reason](promotion), { members })
}

const sentences: Readonly<Record<CouponRefusal, (promotion?: StoredPromotion) => string>> = {
  unknown: () => 'There is no such coupon.',
  'not-started': (promotion) => `This coupon is good from ${promotion?.startsAt?.toISOString() ?? 'a later time'} on.`,
  ended: () => 'This coupon has ended.',
  'used-up': () => 'This coupon has been used as often as it may be.',
  'used-by-customer': () => 'You have used this coupon as often as you may.',
  currency: (promotion) => `This coupon is for prices in ${promotion?.currency ?? 'another currency'}.`,
  'min-subtotal': (promotion) => {
    const least = promotion && leastOf(promotion)
    return `This coupon is for carts of ${least ? plainAmount(least) : 'a larger amount'} and more.`
  },
}

const leastOf = ({ minSubtotalAmount, currency }: StoredPromotion) =>
  minSubtotalAmount === null ? undefined : moneyIn(currency)(minSubtotalAmount)

export type PromotionView = ReturnType<typeof toPromotionView>

/** A promotion as the API shows it to admins. */
export function toPromotionView(promotion: StoredPromotion) {
  const { minSubtotalAmount, currency, startsAt, endsAt, usageLimit, perCustomerLimit } = promotion
  const money = moneyIn(currency)
  return {
    id: promotion.id,
    code: promotion.code,
    type: promotion.type,
    ...toOffer(promotion),
    ...(minSubtotalAmount !== null && { minSubtotal: money(minSubtotalAmount) }),
    ...(startsAt && { startsAt: startsAt.toISOString() }),
    ...(endsAt && { endsAt: endsAt.toISOString() }),
    ...(usageLimit !== null && { usageLimit }),
    ...(perCustomerLimit !== null && { perCustomerLimit }),
    used: promotion.used,
    version: promotion.version,
    createdAt: promotion.createdAt.toISOString(),
    updatedAt: promotion.updatedAt.toISOString(),
  }
}

/** What is given: so many per cent, or an amount; nothing to say of free shipping. */
export const toOffer = ({ type, value, currency }: Pick<StoredPromotion, 'type' | 'value' | 'currency'>) =>
  type === 'free-shipping' ? {} : { value: type === 'fixed' ? moneyIn(currency)(value) : value }
