import { type AppError } from '@ecommerce/shared/errors'
import { addJobs } from '@ecommerce/shared/jobs/queue'
import type { Context } from '../../context'
import { type Notification, type NotificationRef } from '../../domain/notification'
import { sealedTemplates } from '../../domain/template-data'
import { notificationNotFailed, notificationNotFound, oneTimeLinkGone } from '../../errors'
import { sendNotificationTask } from '../../jobs'
import { requeueFailed, requeueOldestFailed } from '../../store/deliveries'
import { findNotification } from '../../store/notifications'
import type { Tx } from '../../store/schema'

type Needs = Pick<Context, 'db'>

const atATime = 500

/** Retries a failed notification from the first attempt. */
export const replayNotification = ({ db }: Needs, id: string): Promise<Notification> =>
  db.transaction().execute(async (tx) => {
    const requeued = await requeueFailed(tx, id, sealedTemplates)
    if (!requeued) throw cannotReplay(await findNotification(tx, id))
    await queueAll(tx, [requeued])
    return requeued
  })

/** Replays all dead letters in batches and returns their number. */
export async function replayDeadLetters({ db }: Needs): Promise<number> {
  let replayed = 0
  let after: string | undefined
  do {
    const refs = await db.transaction().execute(async (tx) => {
      const requeued = await requeueOldestFailed(tx, { after, limit: atATime, except: sealedTemplates })
      await queueAll(tx, requeued)
      return requeued
    })
    replayed += refs.length
    after = refs.at(-1)?.id
  } while (after !== undefined)
  return replayed
}

const queueAll = (tx: Tx, refs: readonly NotificationRef[]): Promise<void> =>
  addJobs(
    tx,
    refs.map(({ recipientId, id }) => ({ task: sendNotificationTask, payload: { recipientId, id } })),
  )

function cannotReplay(notification: Notification | undefined): AppError {
  if (!notification) return notificationNotFound()
  return notification.status === 'failed' ? oneTimeLinkGone() : notificationNotFailed(notification.status)
}
