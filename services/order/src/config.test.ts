import { readConfig } from './config'

const env = { DATABASE_URL: 'postgres://localhost/order', SERVICE_TOKEN_SECRET: 's'.repeat(32) }
const stripe = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' }

describe('Configuration of the order service', () => {
  test('disables Stripe without a key', () => {
    expect(readConfig(env)).toMatchObject({ port: 3003, currency: 'USD', stripe: undefined })
    expect(readConfig({ ...env, STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: '', STRIPE_API_BASE: '' }).stripe).toBe(
      undefined,
    )
  })

  test('captures automatically by default', () => {
    expect(readConfig({ ...env, ...stripe }).stripe).toEqual({
      secretKey: 'sk_test_1',
      webhookSecret: 'whsec_1',
      apiBase: undefined,
      captureMethod: 'automatic',
      paymentMethodTypes: [],
    })
    const settings = { STRIPE_CAPTURE_METHOD: 'manual', STRIPE_API_BASE: 'http://127.0.0.1:9' }
    expect(readConfig({ ...env, ...stripe, ...settings }).stripe).toMatchObject({
      captureMethod: 'manual',
      apiBase: 'http://127.0.0.1:9',
    })
  })

  test('lists all errors of Stripe settings without secrets', () => {
    const read = (settings: NodeJS.ProcessEnv) => () => readConfig({ ...env, ...settings })
    expect(
      read({ STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_API_BASE: 'ftp://x', STRIPE_CAPTURE_METHOD: 'never' }),
    ).toThrow(/STRIPE_WEBHOOK_SECRET is required[^]*STRIPE_API_BASE must be[^]*STRIPE_CAPTURE_METHOD must be/)
    const mixedUp = read({ STRIPE_SECRET_KEY: stripe.STRIPE_WEBHOOK_SECRET, STRIPE_WEBHOOK_SECRET: 'sk_test_1' })
    expect(mixedUp).toThrow(/STRIPE_SECRET_KEY must be a secret[^]*STRIPE_WEBHOOK_SECRET must be the signing secret/)
    expect(mixedUp).not.toThrow(/sk_test_1|whsec_1/)
  })

  test('accepts existing currencies only', () => {
    expect(() => readConfig({ ...env, CURRENCY: 'ZZZ' })).toThrow('CURRENCY must be a currency code of ISO 4217')
  })

  test('accepts existing time zones, UTC by default', () => {
    expect(['', 'Asia/Tokyo'].map((zone) => readConfig({ ...env, STORE_TIMEZONE: zone }).storeTimezone)).toEqual([
      'UTC',
      'Asia/Tokyo',
    ])
    for (const zone of ['Mars/Olympus', '+09:00', 'JST9'])
      expect(() => readConfig({ ...env, STORE_TIMEZONE: zone })).toThrow('STORE_TIMEZONE must be a time zone')
  })

  test('enables manual payment, 200 unpaid units and 14 days by default', () => {
    expect(readConfig(env)).toMatchObject({
      manualPaymentEnabled: true,
      manualPaymentDueDays: 14,
      unpaidUnitsPerBuyer: 200,
    })
    const settings = { MANUAL_PAYMENT_ENABLED: 'false', MANUAL_PAYMENT_DUE_DAYS: '0', UNPAID_UNITS_PER_BUYER: '0' }
    expect(readConfig({ ...env, ...stripe, ...settings })).toMatchObject({
      manualPaymentEnabled: false,
      manualPaymentDueDays: 0,
      unpaidUnitsPerBuyer: 0,
    })
  })

  test('rejects an empty list of payment methods', () => {
    const read = (settings: NodeJS.ProcessEnv) => () =>
      readConfig({ ...env, MANUAL_PAYMENT_ENABLED: 'false', ...settings })
    expect(read({})).toThrow(/MANUAL_PAYMENT_ENABLED may be false only with STRIPE_SECRET_KEY/)
    expect(read({ STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: '' })).toThrow(/no payment method would be left/)
    expect(read({ UNPAID_UNITS_PER_BUYER: '-1', MANUAL_PAYMENT_DUE_DAYS: '1.5' })).toThrow(
      /MANUAL_PAYMENT_DUE_DAYS must be[^]*UNPAID_UNITS_PER_BUYER must be[^]*MANUAL_PAYMENT_ENABLED may be/,
    )
  })

  test('offers the methods of PAYMENT_METHODS by their Stripe names', () => {
    const methodsOf = (methods: string) =>
      readConfig({ ...env, ...stripe, PAYMENT_METHODS: methods }).stripe?.paymentMethodTypes
    expect(methodsOf('card, link')).toEqual(['card', 'link'])
    expect(methodsOf('')).toEqual([])
    expect(() => methodsOf('card;link')).toThrow('PAYMENT_METHODS')
  })
})
