import type { Position } from '@ecommerce/shared/http/responses/pagination'
import { uuidv7 } from '@ecommerce/shared/ids'
import { prepared } from '@ecommerce/shared/postgres/prepared'
import { type RawBuilder, sql } from 'kysely'
import type { Author, OrderEntry, StoredOrderEvent } from '../../domain/orders/order-event'
import type { Db } from '../schema'

type OrderKey = { customerId: string; orderId: string }

/** CTE-ready insert of history entries for the order `from` (a relation with `customer_id` and `id`). */
export const insertOrderEventsSql = (
  from: RawBuilder<unknown>,
  { actor, requestId }: Author,
  entries: readonly OrderEntry[],
) => sql`
  insert into order_events (customer_id, order_id, id, type, status, detail, actor_role, actor_id, request_id)
  select o.customer_id, o.id, e.id, e.type, e.status, e.detail, ${actor.role}, ${actor.id}, ${requestId}
  from ${from} o, json_to_recordset(${JSON.stringify(entries.map(toRow))}::json) as e (id uuid, type text, status text, detail jsonb)
  on conflict do nothing`

const toRow = ({ id = uuidv7(), type, status, detail = {} }: OrderEntry) => ({ id, type, status, detail })

/** Records what happened outside of this database. */
export async function recordEvents(
  db: Db,
  order: OrderKey,
  author: Author,
  entries: readonly OrderEntry[],
): Promise<void> {
  await prepared`${insertOrderEventsSql(relationOf(order), author, entries)}`.execute(db)
}

/** Records entries of several orders in one statement; an id is recorded once. */
export async function recordEventsOfOrders(
  db: Db,
  entries: readonly (OrderKey & OrderEntry & Author)[],
): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(({ customerId, orderId, actor, requestId, ...entry }) => ({
    ...toRow(entry),
    ...{ customerId, orderId, requestId, actorRole: actor.role, actorId: actor.id },
  }))
  await prepared`
    insert into order_events (customer_id, order_id, id, type, status, detail, actor_role, actor_id, request_id)
    select "customerId", "orderId", id, type, status, detail, "actorRole", "actorId", "requestId"
    from json_to_recordset(${JSON.stringify(rows)}::json) as e (
      "customerId" uuid, "orderId" uuid, id uuid, type text, status text, detail jsonb, "actorRole" text, "actorId" text, "requestId" text)
    on conflict do nothing`.execute(db)
}

/** Records committed reservations of several orders in one statement, once each. */
export async function recordSold(
  db: Db,
  orders: readonly (OrderKey & Pick<Author, 'requestId'>)[],
  actor: Author['actor'],
): Promise<void> {
  const rows = orders.map(({ customerId, orderId, requestId }) => ({ id: uuidv7(), customerId, orderId, requestId }))
  await prepared`
    insert into order_events (customer_id, order_id, id, type, status, detail, actor_role, actor_id, request_id)
    select "customerId", "orderId", id, 'stock', 'sold', '{}', ${actor.role}, ${actor.id}, "requestId"
    from json_to_recordset(${JSON.stringify(rows)}::json) as e ("customerId" uuid, "orderId" uuid, id uuid, "requestId" text)
    where not exists (
      select from order_events o
      where o.customer_id = e."customerId" and o.order_id = e."orderId" and o.type = 'stock' and o.status = 'sold'
    )`.execute(db)
}

const relationOf = ({ customerId, orderId }: OrderKey) =>
  sql`(select ${customerId}::uuid as customer_id, ${orderId}::uuid as id)`

/** Oldest first: ids are UUIDv7, and entries of one statement are in its order. */
export async function listOrderEvents(
  db: Db,
  { customerId, orderId }: OrderKey,
  { limit, after }: { limit: number; after: Position | undefined },
): Promise<StoredOrderEvent[]> {
  const { rows } = await sql<StoredOrderEvent>`
    select id, type, status, detail, json_build_object('role', actor_role, 'id', actor_id) as actor, request_id, created_at
    from order_events
    where customer_id = ${customerId} and order_id = ${orderId} and ${after ? sql`id > ${after[0]}::uuid` : sql`true`}
    order by id limit ${limit}`.execute(db)
  return rows
}

export async function countOrderEvents(db: Db, { customerId, orderId }: OrderKey): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from order_events where customer_id = ${customerId} and order_id = ${orderId}`.execute(db)
  return rows[0]!.count
}
