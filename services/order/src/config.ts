import { currencyCode } from '@ecommerce/contracts/currency'
import { timeZoneInput } from '@ecommerce/contracts/date-input'
import { type CommonConfig, readEnvironment, serviceUrl, tokenSecret } from '@ecommerce/shared/config'
import Joi from 'joi'

export type Config = CommonConfig & {
  userUrl: string
  productUrl: string
  notificationUrl: string
  currency: string
  /** IANA time zone of the store's days. */
  storeTimezone: string
  /** Minutes without a change after which a cart's owner is reminded. */
  cartAbandonedAfterMinutes: number
  /** Allows new orders with manual payment. */
  manualPaymentEnabled: boolean
  /** Days until an unpaid manual order is cancelled; 0: never. */
  manualPaymentDueDays: number
  /** Maximum units in unpaid orders per account or guest e-mail; 0: unlimited. */
  unpaidUnitsPerBuyer: number
  /** Undefined where payments are not Stripe's. */
  stripe: StripeConfig | undefined
}

export type StripeConfig = {
  secretKey: string
  webhookSecret: string
  apiBase: string | undefined
  captureMethod: 'automatic' | 'manual'
  /** Stripe's names of accepted methods; empty: those of its dashboard. */
  paymentMethodTypes?: readonly string[]
}

type Own = StripeEnv & {
  USER_URL: string
  USER_TOKEN_SECRET: string
  PRODUCT_URL: string
  PRODUCT_TOKEN_SECRET: string
  NOTIFICATION_URL: string
  NOTIFICATION_TOKEN_SECRET: string
  CURRENCY: string
  STORE_TIMEZONE: string
  CART_ABANDONED_AFTER_MINUTES: number
  MANUAL_PAYMENT_ENABLED: boolean
  MANUAL_PAYMENT_DUE_DAYS: number
  UNPAID_UNITS_PER_BUYER: number
}

type StripeEnv = {
  STRIPE_SECRET_KEY?: string
  STRIPE_WEBHOOK_SECRET?: string
  STRIPE_API_BASE?: string
  STRIPE_CAPTURE_METHOD: 'automatic' | 'manual'
  PAYMENT_METHODS: string
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { own, ...common } = readEnvironment<Own>(env, {
    defaultPort: 3003,
    own: {
      USER_URL: serviceUrl('http://127.0.0.1:3002'),
      USER_TOKEN_SECRET: tokenSecret(),
      PRODUCT_URL: serviceUrl('http://127.0.0.1:3001'),
      PRODUCT_TOKEN_SECRET: tokenSecret(),
      NOTIFICATION_URL: serviceUrl('http://127.0.0.1:3004'),
      NOTIFICATION_TOKEN_SECRET: tokenSecret(),
      CURRENCY: currencyCode().default('USD'),
      STORE_TIMEZONE: timeZoneInput().empty('').default('UTC'),
      CART_ABANDONED_AFTER_MINUTES: Joi.number().integer().min(1).max(525_600).default(240),
      MANUAL_PAYMENT_ENABLED: Joi.boolean()
        .default(true)
        .when('STRIPE_SECRET_KEY', { not: Joi.exist(), then: Joi.invalid(false).messages(noMethodLeft) }),
      MANUAL_PAYMENT_DUE_DAYS: Joi.number().integer().min(0).max(3_650).default(14),
      UNPAID_UNITS_PER_BUYER: Joi.number().integer().min(0).max(1_000_000).default(200),
      STRIPE_SECRET_KEY: stripeSecret(/^[rs]k_\S+$/, 'a secret or restricted key of Stripe, such as sk_live_...'),
      STRIPE_WEBHOOK_SECRET: stripeSecret(/^whsec_\S+$/, 'the signing secret of a webhook, whsec_...').when(
        'STRIPE_SECRET_KEY',
        { is: Joi.exist(), then: Joi.required() },
      ),
      STRIPE_API_BASE: Joi.string()
        .empty('')
        .uri({ scheme: ['http', 'https'] }),
      PAYMENT_METHODS: Joi.string()
        .allow('')
        .pattern(/^[a-z0-9_]+( *, *[a-z0-9_]+)*$/)
        .default('')
        .messages({ 'string.pattern.base': '{{#label}} must be methods in the words of Stripe, such as card,link' }),
      STRIPE_CAPTURE_METHOD: Joi.string().valid('automatic', 'manual').default('automatic'),
    },
  })
  return Object.freeze({
    ...common,
    tokenSecrets: {
      'user-service': own.USER_TOKEN_SECRET,
      'product-service': own.PRODUCT_TOKEN_SECRET,
      'notification-service': own.NOTIFICATION_TOKEN_SECRET,
    },
    userUrl: own.USER_URL,
    productUrl: own.PRODUCT_URL,
    notificationUrl: own.NOTIFICATION_URL,
    currency: own.CURRENCY,
    storeTimezone: own.STORE_TIMEZONE,
    cartAbandonedAfterMinutes: own.CART_ABANDONED_AFTER_MINUTES,
    manualPaymentEnabled: own.MANUAL_PAYMENT_ENABLED,
    manualPaymentDueDays: own.MANUAL_PAYMENT_DUE_DAYS,
    unpaidUnitsPerBuyer: own.UNPAID_UNITS_PER_BUYER,
    stripe: readStripe(own),
  })
}

const noMethodLeft = {
  'any.invalid':
    '{{#label}} may be false only with STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET: no payment method would be left',
}

/** Custom message, which does not contain the secret. */
const stripeSecret = (pattern: RegExp, what: string) =>
  Joi.string()
    .empty('')
    .pattern(pattern)
    .messages({ 'string.pattern.base': `{{#label}} must be ${what}` })

function readStripe(env: StripeEnv): StripeConfig | undefined {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = env
  if (secretKey === undefined || webhookSecret === undefined) return undefined
  const { STRIPE_API_BASE: apiBase, STRIPE_CAPTURE_METHOD: captureMethod } = env
  const paymentMethodTypes = env.PAYMENT_METHODS.split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  return Object.freeze({ secretKey, webhookSecret, apiBase, captureMethod, paymentMethodTypes })
}
