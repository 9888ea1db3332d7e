import type { OrderEvent } from '@ecommerce/contracts/events'
import type { Context } from '../../context'
import type { TemplateData, TemplateName } from '../../domain/template-data'
import type { Tx } from '../../store/schema'
import { queueNotification } from '../notifications/queue-notification'

type Needs = Pick<Context, 'channels' | 'templates'>
type OrderTemplate = Extract<TemplateName, `order-${string}`>

/** Mails a buyer about an order; skips erased buyers. */
export async function sendOrderMail<T extends OrderTemplate>(
  ctx: Needs,
  tx: Tx,
  template: T,
  order: OrderEvent & TemplateData[T],
): Promise<void> {
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
