import type { Address } from '@ecommerce/contracts/address'
import { plainAmount } from '@ecommerce/contracts/currency'
import type { Money } from '@ecommerce/contracts/money'
import { AppError, type Fault } from '@ecommerce/shared/errors'
import type { IdempotencyRef } from '@ecommerce/shared/idempotency'
import { type CartCoupon, isExact, type PricedLine, totalTooLarge } from '../carts/cart'
import { moneyIn } from '../money'
import type { NewOrder } from './order'
import { couponNotApplicable, coversShipping, type StoredPromotion } from '../carts/promotion'
import type { TaxRules } from '../carts/tax'
import { addUp, cheapest, type ShippingMethod, shipsTo } from '../carts/totals'

export type CheckoutRequest = {
  shippingAddress: Address
  billingAddress?: Address
  shippingMethod?: string
  paymentMethod: string
  note?: string
  expectedTotal?: Money
}

/** The order that these lines make today. Refuses what can't be sold, and a total that is not the expected one. */
export function draftOrder(given: {
  id: string
  itemIds: readonly string[]
  buyer: { customerId: string; userId: string | null; email: string; locale: string }
  lines: readonly PricedLine[]
  methods: readonly ShippingMethod[]
  tax: TaxRules
  coupon: CartCoupon | undefined
  request: CheckoutRequest
  /** The least that the payment provider takes, in minor units; undefined where it takes anything. */
  minimumIn: (currency: string) => number | undefined
  idempotencyRef: IdempotencyRef | null
}): NewOrder {
  const { id, itemIds, buyer, lines, methods, tax, coupon, request, minimumIn, idempotencyRef } = given
  const { shippingAddress, billingAddress = shippingAddress, paymentMethod, note = null, expectedTotal } = request
  const currency = currencyOf(lines)
  refuseShortLines(lines)
  if (coupon?.refusal) throw couponNotApplicable(coupon.refusal, coupon.promotion)
  const offered = methods.filter(shipsTo(shippingAddress.country))
  const method = chooseMethod(offered, request.shippingMethod, coupon?.promotion)
  if (coupon?.promotion && !coversShipping(coupon.promotion, method.code))
    throw couponNotApplicable('shipping-method', coupon.promotion)
  const totals = addUp(lines, { currency, shipping: method.amount, tax, promotion: coupon?.promotion })
  if (!isExact(lines) || !Number.isSafeInteger(totals.total)) throw totalTooLarge()
  if (expectedTotal && (expectedTotal.amount !== totals.total || expectedTotal.currency !== currency))
    throw priceChanged(lines, moneyIn(currency)(totals.total))
  refuseBelowMinimum(totals.total, { currency, minimum: minimumIn(currency) })
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

function currencyOf([first, ...others]: readonly PricedLine[]): string {
  if (!first) throw new AppError('conflict', 'cart-empty', 'The cart is empty, so there is nothing to order.')
  if (others.some(({ currency }) => currency !== first.currency)) throw currencyMismatch(first.currency)
  return first.currency
}

export const currencyMismatch = (currency: string) =>
  new AppError('conflict', 'currency-mismatch', `This cart is in ${currency}; order it before you buy in another.`)

function refuseShortLines(lines: readonly PricedLine[]): void {
  const errors: Fault[] = lines.flatMap(({ available, quantity, variantId, sku }, index) =>
    available !== null && available < quantity
      ? [
          {
            path: `items.${index}.quantity`,
            message: available === 0 ? 'sold out' : `only ${available} available`,
            variantId,
            sku,
            available,
          },
        ]
      : [],
  )
  if (errors.length > 0) throw insufficientStock(errors)
}

export const insufficientStock = (errors: readonly Fault[]) =>
  new AppError(
    'conflict',
    'insufficient-stock',
    'There is not enough stock for every line; errors names those that are short. The cart is as it was.',
    { errors },
  )

function chooseMethod(
  methods: readonly ShippingMethod[],
  wanted: string | undefined,
  promotion: StoredPromotion | undefined,
): ShippingMethod {
  const method = wanted === undefined ? cheapest(methods, promotion) : methods.find(({ code }) => code === wanted)
  if (method) return method
  const message =
    methods.length === 0
      ? 'nothing is shipped to this country'
      : `must be one of ${methods.map(({ code }) => code).join(', ')}`
  throw new AppError('invalid', 'invalid-request', `shippingMethod: ${message}.`, {
    errors: [{ path: 'shippingMethod', message }],
  })
}

/** What costs nothing is not paid at all. */
function refuseBelowMinimum(total: number, given: { currency: string; minimum: number | undefined }): void {
  if (total === 0 || given.minimum === undefined || total >= given.minimum) return
  throw belowMinimum(given)
}

/** The amount is less than a payment method takes, which may not say what it does take. */
export function belowMinimum(given: { currency: string; minimum: number | undefined }): AppError {
  const minimum = given.minimum === undefined ? undefined : moneyIn(given.currency)(given.minimum)
  const takes = minimum ? `takes ${plainAmount(minimum)} or more` : 'does not take so small an amount'
  return new AppError(
    'conflict',
    'payment-below-minimum',
    `This payment method ${takes}. Pay in another way, or order more.`,
    { members: minimum ? { minimum } : {} },
  )
}

function priceChanged(lines: readonly PricedLine[], total: Money): AppError {
  const money = moneyIn(total.currency)
  const moved = lines
    .filter(({ issues }) => issues.includes('price-changed'))
    .map(({ variantId, sku, priceBefore, unitPriceAmount }) => ({
      variantId,
      sku,
      before: money(priceBefore),
      now: money(unitPriceAmount),
    }))
  return new AppError('conflict', 'price-changed', `The total is now ${plainAmount(total)}, not the expected one.`, {
    members: { total, lines: moved },
  })
}
