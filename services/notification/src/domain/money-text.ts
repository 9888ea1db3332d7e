import { currencyExponent } from '@ecommerce/contracts/currency'
import type { Money } from '@ecommerce/contracts/money'

/** An amount as people write it in this locale, with as many decimals as its currency has by ISO 4217: Intl has other ideas of some. */
export function moneyText({ amount, currency }: Money, locales: string[]): string {
  const digits = currencyExponent(currency)
  const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return new Intl.NumberFormat(locales, { style: 'currency', currency, ...decimals }).format(decimal(amount, digits))
}

/** Moves the point in the digits: a division could lose the last one. */
function decimal(amount: number, digits: number): Intl.StringNumericLiteral {
  const padded = String(amount).padStart(digits + 1, '0')
  const point = padded.length - digits
  return `${padded.slice(0, point)}.${padded.slice(point)}` as Intl.StringNumericLiteral
}
