import { currencyExponent, majorUnits } from '@ecommerce/contracts/currency'
import type { Money } from '@ecommerce/contracts/money'
import { createFormatters } from './formatters'

/** Decimals are those of ISO 4217, which differ from Intl's. */
const formatterOf = createFormatters((locales, currency) => {
  const digits = currencyExponent(currency)
  const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return new Intl.NumberFormat(locales, { style: 'currency', currency, ...decimals })
})

/** Formats an amount for a locale. */
export const moneyText = (money: Money, locales: string[]): string =>
  formatterOf(locales, money.currency).format(majorUnits(money))
