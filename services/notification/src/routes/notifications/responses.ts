import { uuid } from '@ecommerce/contracts/uuid'
import { defined } from '@ecommerce/shared/defined'
import { resource } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import { channelNames } from '../../domain/channel'
import { type Notification, statuses } from '../../domain/notification'
import { withoutSecret } from '../../domain/one-time-secret'

const instant = () => Joi.string().isoDate()

/** Members of a notification in every response. */
export const notificationKeys = {
  id: uuid().required(),
  userId: uuid(),
  to: Joi.string().required().description("Address on the channel; for in-app the user's id."),
  channel: Joi.string()
    .valid(...channelNames)
    .required(),
  template: Joi.string(),
  subject: Joi.string().required(),
  status: Joi.string()
    .valid(...statuses)
    .required(),
  attempts: Joi.number().integer().min(0).required(),
  lastError: Joi.string().description('Error of the last attempt.'),
  createdAt: instant().required(),
  sentAt: instant(),
  readAt: instant(),
}

/** Excludes the text, which may contain a secret link. */
export const notification = resource<Notification>({
  name: 'Notification',
  schema: Joi.object(notificationKeys),
  example: {
    id: '01890a5d-ac96-774b-bcce-b302099a8063',
    userId: '01890a5d-ac96-774b-bcce-b302099a8061',
    to: 'ada@example.com',
    channel: 'email',
    template: 'order-confirmed',
    subject: 'Your order 2026-000123',
    status: 'sent',
    attempts: 1,
    createdAt: '2026-02-14T16:05:12.412Z',
    sentAt: '2026-02-14T16:05:13.007Z',
  },
  view: toNotificationView,
})

export function toNotificationView(notification: Notification) {
  const { id, userId, channel, template, subject, status, attempts, lastError, createdAt, sentAt, readAt } =
    notification
  return defined({
    id,
    userId: userId ?? undefined,
    to: withoutSecret(notification.sentTo),
    channel,
    template: template ?? undefined,
    subject,
    status,
    attempts,
    lastError: lastError ?? undefined,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString(),
    readAt: readAt?.toISOString(),
  })
}
