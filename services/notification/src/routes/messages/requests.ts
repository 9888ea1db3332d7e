import { emailAddress, localeTag } from '@ecommerce/contracts/email-address'
import { text } from '@ecommerce/contracts/text'
import { type PageQuery, pageQuery } from '@ecommerce/shared/http/pagination'
import Joi from 'joi'
import type { Addressee } from '../commands/get-recipient'
import { type ChannelName, channelNames, longestSms } from '../domain/channel'
import { type Status, statuses } from '../domain/notification'
import { chosenChannels, fixedKinds, type Kind, kinds, type Preferences } from '../domain/preferences'

type Target = { channel: ChannelName; userId?: string; to?: string }

/** With its country's code (ITU-T E.164), in whatever way it is written; without its blanks and dashes from here on. */
const phoneNumber = () =>
  Joi.string()
    .max(40)
    .custom((value: string, helpers) => {
      const number = value.replaceAll(/[\s().\u002d\u2010-\u2015/]/gu, '')
      return /^\+[1-9]\d{6,14}$/.test(number)
        ? number
        : helpers.error('string.pattern.name', { name: 'number such as +43 664 1234567' })
    })

const target = {
  channel: Joi.string()
    .valid(...channelNames)
    .required(),
  userId: Joi.string().uuid(),
  to: Joi.when('channel', {
    switch: [
      { is: 'email', then: emailAddress() },
      { is: 'sms', then: phoneNumber() },
      { is: 'in-app', then: Joi.forbidden() },
    ],
    otherwise: Joi.string().max(2_000),
  }),
}

export const sendRequest = Joi.object<Target & { subject?: string; text: string; html?: string }>({
  ...target,
  subject: text(200),
  text: Joi.string()
    .required()
    .when('channel', { is: 'sms', then: Joi.string().max(longestSms) }),
  html: Joi.string(),
}).xor('userId', 'to')

export const sendTemplateRequest = Joi.object<Target & { template: string; locale?: string; data?: object }>({
  ...target,
  template: Joi.string().max(100).required(),
  locale: localeTag(),
  data: Joi.object().unknown(),
}).xor('userId', 'to')

export const previewRequest = Joi.object<{ locale?: string; data?: object }>({
  locale: localeTag(),
  data: Joi.object().unknown(),
})

export const toAddressee = ({ channel, userId, to }: Target) =>
  ({ channel, ...(userId === undefined ? { to } : { userId }) }) as Addressee

export type NotificationQuery = PageQuery & { unread: boolean; userId?: string; status?: Status; channel?: ChannelName }

export const notificationQuery = Joi.object<NotificationQuery>({
  ...pageQuery,
  unread: Joi.boolean().default(false),
  userId: Joi.string().uuid(),
  status: Joi.string().valid(...statuses),
  channel: Joi.string().valid(...channelNames),
})

export const deadLetterQuery = Joi.object<PageQuery>(pageQuery)

export const streamQuery = Joi.object<{ channel?: ChannelName }>({ channel: Joi.string().valid(...channelNames) })

const choice = (kind: Kind) =>
  fixedKinds.includes(kind)
    ? Joi.boolean().valid(true).messages({ 'any.only': '{{#label}} cannot be switched off' })
    : Joi.boolean()

/** What is left out stays as it is. */
export const preferencesRequest = Joi.object<{ [K in Kind]?: Partial<Preferences[K]> }>(
  Object.fromEntries(
    kinds.map((kind) => [
      kind,
      Joi.object(Object.fromEntries(chosenChannels.map((channel) => [channel, choice(kind)]))),
    ]),
  ),
).min(1)
