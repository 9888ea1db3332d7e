import { backoffMs, defaultRetryPolicy } from '@ecommerce/shared/jobs/task'
import { errorFields } from '@ecommerce/shared/observability/log'
import type { Context } from '../../context'
import { DeliveryError, type Message } from '../../domain/channel'
import { statusOnceFailed } from '../../domain/notification'
import { withSecret } from '../../domain/one-time-secret'
import { defaultPreferences, isAdvertisingMail, kindOf, acceptsKind } from '../../domain/preferences'
import type { Claimed, DeliveryEnd } from '../../store/deliveries'
import { secretMark } from '../../templates/secret-mark'

type Needs = Pick<Context, 'channels' | 'config' | 'counters' | 'log' | 'sealed' | 'unsubscribeLinks'>

/** Delivers a claimed notification; never rejects. */
export async function deliverNotification(ctx: Needs, claimed: Claimed): Promise<DeliveryEnd> {
  const failure = await deliver(ctx, claimed)
  const { recipientId, id, lease, channel, attempts, createdAt } = claimed
  const held = { recipientId, id, lease }
  const about = { 'labels.notification_id': id }
  if (!failure) {
    ctx.counters.notifications({ channel, outcome: 'sent' }, about)
    ctx.counters.delay.observe({ channel }, (Date.now() - createdAt.getTime()) / 1_000)
    return { ...held, status: 'sent' }
  }
  const status = statusOnceFailed({ permanent: failure.permanent, attempts }, defaultRetryPolicy.maxAttempts)
  ctx.counters.notifications({ channel, outcome: status === 'failed' ? 'failed' : 'retried' }, about)
  ctx.log.warn({ ...about, 'labels.attempt': attempts, ...errorFields(failure) }, 'message not delivered')
  return { ...held, status, reason: failure.message, delayMs: backoffMs(attempts, defaultRetryPolicy) }
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
