import type { QueryExecutorProvider } from 'kysely'
import { addJobs } from '../jobs/queue'
import { uuidv7 } from '../ids'
import { currentRequest } from '../observability/request-context'
import type { CloudEvent } from './cloud-event'

export type Publish<Events extends Record<string, object>> = <T extends keyof Events & string>(
  tx: QueryExecutorProvider,
  type: T,
  /** Same data for every subscriber, or built per subscriber where it is sealed. */
  ...data: (Events[T] | ((subscriber: string) => Events[T]))[]
) => Promise<void>

/** Tasks that deliver events to a subscriber; a job's payload is the event. */
export const deliveryTask = (subscriber: string) => `deliver-event/${subscriber}`
export const urgentDeliveryTask = (subscriber: string) => `deliver-urgent-event/${subscriber}`

/** Queues one delivery per event and subscriber in the caller's transaction. */
export function createPublisher<Events extends Record<string, object>>(
  source: string,
  subscriptions: { readonly [T in keyof Events]: readonly string[] },
  urgent: ReadonlySet<keyof Events> = new Set(),
): Publish<Events> {
  return async (tx, type, ...data) => {
    const taskOf = urgent.has(type) ? urgentDeliveryTask : deliveryTask
    const events = data.map((each) => ({ envelope: toEnvelope(source, type), each }))
    await addJobs(
      tx,
      events.flatMap(({ envelope, each }) =>
        subscriptions[type].map((subscriber) => {
          const event: CloudEvent = { ...envelope, data: typeof each === 'function' ? each(subscriber) : each }
          return { task: taskOf(subscriber), payload: event }
        }),
      ),
    )
  }
}

function toEnvelope(source: string, type: string): CloudEvent {
  const request = currentRequest()
  return {
    specversion: '1.0',
    id: uuidv7(),
    source,
    type,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    ...(request && { traceparent: request.traceparent, requestid: request.requestId }),
  }
}
