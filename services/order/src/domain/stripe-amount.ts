import { currencyExponent } from '@ecommerce/contracts/currency'
import type { Money } from '@ecommerce/contracts/money'

/** Where Stripe counts in other units than ISO 4217: https://docs.stripe.com/currencies#special-cases. */
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

/** The amount in the units that Stripe counts the currency in; undefined when there is no such number of them. */
export function toStripeAmount({ amount, currency }: Money): number | undefined {
  const exponent = currencyExponent(currency)
  const shift = (stripeExponents.get(currency) ?? exponent) - exponent
  const counted = shift < 0 ? amount / 10 ** -shift : amount * 10 ** shift
  // The last of three decimals has to be 0.
  const step = exponent === 3 ? 10 : 1
  return counted >= 0 && Number.isSafeInteger(counted) && counted % step === 0 ? counted : undefined
}
