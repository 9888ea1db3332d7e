import type { EventData } from '@ecommerce/contracts/events'
import type { Context } from '../context'
import type { Tx } from '../store/schema'
import { queueNotification } from './queue-notification'

type Needs = Pick<Context, 'channels' | 'config' | 'templates'>

/** Tells the shop's own people that few are left of something, where they have an address. */
export async function tellStaff(ctx: Needs, tx: Tx, news: EventData['product.low-stock']): Promise<void> {
  const { staffEmail } = ctx.config
  if (staffEmail === undefined) return
  const template = 'low-stock'
  await queueNotification(ctx, tx, {
    recipientId: null,
    userId: null,
    channel: 'email',
    sentTo: staffEmail,
    template,
    ...ctx.templates.render(template, { ...news, productName: news.name }, undefined),
  })
}
