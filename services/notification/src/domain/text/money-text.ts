import { currencyExponent, majorUnits } from '@ecommerce/contracts/currency'
import type { Money } from '@ecommerce/contracts/money'

/**
 * Formats an amount for a locale, with the decimals of ISO 4217, which differ from those of Intl for some currencies.
 */
export function moneyText(money: Money, locales: string[]): string {
  const { currency } = money
  const digits = currencyExponent(currency)
  const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return new Intl.NumberFormat(locales, { style: 'currency', currency, ...decimals }).format(majorUnits(money))
}
