import { currencyCode } from '@ecommerce/contracts/currency'
import { type CommonConfig, readEnvironment, serviceUrl, tokenSecret } from '@ecommerce/shared/config'
import Joi from 'joi'

export type Config = CommonConfig & {
  userUrl: string
  notificationUrl: string
  currency: string
  /** Available units at which a variant's stock is low and staff are notified. */
  lowStockThreshold: number
}

type Own = {
  USER_URL: string
  USER_TOKEN_SECRET: string
  NOTIFICATION_URL: string
  NOTIFICATION_TOKEN_SECRET: string
  CURRENCY: string
  LOW_STOCK_THRESHOLD: number
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { own, ...common } = readEnvironment<Own>(env, {
    defaultPort: 3001,
    own: {
      USER_URL: serviceUrl('http://127.0.0.1:3002'),
      USER_TOKEN_SECRET: tokenSecret(),
      NOTIFICATION_URL: serviceUrl('http://127.0.0.1:3004'),
      NOTIFICATION_TOKEN_SECRET: tokenSecret(),
      CURRENCY: currencyCode().default('USD'),
      LOW_STOCK_THRESHOLD: Joi.number().integer().min(0).max(1_000_000).default(5),
    },
  })
  return Object.freeze({
    ...common,
    tokenSecrets: {
      'user-service': own.USER_TOKEN_SECRET,
      'notification-service': own.NOTIFICATION_TOKEN_SECRET,
    },
    userUrl: own.USER_URL,
    notificationUrl: own.NOTIFICATION_URL,
    currency: own.CURRENCY,
    lowStockThreshold: own.LOW_STOCK_THRESHOLD,
  })
}
