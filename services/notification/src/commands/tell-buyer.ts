import type { OrderEvent } from '@ecommerce/contracts/events'
import type { Context } from '../context'
import type { Tx } from '../store/schema'
import { queueNotification } from './queue-notification'

type Needs = Pick<Context, 'channels' | 'templates'>
type OrderTemplate = 'order-confirmed' | 'order-shipped' | 'order-delivered' | 'order-cancelled'

/** Tells a buyer, signed in or guest, what has become of an order; an order whose buyer was erased has nobody to tell. */
export async function tellBuyer(ctx: Needs, tx: Tx, template: OrderTemplate, order: OrderEvent): Promise<void> {
  if (order.email === null) return
  await queueNotification(ctx, tx, {
    recipientId: order.userId ?? order.customerId,
    userId: order.userId,
    channel: 'email',
    sentTo: order.email,
    template,
    ...ctx.templates.render(template, order, order.locale),
  })
}
