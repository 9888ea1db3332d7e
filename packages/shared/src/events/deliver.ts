import { accessTokenSeconds } from '../auth/access-tokens'
import type { HttpClient } from '../http/client/client'
import type { BatchedJob, TaskDefinition, Tasks } from '../jobs/task'
import { batchMediaType, type CloudEvent, inRequestOf, maxBatchBytes } from './cloud-event'
import { deliveryTask, urgentDeliveryTask } from './outbox'
import type { BatchReply } from './receive'

export type Subscriber = { client: HttpClient; path: string }

type Subscribers = Readonly<Record<string, Subscriber>>

type OnDelivered = (events: readonly CloudEvent[], subscriber: string) => Promise<void>

/**
 * Tasks that deliver events at least once, up to 100 in a call, each retried until it is taken; receivers drop
 * repetitions. Urgent ones are delivered while they are useful. `onDelivered` runs at least once.
 */
export const createDeliveryTasks = (subscribers: Subscribers, onDelivered?: OnDelivered): Tasks =>
  Object.fromEntries(
    Object.entries(subscribers).flatMap(([name, subscriber]) => [
      [deliveryTask(name), createDelivery(name, subscriber, onDelivered)],
      [urgentDeliveryTask(name), createUrgentDelivery(name, subscriber)],
    ]),
  )

const createDelivery = (name: string, subscriber: Subscriber, onDelivered?: OnDelivered): TaskDefinition => ({
  async runBatch(jobs) {
    const events = jobs.map(eventOf)
    const errors = await deliver(name, subscriber, events)
    const delivered = events.filter((_, index) => errors[index] === undefined)
    const failure = delivered.length > 0 && onDelivered ? await errorOf(onDelivered(delivered, name)) : undefined
    return errors.map((error) => error ?? failure)
  },
})

const eventOf = ({ payload }: BatchedJob) => payload as CloudEvent

/** Milliseconds an urgent event is useful: token lifetime and a minute of clock difference. */
const usefulMs = (accessTokenSeconds + 60) * 1_000

const createUrgentDelivery = (name: string, subscriber: Subscriber): TaskDefinition => ({
  policy: { firstDelayMs: 100, maxDelayMs: 300, maxAttempts: Number.MAX_SAFE_INTEGER },
  async runBatch(jobs) {
    const events = jobs.map(eventOf)
    const useful = events.filter(({ time }) => Date.now() - Date.parse(time ?? '') < usefulMs)
    const errors = await deliver(name, subscriber, useful, 1_000)
    return events.map((event) => errors[useful.indexOf(event)])
  },
})

/** Returns the error of each event that failed. */
async function deliver(
  name: string,
  { client, path }: Subscriber,
  events: readonly CloudEvent[],
  timeoutMs = 2_000,
): Promise<(Error | undefined)[]> {
  const post = async <Reply>(call: { body: unknown; mediaType?: string; timeoutMs: number }) => {
    const { status, data } = await client.send<Reply>({ method: 'POST', path, ...call })
    if (status >= 300) throw new Refused(`${name} answered ${status} to an event`)
    return data
  }
  const sendOne = (event: CloudEvent) => errorOf(inRequestOf(event, () => post({ body: event, timeoutMs })))
  const sendBatch = async (part: readonly CloudEvent[]) => {
    const call = { body: part, mediaType: batchMediaType, timeoutMs: timeoutMs + perEventMs * part.length }
    const reply = await post<Partial<BatchReply> | undefined>(call)
    return part.map(({ type }, index) =>
      reply?.outcomes?.[index]?.status === 'failed' ? new Error(`${name} could not process ${type}`) : undefined,
    )
  }
  const sendPart = (part: readonly CloudEvent[]) =>
    part.length === 1
      ? Promise.all(part.map(sendOne))
      : sendBatch(part).catch((error: Error) =>
          // The version before takes no batches.
          error instanceof Refused ? Promise.all(part.map(sendOne)) : part.map(() => error),
        )
  return (await Promise.all(splitBySize(events).map(sendPart))).flat()
}

/** A call was answered, but its content was not taken. */
class Refused extends Error {}

/** Milliseconds that each event of a batch may add. */
const perEventMs = 50

/** Consecutive parts within the size that a call may have. */
function splitBySize(events: readonly CloudEvent[]): CloudEvent[][] {
  if (events.length === 1) return [[...events]]
  const parts: CloudEvent[][] = []
  let size = Infinity
  for (const event of events) {
    const own = Buffer.byteLength(JSON.stringify(event)) + 1
    size += own
    if (size > maxBatchBytes) {
      parts.push([])
      size = own
    }
    parts.at(-1)!.push(event)
  }
  return parts
}

const errorOf = (work: Promise<unknown>): Promise<Error | undefined> =>
  work.then(
    () => undefined,
    (error: Error) => error,
  )
