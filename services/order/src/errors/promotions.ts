import { plainAmount } from '@ecommerce/contracts/currency'
import { type AppError, conflict, notFound } from '@ecommerce/shared/errors'
import type { CouponErrorReason, StoredPromotion } from '../domain/carts/promotion'
import { moneyIn } from '../domain/money'

export const promotionNotFound = () => notFound('promotion-not-found', 'The promotion does not exist.')

export const promotionArchived = () =>
  conflict('promotion-archived', 'The promotion is archived and cannot be changed. Create a new one.')

export const codeTaken = (cause: unknown) =>
  conflict('code-taken', 'The code is or was used by a promotion. Choose another.', { cause })

export const usageLimitPassed = (cause: unknown) =>
  conflict('usage-limit-passed', 'The promotion has already been used more often. Set endsAt to end it.', { cause })

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
  unknown: () => 'The coupon does not exist.',
  'not-started': (promotion) => `The coupon is valid from ${promotion?.startsAt?.toISOString() ?? 'a later time'}.`,
  ended: () => 'The coupon has expired.',
  'used-up': () => 'The coupon has reached its usage limit.',
  'used-by-customer': () => "You have reached the coupon's usage limit.",
  currency: (promotion) => `The coupon applies to prices in ${promotion?.currency ?? 'another currency'}.`,
  'min-subtotal': (promotion) => {
    const least = promotion && minSubtotalOf(promotion)
    return `The coupon applies to carts of at least ${least ? plainAmount(least) : 'a larger amount'}.`
  },
  'shipping-method': (promotion) =>
    `The coupon applies to other shipping methods: ${promotion?.shippingMethods?.join(', ') ?? 'choose another one'}.`,
}

const minSubtotalOf = ({ minSubtotalAmount, currency }: StoredPromotion) =>
  minSubtotalAmount === null ? undefined : moneyIn(currency)(minSubtotalAmount)
