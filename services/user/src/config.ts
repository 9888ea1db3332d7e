import { type CommonConfig, previousSecret, readEnvironment, serviceUrl, tokenSecret } from '@ecommerce/shared/config'
import type { Secret } from '@ecommerce/shared/secrets'
import Joi from 'joi'
import { availableParallelism } from 'node:os'
import type { SessionLife } from './domain/sessions/session'

export type Config = CommonConfig & {
  productUrl: string
  orderUrl: string
  notificationUrl: string
  /** A folder of PEM private keys; see `readSigningKeys`. */
  signingKeysDir: string
  bcryptCost: number
  passwordHashesAtOnce: number
  sessionLife: SessionLife
  /** Seals retrievable secrets such as TOTP's, and keys hashes of guessable text. */
  encryptionSecret: Secret
  /** Limits admins without MFA to a customer's rights. */
  adminMfaRequired: boolean
  /** Issuer shown by authenticator apps. */
  shopName: string
}

type Own = {
  PRODUCT_URL: string
  PRODUCT_TOKEN_SECRET: string
  ORDER_URL: string
  ORDER_TOKEN_SECRET: string
  NOTIFICATION_URL: string
  NOTIFICATION_TOKEN_SECRET: string
  SIGNING_KEYS_DIR: string
  BCRYPT_COST: number
  REFRESH_TOKEN_DAYS: number
  SESSION_MAX_DAYS: number
  UV_THREADPOOL_SIZE: number
  ENCRYPTION_SECRET: string
  ENCRYPTION_SECRET_PREVIOUS?: string
  ADMIN_MFA_REQUIRED: boolean
  SHOP_NAME: string
}

export const defaultBcryptCost = 10

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { own, ...common } = readEnvironment<Own>(env, {
    defaultPort: 3002,
    own: {
      PRODUCT_URL: serviceUrl('http://127.0.0.1:3001'),
      PRODUCT_TOKEN_SECRET: tokenSecret(),
      ORDER_URL: serviceUrl('http://127.0.0.1:3003'),
      ORDER_TOKEN_SECRET: tokenSecret(),
      NOTIFICATION_URL: serviceUrl('http://127.0.0.1:3004'),
      NOTIFICATION_TOKEN_SECRET: tokenSecret(),
      SIGNING_KEYS_DIR: Joi.string().required(),
      BCRYPT_COST: Joi.number()
        .integer()
        .min(4)
        .max(16)
        .default(defaultBcryptCost)
        .when('NODE_ENV', { is: 'production', then: Joi.number().min(10) }),
      REFRESH_TOKEN_DAYS: Joi.number().integer().min(1).max(400).default(30),
      SESSION_MAX_DAYS: Joi.number().integer().min(1).max(400).default(30),
      UV_THREADPOOL_SIZE: Joi.number().integer().min(2).max(1024).default(4),
      ENCRYPTION_SECRET: Joi.string().min(32).required(),
      ENCRYPTION_SECRET_PREVIOUS: previousSecret(),
      ADMIN_MFA_REQUIRED: Joi.boolean().default(false),
      SHOP_NAME: Joi.string()
        .max(100)
        .pattern(/^[^\p{Cc}:]+$/u, 'line of text without a colon')
        .default('The Shop'),
    },
  })
  return Object.freeze({
    ...common,
    tokenSecrets: {
      'product-service': own.PRODUCT_TOKEN_SECRET,
      'order-service': own.ORDER_TOKEN_SECRET,
      'notification-service': own.NOTIFICATION_TOKEN_SECRET,
    },
    productUrl: own.PRODUCT_URL,
    orderUrl: own.ORDER_URL,
    notificationUrl: own.NOTIFICATION_URL,
    signingKeysDir: own.SIGNING_KEYS_DIR,
    bcryptCost: own.BCRYPT_COST,
    // Leaves one libuv thread for DNS and files, and a core for other routes.
    passwordHashesAtOnce: Math.max(1, Math.min(availableParallelism(), own.UV_THREADPOOL_SIZE) - 1),
    sessionLife: { idleDays: own.REFRESH_TOKEN_DAYS, maxDays: own.SESSION_MAX_DAYS },
    encryptionSecret: { current: own.ENCRYPTION_SECRET, previous: own.ENCRYPTION_SECRET_PREVIOUS },
    adminMfaRequired: own.ADMIN_MFA_REQUIRED,
    shopName: own.SHOP_NAME,
  })
}
