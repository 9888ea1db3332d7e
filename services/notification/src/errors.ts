import { AppError } from '@ecommerce/shared/errors'
import { type ChannelName, maxSmsLength } from './domain/channel'

export const userNotFound = () => new AppError('not-found', 'user-not-found', 'The user does not exist.')

export const tooLongForSms = (length: number) =>
  new AppError(
    'invalid',
    'text-too-long',
    `With this data the text has ${length} characters, and an SMS at most ${maxSmsLength}.`,
    { errors: [{ path: 'data', message: 'data makes the text too long for an SMS' }] },
  )

export const notWanted = () =>
  new AppError(
    'conflict',
    'not-wanted',
    'The recipient has not subscribed to this kind of message, or has disabled it.',
  )

export const addressUnknown = (channel: ChannelName) =>
  new AppError('invalid', 'invalid-request', `No ${channel} address of the user is known. Send it as to.`, {
    errors: [{ path: 'to', message: `to is required for ${channel}` }],
  })

export const addressNotPublic = () =>
  new AppError('invalid', 'invalid-request', 'The address is not a public web address. Use one that is.', {
    errors: [{ path: 'to', message: 'to must be a public address such as https://example.com/hook' }],
  })

export const notificationNotFound = () =>
  new AppError('not-found', 'notification-not-found', 'The notification does not exist.')

export const ownNotificationNotFound = () =>
  new AppError('not-found', 'notification-not-found', 'You have no notification with this id.')

export const tooManyStreams = () =>
  new AppError('too-many-requests', 'too-many-streams', 'Too many streams are open. Close one first.', {
    retryAfterSeconds: 30,
  })

export const linkInvalid = () =>
  new AppError(
    'invalid',
    'link-invalid',
    'The link is incomplete. Copy all of it, or sign in and change your preferences.',
  )

export const channelNotConfigured = (name: string, known: string) =>
  new AppError('invalid', 'channel-not-configured', `The channel ${name} is not configured. Use ${known}.`, {
    errors: [{ path: 'channel', message: `channel must be ${known}` }],
  })

export const oneTimeLinkGone = () =>
  new AppError(
    'conflict',
    'one-time-link-gone',
    'The link or address of this mail was deleted, so it cannot be sent again. Request a new link from the user service.',
  )

export const notificationNotFailed = (status: string) =>
  new AppError(
    'conflict',
    'notification-not-failed',
    `The notification is ${status}. Only failed notifications can be retried.`,
  )

export const templateNeedsToken = (template: string) =>
  new AppError(
    'invalid',
    'template-needs-token',
    `The template ${template} contains a one-time token, which only the user service can create. Request the mail there.`,
    { errors: [{ path: 'template', message: 'template must be one without a one-time token' }] },
  )

export const userIdForbidden = () => new AppError('forbidden', 'forbidden', 'userId is for admins. Leave it out.')

export const lastEventIdInvalid = () =>
  new AppError(
    'invalid',
    'invalid-request',
    'Last-Event-ID is not an event of this stream. Leave it out to start with the newest.',
    {
      errors: [{ path: 'Last-Event-ID', message: 'Last-Event-ID must be the id of an event of this stream' }],
    },
  )

export const templateNotFound = (known: string) =>
  new AppError('not-found', 'template-not-found', `The template does not exist. Use ${known}.`)
