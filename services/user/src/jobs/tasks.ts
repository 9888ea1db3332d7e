import { eventRoutes } from '@ecommerce/contracts/events'
import type { ServiceName } from '@ecommerce/contracts/service-names'
import { createDeliverEvent } from '@ecommerce/shared/events/deliver'
import { deliverEventTask } from '@ecommerce/shared/events/outbox'
import type { Tasks } from '@ecommerce/shared/jobs/worker'
import type { Context } from '../context'

/** What the job worker can do: bring events to those who hear them. */
export function createTasks({ kit, config }: Pick<Context, 'kit' | 'config'>): Tasks {
  const subscriber = (name: ServiceName, url: string) => ({ client: kit.connect(name, url), path: eventRoutes[name] })
  return {
    [deliverEventTask]: createDeliverEvent({
      'notification-service': subscriber('notification-service', config.notificationUrl),
      'order-service': subscriber('order-service', config.orderUrl),
    }),
  }
}
