import { accessTokenSeconds } from '../auth/access-tokens'
import type { HttpClient } from '../http/client/client'
import type { TaskDefinition } from '../jobs/worker'
import type { CloudEvent } from './cloud-event'
import type { Delivery } from './outbox'

export type Subscriber = { client: HttpClient; path: string }

/** Delivers at least once, retrying until 2xx; receivers drop repetitions. `onDelivered` runs at least once. */
export const createDeliverEvent = (
  subscribers: Readonly<Record<string, Subscriber>>,
  onDelivered?: (event: CloudEvent, subscriber: string) => Promise<void>,
): TaskDefinition => ({
  async run(payload) {
    const { subscriber, event } = payload as Delivery
    await deliver(subscribers, payload as Delivery)
    await onDelivered?.(event, subscriber)
  },
})

/** Milliseconds an urgent event is useful: token lifetime and a minute of clock difference. */
const usefulMs = (accessTokenSeconds + 60) * 1_000

/** Delivers urgent events at least once while useful, in separate workers, first attempts before retries. */
export const createDeliverUrgentEvent = (subscribers: Readonly<Record<string, Subscriber>>): TaskDefinition => ({
  isUrgent: true,
  policy: { firstDelayMs: 100, maxDelayMs: 300, maxAttempts: Number.MAX_SAFE_INTEGER, priority: 1 },
  async run(payload) {
    const delivery = payload as Delivery
    const isOfUse = Date.now() - Date.parse(delivery.event.time ?? '') < usefulMs
    if (isOfUse) await deliver(subscribers, delivery, { timeoutMs: 1_000 })
  },
})

async function deliver(
  subscribers: Readonly<Record<string, Subscriber>>,
  { subscriber, event }: Delivery,
  options: { timeoutMs?: number } = {},
): Promise<void> {
  const target = subscribers[subscriber]
  if (!target) throw new Error(`No address is configured for the subscriber ${subscriber}`)
  const response = await target.client.send({ method: 'POST', path: target.path, body: event, ...options })
  if (response.status >= 300) throw new Error(`${subscriber} answered ${response.status} to ${event.type}`)
}
