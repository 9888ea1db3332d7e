import { addJob } from '@ecommerce/shared/jobs/queue'
import { patient } from '@ecommerce/shared/jobs/task'
import type { Context } from '../context'
import { DeliveryError, deliverWithinMs } from '../domain/channel'
import type { NotificationRef } from '../domain/notification'
import { withSecret } from '../domain/one-time-secret'
import { type Claimed, claimNotification, findLeaseMs, markFailed, markSent } from '../store/deliveries'
import { sendNotificationTask } from './queue-notification'

type Needs = Pick<Context, 'db' | 'channels' | 'kit'>

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

async function attempt(ctx: Needs, { sealedSecret, ...message }: Claimed): Promise<DeliveryError | undefined> {
  try {
    const complete = sealedSecret === null ? message : withSecret(message, unseal(ctx, sealedSecret))
    await ctx.channels[message.channel]?.deliver?.(complete)
    return undefined
  } catch (cause) {
    return cause instanceof DeliveryError
      ? cause
      : new DeliveryError('It could not be delivered.', { permanent: false, cause })
  }
}

function unseal({ kit }: Needs, sealedSecret: string): string {
  try {
    return kit.sealed.unseal(sealedSecret)
  } catch (cause) {
    const message = 'The link of this mail cannot be made any more, because the secret of the platform was changed.'
    throw new DeliveryError(message, { permanent: true, cause })
  }
}
