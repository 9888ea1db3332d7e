import type { Position } from '@ecommerce/shared/http/responses/pagination'
import { sql } from 'kysely'
import type { ListedReason, StoredAttention } from '../../domain/payments/payment-attention'
import type { Db } from '../schema'

/** Open decisions for staff, by order or payment id; the migration `payments` has the indexes. */
const attention = sql`(
  with failures as (
    select f.* from (
      select distinct on (r.order_id) r.order_id, r.id, r.amount from refunds r where r.status = 'failed' order by r.order_id desc, r.id desc
    ) f
    -- Another refund takes the place of one that failed; a dispute that was lost does not.
    where not exists (
      select from refunds r
      where r.order_id = f.order_id and r.id > f.id and r.status in ('pending', 'succeeded') and r.source <> 'dispute')
  )
  select o.id, 'refunded-unshipped' as reason, o.refunded_amount as amount from orders o
  where o.status in ('confirmed', 'processing') and o.payment_status = 'refunded'
  union all
  select o.id, 'payment-lost', o.total_amount from orders o
  where o.status in ('confirmed', 'processing', 'shipped', 'delivered') and o.payment_status in ('voided', 'failed')
  union all
  select o.id, 'disputed', o.total_amount from orders o where o.payment_status = 'disputed'
  union all
  select p.order_id, 'inquiry', p.amount from payments p where p.disputes @> '[{"status": "inquiry"}]'
  union all
  select o.id, 'partly-captured', o.paid_amount from orders o
  where o.status in ('confirmed', 'processing') and o.paid_amount > 0 and o.paid_amount < o.total_amount
    and o.payment_status in ('paid', 'partially-refunded')
  union all
  select f.order_id, 'refund-failed', f.amount from failures f join orders o on o.id = f.order_id
  where o.payment_status not in ('refunded', 'failed', 'voided')
  union all
  select o.id, 'money-of-cancelled-order', o.paid_amount - o.refunded_amount from orders o
  where o.status in ('cancelled', 'failed') and o.paid_amount > o.refunded_amount and o.payment_status <> 'disputed'
    and not exists (select from failures f where f.order_id = o.id)
  union all
  select p.id, 'payment-without-order', p.amount from payments_without_order p
  where p.resolved_at is null and not exists (select from orders o where o.customer_id = p.customer_id and o.id = p.order_id)
)`

/** Newest orders first; an order with two reasons appears twice. */
export async function listPaymentAttention(
  db: Db,
  { limit, after }: { limit: number; after: Position | undefined },
): Promise<StoredAttention[]> {
  const { rows } = await sql<StoredAttention>`
    select a.id, a.reason, a.amount, o.id as order_id, o.number, o.status, o.payment_status, coalesce(o.currency, p.currency) as currency,
      coalesce(o.payment_method, p.provider) as provider, coalesce(o.payment_reference, p.reference) as reference,
      coalesce(o.updated_at, p.updated_at) as updated_at
    from ${attention} a left join orders o on o.id = a.id left join payments_without_order p on p.id = a.id
    where ${after ? sql`(a.id, a.reason) < (${after[0]}::uuid, ${after[1]}::text)` : sql`true`}
    order by a.id desc, a.reason desc limit ${limit}`.execute(db)
  return rows
}

export async function countPaymentAttention(db: Db): Promise<{ reason: ListedReason; count: number }[]> {
  const { rows } = await sql<{ reason: ListedReason; count: number }>`
    select reason, count(*) as count from ${attention} a group by reason`.execute(db)
  return rows
}
