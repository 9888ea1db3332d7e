import { AppError } from '@ecommerce/shared/errors'
import { type ChannelName, longestSms } from './domain/channel'

export const userNotFound = () => new AppError('not-found', 'user-not-found', 'There is no such user.')

export const tooLongForSms = (length: number) =>
  new AppError(
    'invalid',
    'text-too-long',
    `With this data the text has ${length} characters, and an SMS at most ${longestSms}.`,
    { errors: [{ path: 'data', message: 'data makes the text too long for an SMS' }] },
  )

export const notWanted = () =>
  new AppError('conflict', 'not-wanted', 'They have not asked for this kind of message, or have switched it off.')

export const addressUnknown = (channel: ChannelName) =>
  new AppError('invalid', 'invalid-request', `Nobody's address for ${channel} is known here: send it as to.`, {
    errors: [{ path: 'to', message: `to is required for ${channel}` }],
  })

export const addressNotPublic = () =>
  new AppError('invalid', 'invalid-request', 'This is not a public web address.', {
    errors: [{ path: 'to', message: 'to must be a public address such as https://example.com/hook' }],
  })

export const notificationNotFound = () =>
  new AppError('not-found', 'notification-not-found', 'There is no such notification.')

export const ownNotificationNotFound = () =>
  new AppError('not-found', 'notification-not-found', 'There is no such notification among yours.')

export const tooManyStreams = () =>
  new AppError('too-many-requests', 'too-many-streams', 'Too many streams are open for you. Close one of them first.', {
    retryAfterSeconds: 30,
  })

export const linkInvalid = () =>
  new AppError(
    'invalid',
    'link-invalid',
    'This link is not whole. Copy all of it, or sign in and change your preferences.',
  )

export const channelNotConfigured = (name: string, known: string) =>
  new AppError(
    'invalid',
    'channel-not-configured',
    `The channel ${name} is not configured in this shop. Use ${known}.`,
    {
      errors: [{ path: 'channel', message: `channel must be ${known}` }],
    },
  )

export const oneTimeLinkGone = () =>
  new AppError(
    'conflict',
    'one-time-link-gone',
    'The link or address of this mail is gone for good. For a new link, ask the user service.',
  )

export const notificationNotFailed = (status: string) =>
  new AppError('conflict', 'notification-not-failed', `This one is ${status}: only failed ones go again.`)

export const templateNeedsToken = (template: string) =>
  new AppError(
    'invalid',
    'template-needs-token',
    `The template ${template} holds a one-time token, which only the user service can make. Ask there for the mail.`,
    { errors: [{ path: 'template', message: 'template must be one without a one-time token' }] },
  )

export const userIdForbidden = () => new AppError('forbidden', 'forbidden', 'Only an admin may ask for a userId.')

export const lastEventIdInvalid = () =>
  new AppError('invalid', 'invalid-request', 'Last-Event-ID is not the id of an event of this stream.', {
    errors: [{ path: 'Last-Event-ID', message: 'Last-Event-ID must be the id of an event of this stream' }],
  })

export const templateNotFound = (known: string) =>
  new AppError('not-found', 'template-not-found', `There is no such template. Known are ${known}.`)
