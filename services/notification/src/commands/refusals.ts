import { AppError } from '@ecommerce/shared/errors'
import { longestSms } from '../domain/channel'
import type { Notification } from '../domain/notification'

export const userNotFound = () => new AppError('not-found', 'user-not-found', 'There is no such user.')

export const tooLongForSms = (length: number) =>
  new AppError(
    'invalid',
    'text-too-long',
    `With this data the text has ${length} characters, and an SMS at most ${longestSms}.`,
    { errors: [{ path: 'data', message: 'data makes the text too long for an SMS' }] },
  )

/** The notification that was queued for a caller, who hears why there is none. */
export function orRefused(queued: Notification | 'erased' | 'unwanted'): Notification {
  if (queued === 'erased') throw userNotFound()
  if (queued === 'unwanted')
    throw new AppError(
      'conflict',
      'not-wanted',
      'They have not asked for this kind of message, or have switched it off.',
    )
  return queued
}
