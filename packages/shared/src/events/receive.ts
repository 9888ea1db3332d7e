import Joi, { type ObjectSchema } from 'joi'
import { type Kysely, type QueryExecutorProvider, sql, type Transaction } from 'kysely'
import type { RouteOptions } from '../http/routes/define-routes'
import { parseLenient } from '../http/input/parse'
import { plain } from '../http/routes/responses'
import { errorFields, type Log } from '../observability/log'
import type { Metrics } from '../observability/metrics'
import { isUnavailable } from '../postgres/errors'
import { prepared } from '../postgres/prepared'
import { type CloudEvent, cloudEvents, inRequestOf } from './cloud-event'

export type EventHandlers<Schema, Events extends Record<string, object>> = {
  readonly [T in keyof Events]?: (tx: Transaction<Schema>, data: Events[T], event: CloudEvent) => Promise<void>
}

type Needs<Schema, Events extends Record<string, object>> = {
  db: Kysely<Schema>
  log: Log
  metrics: Metrics
  schemas: { readonly [T in keyof Events]: ObjectSchema<Events[T]> }
  handlers: EventHandlers<Schema, Events>
}

/**
 * Handles each `source` and `id` once; unknown types are ignored. Events of a batch share a transaction; if it fails,
 * each is handled by itself.
 */
export const createEventHandler =
  <Schema, Events extends Record<string, object>>(needs: Needs<Schema, Events>) =>
  async (body: CloudEvent | readonly CloudEvent[]): Promise<EventReply> => {
    const events = [body].flat()
    const outcomes = await receiveAll(needs, events)
    events.forEach(({ type }, index) => {
      const outcome = outcomes[index]!
      needs.metrics.events.inc({ type: outcome === 'ignored' ? 'other' : type, outcome })
    })
    if (!Array.isArray(body)) return { status: outcomes[0]! }
    return { outcomes: events.map(({ source, id }, index) => ({ source, id, status: outcomes[index]! })) }
  }

const eventOutcomes = ['handled', 'repeated', 'ignored', 'failed'] as const
export type EventOutcome = (typeof eventOutcomes)[number]

/** In the order of the batch; a `failed` event is to be sent again. */
export type BatchReply = { outcomes: { source: string; id: string; status: EventOutcome }[] }

export type EventReply = { status: EventOutcome } | BatchReply

const outcome = Joi.string().valid(...eventOutcomes)

/** The route that other services send events to. */
export const eventRoute = {
  id: 'hearEvent',
  summary: 'Receive an event or a batch of events (CloudEvents 1.0)',
  description:
    'An event is processed once for its `source` and `id`. Unknown types are ignored. Up to 100 events are sent at once as ' +
    '`application/cloudevents-batch+json`, of which those that failed are to be sent again.',
  allow: ['service'],
  body: cloudEvents,
  example: {
    specversion: '1.0',
    id: '01890a5d-ac96-774b-bcce-b302099a8057',
    source: 'some-service',
    type: 'something.happened',
  },
  responses: {
    202: plain(
      Joi.object<EventReply>({
        status: outcome,
        outcomes: Joi.array().items(
          Joi.object({ source: Joi.string().required(), id: Joi.string().required(), status: outcome.required() }),
        ),
      }).xor('status', 'outcomes'),
      'Accepted',
    ),
  },
} as const satisfies RouteOptions

async function receiveAll<Schema, Events extends Record<string, object>>(
  needs: Needs<Schema, Events>,
  events: readonly CloudEvent[],
): Promise<EventOutcome[]> {
  if (events.length === 1) return receive(needs, events)
  try {
    return await receive(needs, events)
  } catch (error) {
    if (isUnavailable(error)) throw error
    return Promise.all(events.map((event) => receiveOne(needs, event)))
  }
}

async function receiveOne<Schema, Events extends Record<string, object>>(
  needs: Needs<Schema, Events>,
  event: CloudEvent,
): Promise<EventOutcome> {
  try {
    return (await receive(needs, [event]))[0]!
  } catch (error) {
    if (isUnavailable(error)) throw error
    needs.log.warn({ 'labels.event_type': event.type, ...errorFields(error) }, 'event not processed')
    return 'failed'
  }
}

/** Handles events in one transaction, each in the request that caused it. */
async function receive<Schema, Events extends Record<string, object>>(
  { db, schemas, handlers }: Needs<Schema, Events>,
  events: readonly CloudEvent[],
): Promise<EventOutcome[]> {
  const known = events.flatMap((event) => {
    const handle = Object.hasOwn(handlers, event.type) ? handlers[event.type] : undefined
    if (!handle) return []
    const data = parseLenient(schemas[event.type as keyof Events & string], event.data, 'data')
    return [{ event, run: (tx: Transaction<Schema>) => handle(tx, data, event) }]
  })
  if (known.length === 0) return events.map(() => 'ignored')
  const handled = await db.transaction().execute(async (tx) => {
    const fresh = await markEventsProcessed(
      tx,
      known.map(({ event }) => event),
    )
    const left = known.filter(({ event }) => fresh.delete(keyOf(event)))
    for (const { event, run } of left) await inRequestOf(event, () => run(tx))
    return new Set(left.map(({ event }) => event))
  })
  const isKnown = new Set(known.map(({ event }) => event))
  return events.map((event) => (handled.has(event) ? 'handled' : isKnown.has(event) ? 'repeated' : 'ignored'))
}

type EventKey = { source: string; id: string }

const keyOf = ({ source, id }: EventKey) => JSON.stringify([source, id])

/** Records events; returns the keys of the new ones. Waits for concurrent transactions with the same ones. */
async function markEventsProcessed(tx: QueryExecutorProvider, events: readonly EventKey[]): Promise<Set<string>> {
  const { rows } = await prepared<EventKey>`
    insert into inbox (source, event_id)
    select source, id from unnest(${events.map(({ source }) => source)}::text[], ${events.map(({ id }) => id)}::text[]) as e (source, id)
    order by source, id
    on conflict do nothing returning source, event_id as id`.execute(tx)
  return new Set(rows.map(keyOf))
}

/** Records an event or job id; false when known. Waits for concurrent transactions with the same id. */
export async function markProcessed(
  tx: QueryExecutorProvider,
  { source, id }: { source: string; id: string },
): Promise<boolean> {
  const inserted = await sql`
    insert into inbox (source, event_id) values (${source}, ${id})
    on conflict do nothing returning event_id`.execute(tx)
  return inserted.rows.length === 1
}

/** Records many ids; returns the new ones. */
export async function markAllProcessed(
  tx: QueryExecutorProvider,
  { source, ids }: { source: string; ids: readonly string[] },
): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ eventId: string }>`
    insert into inbox (source, event_id) select ${source}, id from unnest(${[...new Set(ids)].toSorted()}::text[]) as id
    on conflict do nothing returning event_id as "eventId"`.execute(tx)
  return rows.map(({ eventId }) => eventId)
}
