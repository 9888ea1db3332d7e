import { readStripeMinimum, stripeMinimum, toStripeAmount } from './stripe-amount'

describe('Stripe amounts', () => {
  test.each([
    ['USD', 1_999, 1_999],
    ['JPY', 1_999, 1_999],
    ['HUF', 199_900, 199_900],
    ['KWD', 1_990, 1_990],
    ['ISK', 1_999, 199_900],
    ['UGX', 1_999, 199_900],
    ['MGA', 199_900, 1_999],
  ])('convert %s %i to Stripe’s units', (currency, amount, counted) => {
    expect(toStripeAmount({ amount, currency })).toBe(counted)
  })

  test.each([
    ['a third decimal', 'KWD', 1_005],
    ['a fraction of an ariary', 'MGA', 199_950],
    ['less than nothing', 'USD', -1],
    ['half a cent', 'USD', 0.5],
    ['more than a double holds exactly', 'ISK', Number.MAX_SAFE_INTEGER],
  ])('do not exist for %s', (_what, currency, amount) => {
    expect(toStripeAmount({ amount, currency })).toBeUndefined()
  })

  test('convert zero to zero', () => {
    expect(toStripeAmount({ amount: 0, currency: 'MGA' })).toBe(0)
  })

  test.each([
    ['USD', 50],
    ['GBP', 30],
    ['JPY', 50],
    ['HUF', 17_500],
    ['MXN', 1_000],
    ['KWD', undefined],
  ])('have the minimum of %s: %s', (currency, minimum) => {
    expect(stripeMinimum(currency)).toBe(minimum)
  })

  test.each([
    ['Amount must be at least $0.50 usd', 'USD', 50],
    ['Amount must be at least ₫10,000 vnd', 'VND', 10_000],
    ['Amount must be no less than R1,234.50 zar', 'ZAR', 123_450],
    ['Amount must be at least 1.600 tnd', 'TND', 1_600],
    ['Amount must be at least $0.50 usd', 'EUR', undefined],
    ['Amount must be at least 50 usd', 'USD', undefined],
    ['The total amount must convert to at least 50 cents. R1.00 converts to approximately $0.05.', 'ZAR', undefined],
    ['Amount must be at least 1.234,50 eur', 'EUR', undefined],
    ['', 'USD', undefined],
  ])('parse from %j in %s the minimum %s', (message, currency, minimum) => {
    expect(readStripeMinimum(message, currency)).toBe(minimum)
  })
})
