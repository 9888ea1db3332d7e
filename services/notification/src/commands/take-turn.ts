import { addJob } from '@ecommerce/shared/jobs/queue'
import type { Context } from '../context'
import type { NotificationRef } from '../domain/notification'
import { findQueuedChannel } from '../store/deliveries'
import { takeTurn } from '../store/pace'
import { type DeliveryJob, sendNotificationTask } from './queue-notification'

type Needs = Pick<Context, 'db' | 'config'>

/** A turn that was missed for longer is over, or all that waited while the workers were down would leave at once. */
const turnLastsMs = 10_000

/** Whether a notification may leave by its channel now; where that has a limit and others are before it, it comes back later. */
export async function hasTurn(
  { db, config }: Needs,
  { turnAt, ...ref }: DeliveryJob,
  attempt: number,
): Promise<boolean> {
  if (Object.keys(config.perSecond).length === 0) return true
  if (attempt === 1 && turnAt !== undefined && Date.now() - Date.parse(turnAt) < turnLastsMs) return true
  const channel = await findQueuedChannel(db, ref)
  const perSecond = channel && config.perSecond[channel]
  if (perSecond === undefined) return true
  const { at, waitMs } = await takeTurn(db, channel!, perSecond)
  if (waitMs <= 0) return true
  await comeBackAt(db, ref, at, waitMs)
  return false
}

const comeBackAt = (db: Needs['db'], ref: NotificationRef, at: Date, delayMs: number): Promise<void> =>
  addJob(db, sendNotificationTask, { ...ref, turnAt: at.toISOString() } satisfies DeliveryJob, { delayMs })
