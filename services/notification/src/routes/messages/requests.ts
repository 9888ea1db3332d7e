import { emailAddress, localeTag } from '@ecommerce/contracts/text/email-address'
import { text } from '@ecommerce/contracts/text/text'
import { uuid } from '@ecommerce/contracts/uuid'
import Joi from 'joi'
import type { MailRecipient } from '../../commands/notifications/get-recipient'
import { type ChannelName, channelNames, maxSmsLength } from '../../domain/channel'

type Target = { channel: ChannelName; userId?: string; to?: string }

/** E.164 number (ITU-T), stored without blanks and dashes. */
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
  userId: uuid(),
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
    .when('channel', { is: 'sms', then: Joi.string().max(maxSmsLength) }),
  html: Joi.string(),
}).xor('userId', 'to')

export const sendTemplateRequest = Joi.object<Target & { template: string; locale?: string; data?: object }>({
  ...target,
  template: Joi.string().max(100).required(),
  locale: localeTag(),
  data: Joi.object().unknown(),
}).xor('userId', 'to')

export const toMailRecipient = ({ channel, userId, to }: Target) =>
  ({ channel, ...(userId === undefined ? { to } : { userId }) }) as MailRecipient
