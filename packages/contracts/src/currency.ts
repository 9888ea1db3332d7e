import Joi from 'joi'

const codes = new Set(Intl.supportedValuesOf('currency'))

/** A currency code of ISO 4217, in capitals. */
export const currencyCode = () =>
  Joi.string()
    .valid(...codes)
    .messages({ 'any.only': '{{#label}} must be a currency code of ISO 4217, such as EUR' })

/** The currencies of ISO 4217 whose minor unit is not a hundredth, by exponent. */
const exponents: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}
const unusual = new Map(
  Object.entries(exponents).flatMap(([exponent, list]) => list.split(' ').map((code) => [code, Number(exponent)])),
)

/** How many decimals a currency's major unit has by ISO 4217: USD 2, JPY 0, KWD 3. */
export const currencyExponent = (currency: string): number => unusual.get(currency) ?? 2

/** An amount in minor units as people count: `(1999, 'USD')` is `19.99 USD`, `(1999, 'JPY')` is `1999 JPY`. */
export const plainAmount = (money: { amount: number; currency: string }): string =>
  `${majorUnits(money)} ${money.currency}`

/** The same without the currency: `19.99`. Moves the point in the digits, where a division could lose the last one. */
export function majorUnits({ amount, currency }: { amount: number; currency: string }): `${number}` {
  const digits = currencyExponent(currency)
  const padded = String(Math.abs(amount)).padStart(digits + 1, '0')
  const point = padded.length - digits
  const sign = amount < 0 ? '-' : ''
  return `${sign}${padded.slice(0, point)}${digits > 0 ? '.' : ''}${padded.slice(point)}` as `${number}`
}
