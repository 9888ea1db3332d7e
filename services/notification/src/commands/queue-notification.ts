import { AppError } from '@ecommerce/shared/errors'
import { uuidv7 } from '@ecommerce/shared/ids'
import { addJob } from '@ecommerce/shared/jobs/queue'
import type { Context } from '../context'
import type { Channel, ChannelName } from '../domain/channel'
import type { Draft, Notification } from '../domain/notification'
import { holdContact } from '../store/contacts'
import { insertNotification } from '../store/notifications'
import type { Tx } from '../store/schema'

export const sendNotificationTask = 'send-notification'

type Needs = Pick<Context, 'channels'>

/** Writes a notification and the job that delivers it, in the caller's transaction; undefined for a user who has been erased. */
export async function queueNotification(ctx: Needs, tx: Tx, draft: Draft): Promise<Notification | undefined> {
  if (draft.userId !== null && !(await holdContact(tx, draft.userId))) return undefined
  const id = uuidv7()
  const recipientId = draft.recipientId ?? id
  const status = getChannel(ctx, draft.channel).deliver ? 'queued' : 'sent'
  const notification = await insertNotification(tx, { ...draft, recipientId, id, status })
  if (status === 'queued') await addJob(tx, sendNotificationTask, { recipientId, id })
  return notification
}

export function getChannel({ channels }: Needs, name: ChannelName): Channel {
  const channel = channels[name]
  if (channel) return channel
  const known = Object.keys(channels).join(' or ')
  throw new AppError(
    'invalid',
    'channel-not-configured',
    `The channel ${name} is not configured in this shop. Use ${known}.`,
    {
      errors: [{ path: 'channel', message: `channel must be ${known}` }],
    },
  )
}
