import { deleteQueuedJobs, updateQueuedJobs } from '@ecommerce/shared/jobs/queued-jobs'
import { type RawBuilder, sql } from 'kysely'
import { buyerRoles } from '../../domain/actor'
import type { OrderOwner } from '../../domain/orders/customer'
import { erasedAddress, type StoredOrder } from '../../domain/orders/order'
import { orderColumns } from './order-columns'
import type { Db, Tx } from '../schema'

/** Orders of a user, including guest orders under an owned address. */
const ofOwner = ({ userId, email }: OrderOwner) =>
  sql`(o.customer_id = ${userId} or (o.user_id is null and o.email = ${email ?? null}))`

/** Newest first, by UUIDv7. */
export async function listOrdersOf(db: Db, owner: OrderOwner): Promise<StoredOrder[]> {
  const { rows } = await sql<StoredOrder>`
    select ${orderColumns} from orders o where ${ofOwner(owner)} order by o.id desc`.execute(db)
  return rows
}

/** Erases personal data and texts of these orders; coupon uses stay counted anonymously. */
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

/** Removes personal data from a person's orders and returns them; orders without e-mail are done. */
export async function scrubOrders(tx: Tx, owner: OrderOwner): Promise<Pick<StoredOrder, 'id' | 'status'>[]> {
  const { rows } = await sql<Pick<StoredOrder, 'id' | 'status'>>`
    update orders o set
      email = null, network_key = null, note = null, tracking_number = null, carrier = null,
      shipping_address = ${scrubbed(sql`o.shipping_address`)}, billing_address = ${scrubbed(sql`o.billing_address`)},
      version = o.version + 1, updated_at = now()
    where ${ofOwner(owner)} and o.email is not null
    returning o.id, o.status`.execute(tx)
  return rows
}

/** Removes personal data from queued events of these orders; one being delivered is unchanged. */
export async function scrubQueuedEvents(tx: Tx, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return
  const wiped = (data: RawBuilder<unknown>) => sql`
    (${data} - '{trackingNumber,carrier}'::text[])
    || jsonb_build_object('email', null, 'shippingAddress', ${scrubbed(sql`(${data}->'shippingAddress')`)})`
  await updateQueuedJobs(tx, {
    where: (delivery) => sql`${delivery} #>> '{data,orderId}' = any(${orderIds}::text[])`,
    set: (delivery) => sql`
      jsonb_set(jsonb_set(${delivery}, '{data}', ${wiped(sql`(${delivery} -> 'data')`)}),
        '{data,return,reason}', '"erased"', false)`,
  })
}

/** Deletes queued reminders of the cart of an erased user. */
export const deleteQueuedReminders = (tx: Tx, userId: string): Promise<void> =>
  deleteQueuedJobs(
    tx,
    (delivery) => sql`
      ${delivery} ->> 'type' = 'cart.abandoned' and ${delivery} #>> '{data,userId}' = ${userId}`,
  )

const scrubbed = (address: RawBuilder<unknown>) =>
  sql`${JSON.stringify(erasedAddress)}::jsonb || jsonb_build_object('country', ${address}->'country')`
