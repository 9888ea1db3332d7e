import Joi from 'joi'

/** Active ISO 4217 codes with a minor unit, as of 2026; `Intl` lists former ones and varies by Node version. */
const codes = `
  AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF
  CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF
  IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT
  MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
  SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS
  VED VES VND VUV WST XAD XAF XCD XCG XOF XPF YER ZAR ZMW ZWG`
  .trim()
  .split(/\s+/)
const known = new Set(codes)
const form = /^[A-Z]{3}$/

/** Schema of an active ISO 4217 code in capitals; a custom rule, so that rules can be added. */
export const currencyCode = () =>
  Joi.string()
    .pattern(form)
    .custom((code: string, helpers) =>
      known.has(code) || !form.test(code) ? code : helpers.error('string.pattern.base'),
    )
    .messages({
      'string.pattern.base': '{{#label}} must be a currency code of ISO 4217 that is in use, in capitals, such as EUR',
    })

/** ISO 4217 currencies with other than two decimals, by exponent. */
const exponents: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}
const unusual = new Map(
  Object.entries(exponents).flatMap(([exponent, list]) => list.split(' ').map((code) => [code, Number(exponent)])),
)

/** Decimals of the major unit (ISO 4217): USD 2, JPY 0, KWD 3. */
export const currencyExponent = (currency: string): number => unusual.get(currency) ?? 2

/** Amount for people: `(1999, 'USD')` is `19.99 USD`, `(1999, 'JPY')` is `1999 JPY`. */
export const plainAmount = (money: { amount: number; currency: string }): string =>
  `${majorUnits(money)} ${money.currency}`

/** Major units without the currency, by moving the point: division could lose a digit. */
export function majorUnits({ amount, currency }: { amount: number; currency: string }): `${number}` {
  const digits = currencyExponent(currency)
  const padded = String(Math.abs(amount)).padStart(digits + 1, '0')
  const point = padded.length - digits
  const sign = amount < 0 ? '-' : ''
  return `${sign}${padded.slice(0, point)}${digits > 0 ? '.' : ''}${padded.slice(point)}` as `${number}`
}
