import { type RawBuilder, sql } from 'kysely'
import { buyerRoles } from '../../domain/actor'
import type { Person } from '../../domain/orders/customer'
import { erasedAddress, type StoredOrder } from '../../domain/orders/order'
import { orderColumns } from './order-columns'
import type { Db, Tx } from '../schema'

/** A person's own orders, and those that a guest placed under an address that is theirs. */
const ofPerson = ({ userId, email }: Person) =>
  sql`(o.customer_id = ${userId} or (o.user_id is null and o.email = ${email ?? null}))`

/** All of them, newest first: ids are UUIDv7. */
export async function listOrdersOf(db: Db, person: Person): Promise<StoredOrder[]> {
  const { rows } = await sql<StoredOrder>`
    select ${orderColumns} from orders o where ${ofPerson(person)} order by o.id desc`.execute(db)
  return rows
}

/** What people wrote about these orders, and who they were, goes too; uses of coupons stay counted, for nobody. */
export async function scrubOrderRecords(
  tx: Tx,
  { userId, orderIds }: { userId: string; orderIds: readonly string[] },
): Promise<void> {
  const theirs = sql`order_id = any(${orderIds}::uuid[])`
  await sql`
    with history as (
      update order_events set detail = detail - '{note,trackingNumber,carrier}'::text[],
        actor_id = case when actor_role = any(${buyerRoles}::text[]) or actor_id = ${userId} then null else actor_id end
      where ${theirs}
    ), refunded as (
      update refunds set reason = null where ${theirs}
    ), returned as (
      update returns set reason = null, note = null where ${theirs}
    )
    update coupon_redemptions set buyer = '' where ${theirs}`.execute(tx)
}

/** Takes the person out of all their orders and answers which those were; what has no e-mail has been through here before. */
export async function scrubOrders(tx: Tx, person: Person): Promise<Pick<StoredOrder, 'id' | 'status'>[]> {
  const { rows } = await sql<Pick<StoredOrder, 'id' | 'status'>>`
    update orders o set
      email = null, network_key = null, note = null, tracking_number = null, carrier = null,
      shipping_address = ${scrubbed(sql`o.shipping_address`)}, billing_address = ${scrubbed(sql`o.billing_address`)},
      version = o.version + 1, updated_at = now()
    where ${ofPerson(person)} and o.email is not null
    returning o.id, o.status`.execute(tx)
  return rows
}

/**
 * Takes the person out of these orders' events that still wait for a subscriber who is away. One that is on its way at this very
 * moment arrives as it was.
 */
export async function scrubWaitingEvents(tx: Tx, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return
  await sql`
    update graphile_worker._private_jobs job
    set payload = jsonb_set(
      jsonb_set(job.payload::jsonb, '{payload,event,data}', (told.data - '{trackingNumber,carrier}'::text[])
        || jsonb_build_object('email', null, 'shippingAddress', ${scrubbed(sql`(told.data->'shippingAddress')`)})),
      '{payload,event,data,return,reason}', '"erased"', false)
    from (select id, payload::jsonb #> '{payload,event,data}' as data from graphile_worker._private_jobs) told
    where told.id = job.id and told.data->>'orderId' = any(${orderIds}::text[])`.execute(tx)
}

/** A reminder of a cart that is gone has nobody to go to. */
export async function deleteWaitingReminders(tx: Tx, userId: string): Promise<void> {
  await sql`
    delete from graphile_worker._private_jobs
    where payload::jsonb #>> '{payload,event,type}' = 'cart.abandoned'
      and payload::jsonb #>> '{payload,event,data,userId}' = ${userId}`.execute(tx)
}

const scrubbed = (address: RawBuilder<unknown>) =>
  sql`${JSON.stringify(erasedAddress)}::jsonb || jsonb_build_object('country', ${address}->'country')`
