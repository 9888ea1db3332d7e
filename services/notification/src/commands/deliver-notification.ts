import { addJob } from '@ecommerce/shared/jobs/queue'
import { patient } from '@ecommerce/shared/jobs/task'
import type { Context } from '../context'
import { DeliveryError, deliverWithinMs } from '../domain/channel'
import type { NotificationRef } from '../domain/notification'
import { type Claimed, claimNotification, findLeaseMs, markFailed, markSent } from '../store/deliveries'
import { sendNotificationTask } from './queue-notification'

type Needs = Pick<Context, 'db' | 'channels'>

/** Longer than any delivery takes, so that only a worker that died loses its lease. */
const leaseMs = deliverWithinMs + 5_000

/** Delivers a queued notification; throws to be tried again. What is not queued any more is left alone. */
export async function deliverNotification(ctx: Needs, ref: NotificationRef): Promise<void> {
  const notification = await claimNotification(ctx.db, ref, leaseMs)
  if (!notification) return comeBack(ctx, ref)
  const failure = await attempt(ctx, notification)
  if (!failure) return markSent(ctx.db, ref)
  const isFinal = failure.permanent || notification.attempts >= patient.maxAttempts
  await markFailed(ctx.db, ref, { reason: failure.message, isFinal })
  if (!isFinal) throw failure
}

/** Should the worker that has it die, somebody has to find it when its lease has run out. */
async function comeBack({ db }: Needs, ref: NotificationRef): Promise<void> {
  const delayMs = await findLeaseMs(db, ref)
  if (delayMs !== undefined) await addJob(db, sendNotificationTask, ref, { delayMs })
}

async function attempt({ channels }: Needs, notification: Claimed): Promise<DeliveryError | undefined> {
  try {
    await channels[notification.channel]?.deliver?.(notification)
    return undefined
  } catch (cause) {
    return cause instanceof DeliveryError
      ? cause
      : new DeliveryError('It could not be delivered.', { permanent: false, cause })
  }
}
