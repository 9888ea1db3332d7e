import Joi, { type ObjectSchema } from 'joi'
import { type Kysely, type QueryExecutorProvider, sql, type Transaction } from 'kysely'
import type { RouteOptions } from '../http/routes/define-routes'
import { parseLenient } from '../http/input/parse'
import { plain } from '../http/routes/responses'
import type { Metrics } from '../observability/metrics'
import { type CloudEvent, cloudEvent } from './cloud-event'

export type EventHandlers<Schema, Events extends Record<string, object>> = {
  readonly [T in keyof Events]?: (tx: Transaction<Schema>, data: Events[T], event: CloudEvent) => Promise<void>
}

type Needs<Schema, Events extends Record<string, object>> = {
  db: Kysely<Schema>
  metrics: Metrics
  schemas: { readonly [T in keyof Events]: ObjectSchema<Events[T]> }
  handlers: EventHandlers<Schema, Events>
}

/** Handles each `source` and `id` once; unknown types are ignored. */
export const createEventHandler =
  <Schema, Events extends Record<string, object>>(needs: Needs<Schema, Events>) =>
  async (event: CloudEvent): Promise<{ status: EventOutcome }> => {
    const status = await receive(needs, event)
    needs.metrics.events.inc({ type: status === 'ignored' ? 'other' : event.type, outcome: status })
    return { status }
  }

export type EventOutcome = 'handled' | 'repeated' | 'ignored'

/** The route that other services send events to. */
export const eventRoute = {
  id: 'hearEvent',
  summary: 'Receive an event (CloudEvents 1.0)',
  description: 'An event is processed once for its `source` and `id`. Unknown types are ignored.',
  allow: ['service'],
  body: cloudEvent,
  example: {
    specversion: '1.0',
    id: '01890a5d-ac96-774b-bcce-b302099a8057',
    source: 'some-service',
    type: 'something.happened',
  },
  responses: {
    202: plain(
      Joi.object<{ status: EventOutcome }>({
        status: Joi.string().valid('handled', 'repeated', 'ignored').required(),
      }),
      'Accepted',
    ),
  },
} as const satisfies RouteOptions

async function receive<Schema, Events extends Record<string, object>>(
  { db, schemas, handlers }: Needs<Schema, Events>,
  event: CloudEvent,
): Promise<EventOutcome> {
  const handle = Object.hasOwn(handlers, event.type) ? handlers[event.type] : undefined
  if (!handle) return 'ignored'
  const data = parseLenient(schemas[event.type as keyof Events & string], event.data, 'data')
  return db.transaction().execute(async (tx) => {
    if (!(await markProcessed(tx, event))) return 'repeated'
    await handle(tx, data, event)
    return 'handled'
  })
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
