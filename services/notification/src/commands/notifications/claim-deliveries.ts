import type { Context } from '../../context'
import type { ChannelName } from '../../domain/channel'
import { type Claimed, claimDue } from '../../store/deliveries'
import { lockPace, slowPace } from '../../store/channel-rates'

type Needs = Pick<Context, 'config' | 'db'>

/** Claimed notification that leaves after `waitMs`. */
export type Delivery = { notification: Claimed; waitMs: number }

export type DeliveryClaim = { deliveries: Delivery[]; nextMs: number | null }

/** Claims due notifications up to the free places of each channel; a channel with a limit waits for its pace. */
export async function claimDeliveries(
  ctx: Needs,
  places: Readonly<Partial<Record<ChannelName, number>>>,
): Promise<DeliveryClaim> {
  const { perSecond } = ctx.config
  const channels = Object.entries(places) as [ChannelName, number][]
  const free = Object.fromEntries(channels.filter(([channel]) => perSecond[channel] === undefined))
  const claims = await Promise.all([
    ...(Object.keys(free).length > 0 ? [claimFree(ctx, free)] : []),
    ...channels.flatMap(([channel, limit]) =>
      perSecond[channel] === undefined ? [] : [claimPaced(ctx, { channel, limit, perSecond: perSecond[channel] })],
    ),
  ])
  const nextMs = claims.flatMap((claim) => claim.nextMs ?? [])
  return {
    deliveries: claims.flatMap(({ deliveries }) => deliveries),
    nextMs: nextMs.length > 0 ? Math.min(...nextMs) : null,
  }
}

async function claimFree({ db }: Needs, places: Readonly<Record<string, number>>): Promise<DeliveryClaim> {
  const { claimed, nextMs } = await claimDue(db, places)
  return { deliveries: claimed.map((notification) => ({ notification, waitMs: 0 })), nextMs }
}

/** Claims are so many milliseconds ahead of a channel's pace. */
const aheadMs = 250

/** Claims messages of a channel that are due within `aheadMs` by its rate, over all replicas. */
const claimPaced = (
  { db }: Needs,
  { channel, limit, perSecond }: { channel: ChannelName; limit: number; perSecond: number },
): Promise<DeliveryClaim> =>
  db.transaction().execute(async (tx) => {
    const gapMs = 1_000 / perSecond
    const firstMs = await lockPace(tx, channel)
    if (firstMs > aheadMs) return { deliveries: [], nextMs: firstMs - aheadMs }
    const inTime = 1 + Math.floor((aheadMs - firstMs) / gapMs)
    const { claimed, nextMs } = await claimDue(tx, { [channel]: Math.min(limit, inTime) })
    if (claimed.length > 0) await slowPace(tx, channel, claimed.length * gapMs)
    return {
      deliveries: claimed.map((notification, index) => ({ notification, waitMs: firstMs + index * gapMs })),
      nextMs: claimed.length > 0 ? gapMs : nextMs,
    }
  })
