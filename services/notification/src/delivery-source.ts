import { createEnds } from '@ecommerce/shared/jobs/ends'
import type { WorkSource } from '@ecommerce/shared/jobs/loop'
import { errorFields } from '@ecommerce/shared/observability/log'
import { continueRequest, withRequest } from '@ecommerce/shared/observability/request-context'
import { traceJob } from '@ecommerce/shared/observability/tracing'
import { setTimeout as delay } from 'node:timers/promises'
import { claimDeliveries, type Delivery } from './commands/notifications/claim-deliveries'
import { deliverNotification } from './commands/notifications/deliver-notification'
import type { Context } from './context'
import type { ChannelName } from './domain/channel'
import { type Claimed, type DeliveryEnd, endDeliveries, renewDeliveries } from './store/deliveries'
import { deliveriesWakeUp } from './store/notifications'

/** Deliveries of a channel at a time, as many as the mailer has connections. */
const placesOfChannel = 8

/** Queued notifications as a source of work: each is its own queue entry. */
export function createDeliverySource(ctx: Context): WorkSource {
  const held = new Set<Claimed>()
  const end = createEnds<DeliveryEnd>((ends) => endDeliveries(ctx.db, ends))
  const channels = (Object.keys(ctx.channels) as ChannelName[]).filter((name) => name !== 'in-app')

  async function work({ notification, waitMs }: Delivery): Promise<void> {
    held.add(notification)
    if (waitMs > 0) await delay(waitMs)
    const { request } = notification
    const outcome = await traceJob('send-notification', request?.traceparent, () =>
      withRequest(continueRequest(request ?? {}), () => deliverNotification(ctx, notification)),
    )
    await end(outcome).catch((error: unknown) => {
      ctx.log.warn(errorFields(error), 'delivery end not written, sent again')
    })
    held.delete(notification)
  }

  return {
    name: deliveriesWakeUp,
    async claim() {
      const busy = (name: ChannelName) => [...held].filter(({ channel }) => channel === name).length
      const places = Object.fromEntries(channels.map((name) => [name, placesOfChannel - busy(name)]))
      const open = Object.fromEntries(Object.entries(places).filter(([, free]) => free > 0))
      const { deliveries, nextMs } = await claimDeliveries(ctx, open)
      const running = deliveries.map(work)
      return { running, hasMore: channels.some((name) => busy(name) === placesOfChannel), nextMs }
    },
    renew: () => renewDeliveries(ctx.db, [...held]),
  }
}
