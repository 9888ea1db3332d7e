import { readConfig } from './config'

const env = { DATABASE_URL: 'postgres://localhost/order', SERVICE_TOKEN_SECRET: 's'.repeat(32) }
const stripe = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' }

test('leaves Stripe out where no key is given', () => {
  expect(readConfig(env)).toMatchObject({ port: 3003, currency: 'USD', stripe: undefined })
  expect(readConfig({ ...env, STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: '', STRIPE_API_BASE: '' }).stripe).toBe(
    undefined,
  )
})

test('takes money at once unless told to take it later', () => {
  expect(readConfig({ ...env, ...stripe }).stripe).toEqual({
    secretKey: 'sk_test_1',
    webhookSecret: 'whsec_1',
    apiBase: undefined,
    captureMethod: 'automatic',
  })
  const told = { STRIPE_CAPTURE_METHOD: 'manual', STRIPE_API_BASE: 'http://127.0.0.1:9' }
  expect(readConfig({ ...env, ...stripe, ...told }).stripe).toMatchObject({
    captureMethod: 'manual',
    apiBase: 'http://127.0.0.1:9',
  })
})

test('names every fault of Stripe’s settings at once, and no secret', () => {
  const read = (settings: NodeJS.ProcessEnv) => () => readConfig({ ...env, ...settings })
  expect(read({ STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_API_BASE: 'ftp://x', STRIPE_CAPTURE_METHOD: 'never' })).toThrow(
    /STRIPE_WEBHOOK_SECRET is required[^]*STRIPE_API_BASE must be[^]*STRIPE_CAPTURE_METHOD must be/,
  )
  const mixedUp = read({ STRIPE_SECRET_KEY: stripe.STRIPE_WEBHOOK_SECRET, STRIPE_WEBHOOK_SECRET: 'sk_test_1' })
  expect(mixedUp).toThrow(/STRIPE_SECRET_KEY must be a secret[^]*STRIPE_WEBHOOK_SECRET must be the signing secret/)
  expect(mixedUp).not.toThrow(/sk_test_1|whsec_1/)
})

test('sells in a currency that there is', () => {
  expect(() => readConfig({ ...env, CURRENCY: 'ZZZ' })).toThrow('CURRENCY must be a currency code of ISO 4217')
})
