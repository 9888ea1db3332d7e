import type { QueryExecutorProvider } from 'kysely'
import { addJobs } from '../jobs/queue'
import { uuidv7 } from '../ids'
import { currentRequest } from '../request-context'
import type { CloudEvent } from './cloud-event'

export type Publish<Events extends Record<string, object>> = <T extends keyof Events & string>(
  tx: QueryExecutorProvider,
  type: T,
  ...data: Events[T][]
) => Promise<void>

export type Delivery = { subscriber: string; event: CloudEvent }

export const deliverEventTask = 'deliver-event'
export const deliverUrgentEventTask = 'deliver-urgent-event'

/** Queues one delivery per event and subscriber inside the caller's transaction: an event leaves only if the change is kept. */
export function createPublisher<Events extends Record<string, object>>(
  source: string,
  subscriptions: { readonly [T in keyof Events]: readonly string[] },
  urgent: ReadonlySet<keyof Events> = new Set(),
): Publish<Events> {
  return async (tx, type, ...data) => {
    const task = urgent.has(type) ? deliverUrgentEventTask : deliverEventTask
    const events = data.map((each) => toEvent(source, type, each))
    await addJobs(
      tx,
      events.flatMap((event) =>
        subscriptions[type].map((subscriber) => ({ task, payload: { subscriber, event } satisfies Delivery })),
      ),
    )
  }
}

function toEvent(source: string, type: string, data: object): CloudEvent {
  const request = currentRequest()
  return {
    specversion: '1.0',
    id: uuidv7(),
    source,
    type,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    ...(request && { traceparent: request.traceparent, requestid: request.requestId }),
    data,
  }
}
