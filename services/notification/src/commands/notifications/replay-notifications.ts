import { type AppError } from '@ecommerce/shared/errors'
import type { Context } from '../../context'
import type { Notification } from '../../domain/notification'
import { sealedTemplates } from '../../domain/template-data'
import { notificationNotFailed, notificationNotFound, oneTimeLinkGone } from '../../errors'
import { requeueFailed, requeueOldestFailed } from '../../store/deliveries'
import { findNotification } from '../../store/notifications'

type Needs = Pick<Context, 'db'>

const atATime = 500

/** Retries a failed notification from the first attempt. */
export async function replayNotification({ db }: Needs, id: string): Promise<Notification> {
  const requeued = await requeueFailed(db, id, sealedTemplates)
  if (!requeued) throw cannotReplay(await findNotification(db, id))
  return requeued
}

/** Replays all dead letters in batches and returns their number. */
export async function replayDeadLetters({ db }: Needs): Promise<number> {
  let replayed = 0
  let after: string | undefined
  do {
    const refs = await requeueOldestFailed(db, { after, limit: atATime, except: sealedTemplates })
    replayed += refs.length
    after = refs.at(-1)?.id
  } while (after !== undefined)
  return replayed
}

function cannotReplay(notification: Notification | undefined): AppError {
  if (!notification) return notificationNotFound()
  return notification.status === 'failed' ? oneTimeLinkGone() : notificationNotFailed(notification.status)
}
