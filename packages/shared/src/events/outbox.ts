import type { QueryExecutorProvider } from 'kysely'
import { addJobs } from '../jobs/queue'
import { uuidv7 } from '../ids'
import { currentRequest } from '../request-context'
import type { CloudEvent } from './cloud-event'

export type Publish<Events extends Record<string, object>> = <T extends keyof Events & string>(
  tx: QueryExecutorProvider,
  type: T,
  /** The same for every subscriber, or made for each by its name, such as where something is sealed for it. */
  data: Events[T] | ((subscriber: string) => Events[T]),
) => Promise<void>

export type Delivery = { subscriber: string; event: CloudEvent }

export const deliverEventTask = 'deliver-event'

/** Queues one delivery per subscriber inside the caller's transaction: the event leaves only if the change is kept. */
export function createPublisher<Events extends Record<string, object>>(
  source: string,
  subscriptions: { readonly [T in keyof Events]: readonly string[] },
): Publish<Events> {
  return async (tx, type, data) => {
    const request = currentRequest()
    const event: CloudEvent = {
      specversion: '1.0',
      id: uuidv7(),
      source,
      type,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      ...(request && { traceparent: request.traceparent, requestid: request.requestId }),
    }
    const dataFor = (subscriber: string) => (typeof data === 'function' ? data(subscriber) : data)
    await addJobs(
      tx,
      subscriptions[type].map((subscriber) => ({
        task: deliverEventTask,
        payload: { subscriber, event: { ...event, data: dataFor(subscriber) } } satisfies Delivery,
      })),
    )
  }
}
