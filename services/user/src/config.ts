import { type CommonConfig, readEnvironment } from '@ecommerce/shared/config'
import Joi from 'joi'
import { availableParallelism } from 'node:os'

export type Config = CommonConfig & {
  notificationUrl: string
  orderUrl: string
  /** A folder of PEM private keys; see `readSigningKeys`. */
  signingKeysDir: string
  bcryptCost: number
  passwordHashesAtOnce: number
  refreshTokenDays: number
}

type Own = {
  NOTIFICATION_URL: string
  ORDER_URL: string
  SIGNING_KEYS_DIR: string
  BCRYPT_COST: number
  REFRESH_TOKEN_DAYS: number
  UV_THREADPOOL_SIZE: number
}

export const defaultBcryptCost = 10

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { own, ...common } = readEnvironment<Own>(env, {
    defaultPort: 3002,
    own: {
      NOTIFICATION_URL: Joi.string().uri().default('http://127.0.0.1:3004'),
      ORDER_URL: Joi.string().uri().default('http://127.0.0.1:3003'),
      SIGNING_KEYS_DIR: Joi.string().required(),
      BCRYPT_COST: Joi.number()
        .integer()
        .min(4)
        .max(16)
        .default(defaultBcryptCost)
        .when('NODE_ENV', { is: 'production', then: Joi.number().min(10) }),
      REFRESH_TOKEN_DAYS: Joi.number().integer().min(1).max(400).default(30),
      UV_THREADPOOL_SIZE: Joi.number().integer().min(2).max(1024).default(4),
    },
  })
  return Object.freeze({
    ...common,
    notificationUrl: own.NOTIFICATION_URL,
    orderUrl: own.ORDER_URL,
    signingKeysDir: own.SIGNING_KEYS_DIR,
    bcryptCost: own.BCRYPT_COST,
    // bcrypt works on libuv's threads; one is left over for name look-ups and files.
    passwordHashesAtOnce: Math.min(availableParallelism(), own.UV_THREADPOOL_SIZE - 1),
    refreshTokenDays: own.REFRESH_TOKEN_DAYS,
  })
}
