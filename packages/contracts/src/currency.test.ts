import { currencyCode, currencyExponent, plainAmount } from './currency'
import { money } from './money'

describe('Currencies', () => {
  test.each([
    ['USD', 2],
    ['EUR', 2],
    ['JPY', 0],
    ['ISK', 0],
    ['KWD', 3],
    ['CLF', 4],
  ])('currencyExponent of %s is %i', (currency, exponent) => {
    expect(currencyExponent(currency)).toBe(exponent)
  })

  test.each([
    ['IQD', 3],
    ['MGA', 2],
    ['HUF', 2],
    ['UGX', 0],
  ])('currencyExponent of %s is %i as in ISO 4217, not as in Intl', (currency, exponent) => {
    expect(currencyExponent(currency)).toBe(exponent)
  })

  test.each([
    [1_999, 'USD', '19.99 USD'],
    [5, 'USD', '0.05 USD'],
    [0, 'USD', '0.00 USD'],
    [1_999, 'JPY', '1999 JPY'],
    [0, 'JPY', '0 JPY'],
    [5, 'KWD', '0.005 KWD'],
    [1_999, 'IQD', '1.999 IQD'],
    [1_999, 'MGA', '19.99 MGA'],
    [1, 'CLF', '0.0001 CLF'],
    [-4, 'KWD', '-0.004 KWD'],
    [-1_999, 'USD', '-19.99 USD'],
    [Number.MAX_SAFE_INTEGER, 'USD', '90071992547409.91 USD'],
  ])('plainAmount formats %i minor units of %s as %s', (amount, currency, written) => {
    expect(plainAmount({ amount, currency })).toBe(written)
  })

  test.each([
    ['EUR', true],
    ['eur', false],
    ['EURO', false],
    ['ZZZ', false],
    ['BTC', false],
    ['XTS', false],
    ['XXX', false],
    ['XAU', false],
    ['DEM', false],
    ['HRK', false],
    ['KWD', true],
    ['CLF', true],
    ['XOF', true],
  ])('currencyCode accepts %s: %s', (code, known) => {
    expect(currencyCode().validate(code).error === undefined).toBe(known)
    expect(money.validate({ amount: 1, currency: code }).error === undefined).toBe(known)
  })
})
