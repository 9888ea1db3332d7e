import { emailAddress } from '@ecommerce/contracts/email-address'
import { type CommonConfig, readEnvironment } from '@ecommerce/shared/config'
import Joi from 'joi'

export type Config = CommonConfig & {
  userUrl: string
  smtpUrl: string
  mailFrom: string
  shopName: string
  /** Where a customer finds the shop, without a slash at the end; mails link to it. */
  publicUrl: string
  /** Where the shop's own people read what is theirs to do; without it they are told nothing. */
  staffEmail: string | undefined
}

type Own = {
  USER_URL: string
  SMTP_URL: string
  MAIL_FROM: string
  SHOP_NAME: string
  PUBLIC_URL: string
  STAFF_EMAIL?: string
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { own, ...common } = readEnvironment<Own>(env, {
    defaultPort: 3004,
    own: {
      USER_URL: Joi.string().uri().default('http://127.0.0.1:3002'),
      SMTP_URL: Joi.string()
        .uri({ scheme: ['smtp', 'smtps'] })
        .default('smtp://127.0.0.1:1025'),
      MAIL_FROM: Joi.string()
        .pattern(sender, 'sender such as The Shop <shop@example.com>')
        .default('The Shop <shop@example.com>'),
      SHOP_NAME: Joi.string()
        .max(100)
        .pattern(/^\P{Cc}+$/u, 'line of text')
        .default('The Shop'),
      PUBLIC_URL: Joi.string()
        .uri({ scheme: ['http', 'https'] })
        .when('NODE_ENV', { is: 'production', then: Joi.required(), otherwise: Joi.string().default(developmentUrl) }),
      STAFF_EMAIL: emailAddress().empty(''),
    },
  })
  return Object.freeze({
    ...common,
    userUrl: own.USER_URL,
    smtpUrl: own.SMTP_URL,
    mailFrom: own.MAIL_FROM,
    shopName: own.SHOP_NAME,
    publicUrl: own.PUBLIC_URL.replace(/\/+$/, ''),
    staffEmail: own.STAFF_EMAIL,
  })
}

const developmentUrl = 'http://localhost:8080'

const sender = /^([^<>@,;\p{Cc}]+ )?<?[^<>@,;\s]+@[^<>@,;\s]+>?$/u
