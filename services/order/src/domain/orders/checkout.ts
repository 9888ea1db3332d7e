import type { Address } from '@ecommerce/contracts/address'
import type { Money } from '@ecommerce/contracts/money'
import type { IdempotencyRef } from '@ecommerce/shared/idempotency/idempotency'
import { type CartCoupon, isExact, type PricedLine } from '../carts/cart'
import { moneyIn } from '../money'
import type { NewOrder } from './order'
import { type CouponErrorReason, coversShipping, type StoredPromotion } from '../carts/promotion'
import type { TaxRules } from '../carts/tax'
import { calculateTotals, cheapest, type ShippingMethod, shipsTo } from '../carts/totals'

export type CheckoutRequest = {
  shippingAddress: Address
  billingAddress?: Address
  shippingMethod?: string
  paymentMethod: string
  note?: string
  expectedTotal?: Money
}

/** Reasons why a cart cannot be ordered. */
export type CheckoutError =
  | { code: 'cart-empty' }
  | { code: 'currency-mismatch'; currency: string }
  | { code: 'insufficient-stock'; short: ShortLine[] }
  | { code: 'coupon-not-applicable'; reason: CouponErrorReason; promotion: StoredPromotion | undefined }
  /** `offered` is what is shipped to the country. */
  | { code: 'shipping-method-unavailable'; offered: string[] }
  | { code: 'total-too-large' }
  | { code: 'price-changed'; total: Money; lines: readonly PricedLine[] }
  | { code: 'payment-below-minimum'; currency: string; minimum: number }

/** Line, by cart index, that exceeds the stock. */
export type ShortLine = { index: number; variantId: string; sku: string; available: number }

/** Order from these lines, or the first error. */
export function draftOrder(given: {
  id: string
  itemIds: readonly string[]
  buyer: { customerId: string; userId: string | null; email: string; locale: string }
  lines: readonly PricedLine[]
  methods: readonly ShippingMethod[]
  tax: TaxRules
  coupon: CartCoupon | undefined
  request: CheckoutRequest
  /** Provider's minimum in minor units; undefined for none. */
  minimumIn: (currency: string) => number | undefined
  idempotencyRef: IdempotencyRef | null
}): NewOrder | { error: CheckoutError } {
  const { id, itemIds, buyer, lines, methods, tax, coupon, request, minimumIn, idempotencyRef } = given
  const { shippingAddress, billingAddress = shippingAddress, paymentMethod, note = null, expectedTotal } = request
  const [first] = lines
  if (!first) return { error: { code: 'cart-empty' } }
  const { currency } = first
  if (lines.some((line) => line.currency !== currency)) return { error: { code: 'currency-mismatch', currency } }
  const short = shortLines(lines)
  if (short.length > 0) return { error: { code: 'insufficient-stock', short } }
  const promotion = coupon?.promotion
  if (coupon?.couponError) return { error: { code: 'coupon-not-applicable', reason: coupon.couponError, promotion } }
  const offered = methods.filter(shipsTo(shippingAddress.country))
  const method =
    request.shippingMethod === undefined
      ? cheapest(offered, promotion)
      : offered.find(({ code }) => code === request.shippingMethod)
  if (!method) return { error: { code: 'shipping-method-unavailable', offered: offered.map(({ code }) => code) } }
  if (promotion && !coversShipping(promotion, method.code))
    return { error: { code: 'coupon-not-applicable', reason: 'shipping-method', promotion } }
  const totals = calculateTotals(lines, { currency, shipping: method.amount, tax, promotion })
  if (!isExact(lines) || !Number.isSafeInteger(totals.total)) return { error: { code: 'total-too-large' } }
  const total = moneyIn(currency)(totals.total)
  if (expectedTotal && (expectedTotal.amount !== total.amount || expectedTotal.currency !== currency))
    return { error: { code: 'price-changed', total, lines } }
  const minimum = minimumIn(currency)
  // An order that costs nothing is not paid at all.
  if (totals.total > 0 && minimum !== undefined && totals.total < minimum)
    return { error: { code: 'payment-below-minimum', currency, minimum } }
  return {
    ...buyer,
    id,
    paymentMethod,
    shippingMethod: method.code,
    currency,
    subtotalAmount: totals.subtotal,
    discountAmount: totals.discount,
    shippingAmount: totals.shipping,
    taxAmount: totals.tax,
    taxIncluded: totals.taxIncluded,
    taxes: totals.taxes,
    roundingAmount: totals.rounding,
    totalAmount: totals.total,
    couponCode: coupon?.code ?? null,
    shippingAddress,
    billingAddress,
    note,
    idempotencyRef,
    items: lines.map(({ productId, variantId, sku, name, options, image, unitPriceAmount, quantity }, index) => ({
      ...{ id: itemIds[index]!, productId, variantId, sku, name, options, image, unitPriceAmount, quantity },
      lineTotalAmount: unitPriceAmount * quantity,
      discountAmount: totals.shares[index]!.discount,
      taxAmount: totals.shares[index]!.tax,
      refundedQuantity: 0,
      returnedQuantity: 0,
      restockedQuantity: 0,
      writtenOffQuantity: 0,
    })),
  }
}

const shortLines = (lines: readonly PricedLine[]): ShortLine[] =>
  lines.flatMap(({ available, quantity, variantId, sku }, index) =>
    available !== null && available < quantity ? [{ index, variantId, sku, available }] : [],
  )
