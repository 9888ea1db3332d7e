import { emailAddress } from '@ecommerce/contracts/text/email-address'
import { type CommonConfig, readEnvironment, serviceUrl, tokenSecret } from '@ecommerce/shared/config'
import { defined } from '@ecommerce/shared/defined'
import { allowPublic } from '@ecommerce/shared/http/client/public-address'
import Joi from 'joi'
import type { ChannelName } from './domain/channel'

export type Config = CommonConfig & {
  userUrl: string
  smtpUrl: string
  mailFrom: string
  shopName: string
  /** Storefront URL for links in mails, without trailing slash. */
  publicUrl: string
  /** Public API URL for unsubscribe links, without trailing slash. */
  apiUrl: string
  /** Address of staff; without it they get no mail. */
  staffEmail: string | undefined
  /** Days between delivery and the review request; 0 disables it. */
  reviewRequestAfterDays: number
  /** Maximum messages a second by channel, over all replicas; unlimited when left out. */
  perSecond: { readonly [T in ChannelName]?: number }
  /** SMS gateway; disabled if missing. */
  sms: SmsGateway | undefined
  /** Webhooks; disabled if missing. */
  webhooks: Webhooks | undefined
}

/** Account at an HTTP gateway in Twilio's form; `from` is a permitted number or name. */
export type SmsGateway = { apiBase: string; accountSid: string; authToken: string; from: string }

/** Signing key, and allowed networks (CIDR) besides the public internet. */
export type Webhooks = { secret: Buffer; allowedNetworks: readonly string[] }

type Own = {
  USER_URL: string
  USER_TOKEN_SECRET: string
  SMTP_URL: string
  MAIL_FROM: string
  SHOP_NAME: string
  PUBLIC_URL: string
  API_URL?: string
  STAFF_EMAIL?: string
  REVIEW_REQUEST_AFTER_DAYS: number
  EMAIL_PER_SECOND?: number
  SMS_PER_SECOND?: number
  WEBHOOK_PER_SECOND?: number
  SMS_API_BASE: string
  SMS_ACCOUNT_SID?: string
  SMS_AUTH_TOKEN?: string
  SMS_FROM?: string
  WEBHOOK_SECRET?: string
  WEBHOOK_ALLOWED_NETWORKS: string
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { own, ...common } = readEnvironment<Own>(env, {
    defaultPort: 3004,
    own: {
      USER_URL: serviceUrl('http://127.0.0.1:3002'),
      USER_TOKEN_SECRET: tokenSecret(),
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
      API_URL: Joi.string()
        .uri({ scheme: ['http', 'https'] })
        .empty(''),
      STAFF_EMAIL: emailAddress().empty(''),
      REVIEW_REQUEST_AFTER_DAYS: Joi.number().min(0).max(365).default(7),
      EMAIL_PER_SECOND: rate(),
      SMS_PER_SECOND: rate(),
      WEBHOOK_PER_SECOND: rate(),
      SMS_API_BASE: Joi.string()
        .uri({ scheme: ['http', 'https'] })
        .default('https://api.twilio.com'),
      SMS_ACCOUNT_SID: Joi.string()
        .pattern(/^\w{1,64}$/, 'account id')
        .empty(''),
      SMS_AUTH_TOKEN: withAccount(Joi.string().empty('')),
      SMS_FROM: withAccount(
        Joi.string()
          .pattern(smsSender, 'number such as +15005550006, short code, or name of up to 11 letters')
          .empty(''),
      ),
      WEBHOOK_SECRET: Joi.string()
        .empty('')
        .custom((text: string, helpers) => (isKey(text) ? text : helpers.error('string.pattern.name', keyForm))),
      WEBHOOK_ALLOWED_NETWORKS: Joi.string()
        .allow('')
        .custom((list: string, helpers) =>
          areNetworks(list) ? list : helpers.error('string.pattern.name', networksForm),
        )
        .default(''),
    },
  })
  return Object.freeze({
    ...common,
    tokenSecrets: { 'user-service': own.USER_TOKEN_SECRET },
    userUrl: own.USER_URL,
    smtpUrl: own.SMTP_URL,
    mailFrom: own.MAIL_FROM,
    shopName: own.SHOP_NAME,
    publicUrl: withoutSlash(own.PUBLIC_URL),
    apiUrl: withoutSlash(own.API_URL ?? own.PUBLIC_URL),
    staffEmail: own.STAFF_EMAIL,
    reviewRequestAfterDays: own.REVIEW_REQUEST_AFTER_DAYS,
    perSecond: defined({
      email: own.EMAIL_PER_SECOND,
      sms: own.SMS_PER_SECOND,
      webhook: own.WEBHOOK_PER_SECOND,
    }),
    sms: smsGateway(own),
    webhooks: own.WEBHOOK_SECRET === undefined ? undefined : webhooks(own.WEBHOOK_SECRET, own.WEBHOOK_ALLOWED_NETWORKS),
  })
}

const withoutSlash = (url: string) => url.replace(/\/+$/, '')

const rate = () => Joi.number().positive().max(10_000).empty('')

/** Requires all settings of the account or none. */
const withAccount = (schema: Joi.StringSchema) =>
  schema.when('SMS_ACCOUNT_SID', { is: Joi.exist(), then: Joi.required(), otherwise: Joi.forbidden() })

const smsGateway = ({ SMS_API_BASE, SMS_ACCOUNT_SID, SMS_AUTH_TOKEN, SMS_FROM }: Own): SmsGateway | undefined =>
  SMS_ACCOUNT_SID === undefined || SMS_AUTH_TOKEN === undefined || SMS_FROM === undefined
    ? undefined
    : {
        apiBase: withoutSlash(SMS_API_BASE),
        accountSid: SMS_ACCOUNT_SID,
        authToken: SMS_AUTH_TOKEN,
        from: SMS_FROM,
      }

/** E.164, a short code, or letters and digits with at least one letter. */
const smsSender = /^(\+[1-9]\d{6,14}|[1-9]\d{2,7}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/

const keyForm = { name: 'key: whsec_ and 24 to 64 bytes in base64' }

const isKey = (text: string) =>
  /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(text) && keyIn(text).length >= 24 && keyIn(text).length <= 64

const keyIn = (text: string): Buffer => Buffer.from(text.slice('whsec_'.length), 'base64')

const networksForm = { name: 'list of networks such as 10.1.0.0/16,fd00:1::/32' }

function areNetworks(list: string): boolean {
  try {
    allowPublic(networksIn(list))
    return true
  } catch {
    return false
  }
}

const networksIn = (list: string): string[] => list.split(',').filter(Boolean)

const webhooks = (secret: string, networks: string): Webhooks => ({
  secret: keyIn(secret),
  allowedNetworks: networksIn(networks),
})

const developmentUrl = 'http://localhost:8080'

const sender = /^([^<>@,;\p{Cc}]+ )?<?[^<>@,;\s]+@[^<>@,;\s]+>?$/u
