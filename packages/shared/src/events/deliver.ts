import type { HttpClient } from '../http/client'
import type { TaskDefinition } from '../jobs/worker'
import type { CloudEvent } from './cloud-event'
import type { Delivery } from './outbox'

export type Subscriber = { client: HttpClient; path: string }

/**
 * Delivers at least once: whatever is not answered 2xx is tried again, and the receiver drops what it has seen. `onDelivered` is
 * told when a receiver has done its work for good, once or more.
 */
export const createDeliverEvent = (
  subscribers: Readonly<Record<string, Subscriber>>,
  onDelivered?: (event: CloudEvent, subscriber: string) => Promise<void>,
): TaskDefinition => ({
  async run(payload) {
    const { subscriber, event } = payload as Delivery
    const target = subscribers[subscriber]
    if (!target) throw new Error(`No address is configured for the subscriber ${subscriber}`)
    const response = await target.client.send({ method: 'POST', path: target.path, body: event })
    if (response.status >= 300) throw new Error(`${subscriber} answered ${response.status} to ${event.type}`)
    await onDelivered?.(event, subscriber)
  },
})
