import { plainAmount } from '@ecommerce/contracts/currency'
import { type AppError, conflict, notFound } from '@ecommerce/shared/errors'
import type { CouponErrorReason, StoredPromotion } from '../domain/carts/promotion'
import { moneyIn } from '../domain/money'

export const promotionNotFound = () => notFound('promotion-not-found', 'There is no such promotion.')

export const promotionArchived = () =>
  conflict('promotion-archived', 'This promotion is archived: it stays as it was. Make a new one.')

export const codeTaken = (cause: unknown) =>
  conflict('code-taken', 'There is, or was, a promotion with this code.', { cause })

export const usageLimitPassed = (cause: unknown) =>
  conflict('usage-limit-passed', 'It has been used more often than that already. Set endsAt to end it.', { cause })

export function couponNotApplicable(reason: CouponErrorReason, promotion?: StoredPromotion): AppError {
  const minSubtotal = promotion && minSubtotalOf(promotion)
  const members = {
    reason,
    ...(minSubtotal && { minSubtotal }),
    ...(promotion?.shippingMethods && { shippingMethods: promotion.shippingMethods }),
  }
  return conflict('coupon-not-applicable', couponMessages[reason](promotion), { members })
}

const couponMessages: Readonly<Record<CouponErrorReason, (promotion?: StoredPromotion) => string>> = {
  unknown: () => 'There is no such coupon.',
  'not-started': (promotion) => `This coupon is good from ${promotion?.startsAt?.toISOString() ?? 'a later time'} on.`,
  ended: () => 'This coupon has ended.',
  'used-up': () => 'This coupon has been used as often as it may be.',
  'used-by-customer': () => 'You have used this coupon as often as you may.',
  currency: (promotion) => `This coupon is for prices in ${promotion?.currency ?? 'another currency'}.`,
  'min-subtotal': (promotion) => {
    const least = promotion && minSubtotalOf(promotion)
    return `This coupon is for carts of ${least ? plainAmount(least) : 'a larger amount'} and more.`
  },
  'shipping-method': (promotion) =>
    `This coupon is for other shipping methods: ${promotion?.shippingMethods?.join(', ') ?? 'choose another one'}.`,
}

const minSubtotalOf = ({ minSubtotalAmount, currency }: StoredPromotion) =>
  minSubtotalAmount === null ? undefined : moneyIn(currency)(minSubtotalAmount)
