import { plainAmount } from '@ecommerce/contracts/currency'
import { AppError, type ErrorDetails, type Fault } from '@ecommerce/shared/errors'
import { maxLines, maxQuantity } from './domain/carts/cart'
import type { CouponRefusal, StoredPromotion } from './domain/carts/promotion'
import { moneyIn } from './domain/money'
import type { CheckoutError, ShortLine } from './domain/orders/checkout'
import type { StoredOrder } from './domain/orders/order'
import { nextByHand, type OrderStatus } from './domain/orders/order-status'
import type { InexactSales } from './domain/orders/sales'
import { buyersPerNetwork, type UnpaidScope } from './domain/orders/unpaid-limit'
import type { RefundError } from './domain/payments/refund'
import type { ReturnError } from './domain/payments/return'

const conflict = (code: string, message: string, details?: ErrorDetails) =>
  new AppError('conflict', code, message, details)

const notFound = (code: string, message: string, details?: ErrorDetails) =>
  new AppError('not-found', code, message, details)

const unauthenticated = (code: string, message: string) => new AppError('unauthenticated', code, message)

// Requests

/** A request whose fault was found behind its schema. */
export const invalidRequest = (
  errors: readonly Fault[],
  message = 'The request is not valid; errors names every fault.',
) => new AppError('invalid', 'invalid-request', message, { errors })

const invalidField = (path: string, message: string) => invalidRequest([{ path, message }], `${message}.`)

export const endsBeforeStart = () => invalidField('to', 'to must not be before from')

export const periodTooLong = (mostDays: number) => invalidField('from', `from must be within ${mostDays} days of to`)

export const otherCurrency = (path: string, currency: string) =>
  invalidField(`${path}.currency`, `${path}.currency must be ${currency}`)

export const accountGone = () => unauthenticated('token-invalid', 'This account does not exist any more.')

export const orderTokenMissing = () =>
  unauthenticated('token-missing', 'Sign in, or send the X-Order-Token that came with the order.')

// Carts

export const cartTokenInvalid = () =>
  new AppError(
    'invalid',
    'cart-token-invalid',
    'This X-Cart-Token is not one of ours. Leave it out to begin a new cart.',
  )

export const productNotFound = () => notFound('product-not-found', 'There is no such product in the shop.')

export const severalVariants = () =>
  invalidRequest(
    [{ path: 'variantId', message: 'variantId is required: this product has several variants' }],
    'This product has several variants: name one.',
  )

export const cartItemNotFound = () => notFound('cart-item-not-found', 'There is no such line in this cart.')

export const cartFull = () =>
  conflict('cart-full', `A cart holds at most ${maxLines} lines: remove some, or order it first.`)

export const currencyMismatch = (currency: string) =>
  conflict('currency-mismatch', `This cart is in ${currency}; order it before you buy in another.`)

export const totalTooLarge = () =>
  conflict('total-too-large', 'This is more than one order can come to. Please order in parts.')

export function cartStockTooLow({ variantId, available }: { variantId: string; available: number }): AppError {
  const most = Math.min(available, maxQuantity)
  return conflict('insufficient-stock', most === 0 ? 'This is sold out.' : `No more than ${most} can be in a cart.`, {
    members: { available },
    errors: [{ path: 'quantity', message: `at most ${most} in all`, variantId, available }],
  })
}

export const cartItemStockTooLow = ({ variantId, available }: { variantId: string; available: number }) =>
  conflict('insufficient-stock', available === 0 ? 'This is sold out.' : `Only ${available} are left.`, {
    members: { available },
    errors: [{ path: 'quantity', message: `only ${available} available`, variantId, available }],
  })

// Promotions

export const promotionNotFound = () => notFound('promotion-not-found', 'There is no such promotion.')

export const promotionArchived = () =>
  conflict('promotion-archived', 'This promotion is archived: it stays as it was. Make a new one.')

export const codeTaken = (cause: unknown) =>
  conflict('code-taken', 'There is, or was, a promotion with this code.', { cause })

export const usageLimitPassed = (cause: unknown) =>
  conflict('usage-limit-passed', 'It has been used more often than that already. Set endsAt to end it.', { cause })

export function couponNotApplicable(reason: CouponRefusal, promotion?: StoredPromotion): AppError {
  const minSubtotal = promotion && minSubtotalOf(promotion)
  const members = {
    reason,
    ...(minSubtotal && { minSubtotal }),
    ...(promotion?.shippingMethods && { shippingMethods: promotion.shippingMethods }),
  }
  return conflict('coupon-not-applicable', couponMessages[reason](promotion), { members })
}

const couponMessages: Readonly<Record<CouponRefusal, (promotion?: StoredPromotion) => string>> = {
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

// Checkout

export const guestEmailMissing = () =>
  invalidRequest([{ path: 'email', message: 'email is required for guests' }], 'A guest orders with an e-mail address.')

export const notOwnAddress = () =>
  invalidField('email', 'email must be left out: mails of this order go to the address of the account')

export const addressNotFound = () =>
  notFound('address-not-found', 'There is no such address in your address book.', {
    errors: [{ path: 'addressId', message: 'addressId is not in the address book' }],
  })

export const checkoutInProgress = () =>
  conflict('checkout-in-progress', 'This cart is being ordered at this moment.', { retryAfterSeconds: 1 })

export const paymentRefused = () =>
  conflict('payment-refused', 'The payment was refused. Nothing was ordered and the cart is as it was.')

export const insufficientStock = (errors: readonly Fault[]) =>
  conflict(
    'insufficient-stock',
    'There is not enough stock for every line; errors names those that are short. The cart is as it was.',
    { errors },
  )

/** The amount is less than a payment method takes, which may not say what it does take. */
export function belowMinimum(given: { currency: string; minimum: number | undefined }): AppError {
  const minimum = given.minimum === undefined ? undefined : moneyIn(given.currency)(given.minimum)
  const takes = minimum ? `takes ${plainAmount(minimum)} or more` : 'does not take so small an amount'
  return conflict('payment-below-minimum', `This payment method ${takes}. Pay in another way, or order more.`, {
    members: minimum ? { minimum } : {},
  })
}

export function checkoutError(error: CheckoutError): AppError {
  switch (error.code) {
    case 'cart-empty':
      return conflict('cart-empty', 'The cart is empty, so there is nothing to order.')
    case 'currency-mismatch':
      return currencyMismatch(error.currency)
    case 'insufficient-stock':
      return insufficientStock(error.short.map(shortLineFault))
    case 'coupon-not-applicable':
      return couponNotApplicable(error.reason, error.promotion)
    case 'shipping-method-unavailable':
      return shippingMethodUnavailable(error.offered)
    case 'total-too-large':
      return totalTooLarge()
    case 'price-changed':
      return priceChanged(error)
    case 'payment-below-minimum':
      return belowMinimum(error)
  }
}

const shortLineFault = ({ index, variantId, sku, available }: ShortLine): Fault => ({
  path: `items.${index}.quantity`,
  message: available === 0 ? 'sold out' : `only ${available} available`,
  ...{ variantId, sku, available },
})

function shippingMethodUnavailable(offered: readonly string[]): AppError {
  const message = offered.length === 0 ? 'nothing is shipped to this country' : `must be one of ${offered.join(', ')}`
  return invalidRequest([{ path: 'shippingMethod', message }], `shippingMethod: ${message}.`)
}

function priceChanged({ total, lines }: Extract<CheckoutError, { code: 'price-changed' }>): AppError {
  const money = moneyIn(total.currency)
  const changed = lines
    .filter(({ issues }) => issues.includes('price-changed'))
    .map(({ variantId, sku, priceBefore, unitPriceAmount }) => ({
      ...{ variantId, sku },
      before: money(priceBefore),
      now: money(unitPriceAmount),
    }))
  return conflict('price-changed', `The total is now ${plainAmount(total)}, not the expected one.`, {
    members: { total, lines: changed },
  })
}

/** Tells a customer how many units they hold. Guests are not told, for the e-mail address may be somebody else's. */
export function tooManyUnpaid(
  scope: UnpaidScope,
  { units, held, unitsPerBuyer, isGuest }: { units: number; held: number; unitsPerBuyer: number; isGuest: boolean },
): AppError {
  const limit = scope === 'buyer' ? unitsPerBuyer : unitsPerBuyer * buyersPerNetwork
  const isTold = scope === 'buyer' && !isGuest
  const whose =
    scope === 'network' ? 'from your network' : isGuest ? 'of this e-mail address' : `of yours, which hold ${held} now,`
  return conflict(
    'too-many-unpaid',
    `This order has ${units} units; unpaid orders ${whose} may hold ${limit} in all. Pay or cancel open orders, or order fewer units.`,
    { members: { scope, limit, units, ...(isTold && { held }) } },
  )
}

// Orders

export const orderNotFound = () => notFound('order-not-found', 'There is no such order.')

export function illegalMove(from: OrderStatus, to: OrderStatus, allowed = nextByHand[from]): AppError {
  const choice = allowed.length > 0 ? `It can become ${allowed.join(' or ')}.` : 'It stays as it is.'
  return conflict('invalid-transition', `An order that is ${from} cannot become ${to}. ${choice}`, {
    members: { from, to, allowed },
  })
}

export const figuresTooLarge = (members: InexactSales) =>
  conflict(
    'total-too-large',
    'These figures come to more than can be shown exactly. Ask for each of `periods` by itself; of `days` list the orders, with GET /api/orders.',
    { members },
  )

// Payments, refunds and returns

export const providerNotFound = () =>
  notFound('provider-not-found', 'No payment provider of this name calls back here.')

export const signatureInvalid = () =>
  new AppError('invalid', 'signature-invalid', 'The signature of this notice is missing, wrong or too old.')

export const nothingToCapture = ({ paymentStatus }: StoredOrder) =>
  conflict('nothing-to-capture', `Only a payment that is authorized can be captured; this one is ${paymentStatus}.`)

export const authorizationEnded = () =>
  conflict(
    'payment-refused',
    'The payment that was authorized cannot be taken any more. Cancel the order, or be paid in another way.',
  )

export function refundError(error: RefundError, { currency, paymentStatus }: StoredOrder): AppError {
  const money = moneyIn(currency)
  switch (error.code) {
    case 'unknown-line':
      return unknownLine(error.index)
    case 'refund-exceeds-order':
      return conflict(error.code, 'More units than were bought and not refunded yet.', {
        errors: error.lines.map(({ index, left }) => lineFault(index, `only ${left} are left to refund`)),
      })
    case 'refund-exceeds-payment': {
      const refundable = money(error.left)
      const message =
        paymentStatus === 'authorized' || paymentStatus === 'unpaid'
          ? 'Nothing was paid for this order yet, so nothing can be refunded.'
          : `No more than ${plainAmount(refundable)} of what was paid is left.`
      return conflict(error.code, message, { members: { refundable } })
    }
    case 'amount-not-chargeable': {
      const step = money(error.step)
      const message = `amount must be a multiple of ${plainAmount(step)}`
      return new AppError('invalid', error.code, `${message}: nothing smaller can be paid in ${currency}.`, {
        errors: [{ path: 'amount', message }],
        members: { step },
      })
    }
  }
}

export const returnNotFound = () => notFound('return-not-found', 'There is no such return of this order.')

export const returnDecided = (status: string) => conflict('invalid-transition', `This return is ${status} already.`)

export function returnError(error: ReturnError, { status }: StoredOrder): AppError {
  switch (error.code) {
    case 'unknown-line':
      return unknownLine(error.index)
    case 'not-returnable':
      return conflict(error.code, `An order can be returned once it is delivered; this one is ${status}.`)
    case 'return-exceeds-order':
      return conflict(error.code, 'More units than can be returned.', {
        errors: error.lines.map(({ index, left }) => lineFault(index, `only ${left} can be returned`)),
      })
  }
}

const unknownLine = (index: number) =>
  invalidRequest([{ path: `items.${index}.itemId`, message: `items.${index}.itemId is no line of this order` }])

const lineFault = (index: number, message: string): Fault => ({ path: `items.${index}.quantity`, message })
