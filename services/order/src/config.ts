import { type CommonConfig, readEnvironment } from '@ecommerce/shared/config'
import Joi from 'joi'

export type Config = CommonConfig & { userUrl: string; productUrl: string; notificationUrl: string; currency: string }

type Own = { USER_URL: string; PRODUCT_URL: string; NOTIFICATION_URL: string; CURRENCY: string }

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { own, ...common } = readEnvironment<Own>(env, {
    defaultPort: 3003,
    own: {
      USER_URL: Joi.string().uri().default('http://127.0.0.1:3002'),
      PRODUCT_URL: Joi.string().uri().default('http://127.0.0.1:3001'),
      NOTIFICATION_URL: Joi.string().uri().default('http://127.0.0.1:3004'),
      CURRENCY: Joi.string()
        .pattern(/^[A-Z]{3}$/)
        .default('USD'),
    },
  })
  return Object.freeze({
    ...common,
    userUrl: own.USER_URL,
    productUrl: own.PRODUCT_URL,
    notificationUrl: own.NOTIFICATION_URL,
    currency: own.CURRENCY,
  })
}
