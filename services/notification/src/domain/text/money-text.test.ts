import { moneyText } from './money-text'

describe('Formatted amounts', () => {
  test.each([
    [1_999, 'USD', 'en', '$19.99'],
    [5, 'USD', 'en', '$0.05'],
    [0, 'EUR', 'en', '€0.00'],
    [1_999, 'EUR', 'de-AT', '€ 19,99'],
    [123_456, 'EUR', 'de', '1.234,56 €'],
    [1_999, 'JPY', 'en', '¥1,999'],
    [5, 'JPY', 'de', '5 ¥'],
    [1_999, 'KWD', 'en', 'KWD 1.999'],
    [5, 'KWD', 'de', '0,005 KWD'],
    [1_999, 'IQD', 'en', 'IQD 1.999'],
    [0, 'IQD', 'en', 'IQD 0.000'],
    [1_999, 'MGA', 'en', 'MGA 19.99'],
    [123_400, 'MGA', 'de', '1.234,00 MGA'],
    [Number.MAX_SAFE_INTEGER, 'USD', 'en', '$90,071,992,547,409.91'],
    [1_999, 'USD', 'xx', '$19.99'],
  ])('show %i %s in %s as %s', (amount, currency, locale, text) => {
    expect(moneyText({ amount, currency }, [locale, 'en']).replaceAll('\u00a0', ' ')).toBe(text)
  })
})
