import { currencyExponent, majorUnits } from '@ecommerce/contracts/currency'
import type { Money } from '@ecommerce/contracts/money'

/** Formats an amount for a locale with ISO 4217 decimals, which differ from Intl's. */
export function moneyText(money: Money, locales: string[]): string {
  const { currency } = money
  const digits = currencyExponent(currency)
  const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return new Intl.NumberFormat(locales, { style: 'currency', currency, ...decimals }).format(majorUnits(money))
}
