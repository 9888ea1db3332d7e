import { type CommonConfig, readEnvironment } from '@ecommerce/shared/config'
import Joi from 'joi'

export type Config = CommonConfig & { userUrl: string; currency: string }

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { own, ...common } = readEnvironment<{ USER_URL: string; CURRENCY: string }>(env, {
    defaultPort: 3001,
    own: {
      USER_URL: Joi.string().uri().default('http://127.0.0.1:3002'),
      CURRENCY: Joi.string()
        .pattern(/^[A-Z]{3}$/)
        .default('USD'),
    },
  })
  return Object.freeze({ ...common, userUrl: own.USER_URL, currency: own.CURRENCY })
}
