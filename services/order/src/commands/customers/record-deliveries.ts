import type { OrderEvent } from '@ecommerce/contracts/events'
import type { CloudEvent } from '@ecommerce/shared/events/cloud-event'
import type { Context } from '../../context'
import { systemActor } from '../../domain/actor'
import { recordEventsOfOrders } from '../../store/orders/order-events'

/** Records in the histories that the notification service accepted events. */
export async function recordDeliveries(
  { db }: Pick<Context, 'db'>,
  events: readonly CloudEvent[],
  subscriber: string,
): Promise<void> {
  if (subscriber !== 'notification-service') return
  const ofOrders = events.filter(({ type }) => type.startsWith('order.'))
  await recordEventsOfOrders(
    db,
    ofOrders.map(({ id, type, data, requestid = null }) => {
      const { customerId, orderId } = data as OrderEvent
      return { id, customerId, orderId, type: 'mail', status: type, actor: systemActor, requestId: requestid }
    }),
  )
}
