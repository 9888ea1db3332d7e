import { currencyExponent } from '@ecommerce/contracts/currency'
import type { Money } from '@ecommerce/contracts/money'
import { chargeableStep } from '../carts/chargeable'

/** Currencies that Stripe counts differently: https://docs.stripe.com/currencies#special-cases. */
const stripeExponents = new Map([
  ['MGA', 0],
  ['ISK', 2],
  ['UGX', 2],
])

const shiftOf = (currency: string) => {
  const exponent = currencyExponent(currency)
  return (stripeExponents.get(currency) ?? exponent) - exponent
}

/** The minor units that an amount of Stripe's is. */
export const fromStripeAmount = (counted: number, currency: string): number => {
  const shift = shiftOf(currency)
  return shift < 0 ? counted * 10 ** -shift : Math.round(counted / 10 ** shift)
}

/** Amount in Stripe's units; undefined if it has no whole number of them. */
export function toStripeAmount({ amount, currency }: Money): number | undefined {
  const exponent = currencyExponent(currency)
  const shift = (stripeExponents.get(currency) ?? exponent) - exponent
  const counted = shift < 0 ? amount / 10 ** -shift : amount * 10 ** shift
  return counted >= 0 && Number.isSafeInteger(counted) && amount % chargeableStep(currency) === 0 ? counted : undefined
}

/**
 * Stripe's minimum charges in minor units; others vary with exchange rates.
 * https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts
 */
const minimums = new Map(
  Object.entries({
    30: 'GBP',
    50: 'AUD BRL CAD CHF EUR INR JPY NZD SGD USD',
    100: 'BGN',
    200: 'AED MYR PLN RON',
    250: 'DKK',
    300: 'NOK SEK',
    400: 'HKD',
    1_000: 'MXN THB',
    1_500: 'CZK',
    17_500: 'HUF',
  }).flatMap(([amount, currencies]) => currencies.split(' ').map((currency) => [currency, Number(amount)])),
)

/** Undefined where Stripe publishes none. */
export const stripeMinimum = (currency: string): number | undefined => minimums.get(currency)

/** Minimum in Stripe's error ("Amount must be at least $0.50 usd"), in minor units; undefined for other currencies. */
export function readStripeMinimum(message: string, currency: string): number | undefined {
  const [, figure = '', code = ''] =
    /(?:at least|no less than)\s+[^\d\s]*\s?([\d.,]*\d)\s*([a-z]{3})\b/i.exec(message) ?? []
  const [, whole, decimals = ''] = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(figure) ?? []
  if (whole === undefined || code.toUpperCase() !== currency || decimals.length !== currencyExponent(currency))
    return undefined
  return Number(whole.replaceAll(',', '') + decimals)
}
