import { currencyExponent, majorUnits } from '@ecommerce/contracts/currency'
import type { Money } from '@ecommerce/contracts/money'

/** An amount as people write it in this locale, with as many decimals as its currency has by ISO 4217: Intl has other ideas of some. */
export function moneyText(money: Money, locales: string[]): string {
  const { currency } = money
  const digits = currencyExponent(currency)
  const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return new Intl.NumberFormat(locales, { style: 'currency', currency, ...decimals }).format(majorUnits(money))
}
