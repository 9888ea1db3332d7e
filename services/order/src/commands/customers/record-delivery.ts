import type { OrderEvent } from '@ecommerce/contracts/events'
import type { CloudEvent } from '@ecommerce/shared/events/cloud-event'
import type { Context } from '../../context'
import { recordEvents } from '../../store/orders/order-events'
import { currentAuthor } from '../orders/author'

/** Records in the history that the notification service accepted the event. */
export async function recordDelivery(
  { db }: Pick<Context, 'db'>,
  event: CloudEvent,
  subscriber: string,
): Promise<void> {
  if (subscriber !== 'notification-service' || !event.type.startsWith('order.')) return
  const { customerId, orderId } = event.data as OrderEvent
  await recordEvents(db, { customerId, orderId }, currentAuthor(), [{ id: event.id, type: 'mail', status: event.type }])
}
