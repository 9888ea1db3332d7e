import { addJob } from '@ecommerce/shared/jobs/queue'
import { defaultRetryPolicy } from '@ecommerce/shared/jobs/task'
import type { Context } from '../../context'
import { DeliveryError, deliverWithinMs, type Message } from '../../domain/channel'
import { type NotificationRef, statusOnceFailed } from '../../domain/notification'
import { withSecret } from '../../domain/one-time-secret'
import { defaultPreferences, isAdvertisingMail, kindOf, acceptsKind } from '../../domain/preferences'
import { type DeliveryJob, sendNotificationTask } from '../../jobs'
import { type Claimed, claimNotification, findLeaseMs, markFailed, markSent } from '../../store/deliveries'
import { secretMark } from '../../templates/secret-mark'
import { acquireSendSlot } from './acquire-send-slot'

type Needs = Pick<Context, 'channels' | 'config' | 'counters' | 'db' | 'sealed' | 'unsubscribeLinks'>

/** Exceeds any delivery, so that only a dead worker loses its lease. */
const leaseMs = deliverWithinMs + 5_000

/** Delivers a queued notification; throws to be retried. Others are left alone. */
export async function deliverNotification(ctx: Needs, job: DeliveryJob, attempt: number): Promise<void> {
  if (!(await acquireSendSlot(ctx, job, attempt))) return
  const { turnAt: _, ...ref } = job
  const notification = await claimNotification(ctx.db, ref, leaseMs)
  if (!notification) return rescheduleAfterLease(ctx, ref)
  const failure = await deliver(ctx, notification)
  const { channel, createdAt } = notification
  const about = { 'labels.notification_id': ref.id }
  if (!failure) {
    await markSent(ctx.db, ref)
    ctx.counters.notifications({ channel, outcome: 'sent' }, about)
    ctx.counters.delay.observe({ channel }, (Date.now() - createdAt.getTime()) / 1_000)
    return
  }
  const { attempts } = notification
  const status = statusOnceFailed({ permanent: failure.permanent, attempts }, defaultRetryPolicy.maxAttempts)
  await markFailed(ctx.db, ref, { status, reason: failure.message })
  ctx.counters.notifications({ channel, outcome: status === 'failed' ? 'failed' : 'retried' }, about)
  if (status === 'queued') throw failure
}

/** Reschedules the notification after its lease, in case the worker dies. */
async function rescheduleAfterLease({ db }: Needs, ref: NotificationRef): Promise<void> {
  const delayMs = await findLeaseMs(db, ref)
  if (delayMs !== undefined) await addJob(db, sendNotificationTask, ref, { delayMs })
}

async function deliver(ctx: Needs, claimed: Claimed): Promise<DeliveryError | undefined> {
  try {
    if (!acceptsKind(claimed.preferences ?? defaultPreferences, kindOf(claimed.template), claimed.channel))
      throw preferenceChanged()
    await ctx.channels[claimed.channel]?.deliver?.(toMessage(ctx, claimed))
    return undefined
  } catch (cause) {
    return cause instanceof DeliveryError
      ? cause
      : new DeliveryError('It could not be delivered.', { permanent: false, cause })
  }
}

/** Preferences may have changed since queueing. */
const preferenceChanged = () =>
  new DeliveryError('They do not want this kind of message any more.', { permanent: true })

function toMessage(ctx: Needs, claimed: Claimed): Message {
  const { sealedSecret: sealed } = claimed
  if (sealed !== null)
    return withSecret(claimed, {
      mark: secretMark(sealed),
      secret: unseal(ctx, sealed),
      publicUrl: ctx.config.publicUrl,
    })
  if (!isAdvertisingMail(claimed)) return claimed
  return { ...claimed, unsubscribeUrl: ctx.unsubscribeLinks.linkFor(claimed.userId) }
}

function unseal({ sealed }: Needs, sealedSecret: string): string {
  try {
    return sealed.unseal(sealedSecret)
  } catch (cause) {
    const message = 'The link of this mail cannot be made any more, because the secret of the platform was changed.'
    throw new DeliveryError(message, { permanent: true, cause })
  }
}
