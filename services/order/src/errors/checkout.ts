import { plainAmount } from '@ecommerce/contracts/currency'
import { type AppError, conflict, type FieldError, notFound } from '@ecommerce/shared/errors'
import { moneyIn } from '../domain/money'
import type { CheckoutError, ShortLine } from '../domain/orders/checkout'
import { buyersPerNetwork, type UnpaidScope } from '../domain/orders/unpaid-limit'
import { currencyMismatch, totalTooLarge } from './carts'
import { couponNotApplicable } from './promotions'
import { invalidField, invalidRequest } from './requests'

export const guestEmailMissing = () =>
  invalidRequest(
    [{ path: 'email', message: 'email is required for guests' }],
    'Guests order with an e-mail address. Send email.',
  )

export const notOwnAddress = () =>
  invalidField('email', 'email must be left out: mails of this order go to the address of the account')

export const addressNotFound = () =>
  notFound('address-not-found', 'The address book has no such address.', {
    errors: [{ path: 'addressId', message: 'addressId is not in the address book' }],
  })

export const checkoutInProgress = () =>
  conflict('checkout-in-progress', 'The cart is being ordered. Try again in a moment.', { retryAfterSeconds: 1 })

export const paymentRefused = () =>
  conflict('payment-refused', 'The payment was refused. No order was placed and the cart is unchanged.')

export const insufficientStock = (errors: readonly FieldError[]) =>
  conflict(
    'insufficient-stock',
    'There is not enough stock for every line; errors lists the short ones. The cart is unchanged.',
    { errors },
  )

/** Below the payment method's minimum, which may be unknown. */
export function belowMinimum(given: { currency: string; minimum: number | undefined }): AppError {
  const minimum = given.minimum === undefined ? undefined : moneyIn(given.currency)(given.minimum)
  const takes = minimum ? `takes ${plainAmount(minimum)} or more` : 'does not take so small an amount'
  return conflict('payment-below-minimum', `The payment method ${takes}. Choose another, or order more.`, {
    members: minimum ? { minimum } : {},
  })
}

export function checkoutError(error: CheckoutError): AppError {
  switch (error.code) {
    case 'cart-empty':
      return conflict('cart-empty', 'The cart is empty. Add a product first.')
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

const shortLineFault = ({ index, variantId, sku, available }: ShortLine): FieldError => ({
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
  return conflict(
    'price-changed',
    `The total is now ${plainAmount(total)} and differs from the expected one. Confirm the new total.`,
    {
      members: { total, lines: changed },
    },
  )
}

/** Names held units to customers only: a guest's address may be another person's. */
export function tooManyUnpaid(
  scope: UnpaidScope,
  { units, held, unitsPerBuyer, isGuest }: { units: number; held: number; unitsPerBuyer: number; isGuest: boolean },
): AppError {
  const limit = scope === 'buyer' ? unitsPerBuyer : unitsPerBuyer * buyersPerNetwork
  const nameUnits = scope === 'buyer' && !isGuest
  const owner =
    scope === 'network' ? 'from your network' : isGuest ? 'of this e-mail address' : `of yours, which hold ${held} now,`
  return conflict(
    'too-many-unpaid',
    `The order has ${units} units; unpaid orders ${owner} may hold ${limit} in total. Pay or cancel open orders, or order fewer units.`,
    { members: { scope, limit, units, ...(nameUnits && { held }) } },
  )
}
