import { addJob } from '@ecommerce/shared/jobs/queue'
import type { Context } from '../../context'
import { type DeliveryJob, sendNotificationTask } from '../../jobs'
import { findQueuedChannel } from '../../store/deliveries'
import { reserveSendSlot } from '../../store/channel-rates'

type Needs = Pick<Context, 'config' | 'db'>

/** Lifetime of an unused slot; otherwise all messages delayed by an outage would leave at once. */
const slotLifetimeMs = 10_000

/** Acquires a slot of the channel's rate limit, or reschedules the job. */
export async function acquireSendSlot(
  { db, config }: Needs,
  { turnAt, ...ref }: DeliveryJob,
  attempt: number,
): Promise<boolean> {
  if (Object.keys(config.perSecond).length === 0) return true
  if (attempt === 1 && turnAt !== undefined && Date.now() - Date.parse(turnAt) < slotLifetimeMs) return true
  const channel = await findQueuedChannel(db, ref)
  const perSecond = channel && config.perSecond[channel]
  if (!channel || perSecond === undefined) return true
  const { at, waitMs } = await reserveSendSlot(db, channel, perSecond)
  if (waitMs <= 0) return true
  const later: DeliveryJob = { ...ref, turnAt: at.toISOString() }
  await addJob(db, sendNotificationTask, later, { delayMs: waitMs })
  return false
}
