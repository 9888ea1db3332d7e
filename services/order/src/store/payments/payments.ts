import { type RawBuilder, sql } from 'kysely'
import type { StoredOrder } from '../../domain/orders/order'
import type { Author, OrderEntry } from '../../domain/orders/order-event'
import { isWatched, moneyOf, type OrderRef, type PaidOrder, type StoredPayment } from '../../domain/payments/payment'
import { salesChangesOf } from '../../domain/orders/sales'
import { insertOrderEventsSql } from '../orders/order-events'
import { insertSalesChangesSql } from '../orders/sales'
import type { Db, Tx } from '../schema'

const inserting = (from: RawBuilder<unknown>, payment: StoredPayment) => sql`
  insert into payments (customer_id, order_id, id, provider, status, amount, captured_amount, refunded_amount, reference, disputes, looked_at)
  select o.customer_id, o.id, ${payment.id}::uuid, ${payment.provider}, ${payment.status}, ${payment.amount}::bigint, ${payment.capturedAmount}::bigint,
    ${payment.refundedAmount}::bigint, ${payment.reference}, ${JSON.stringify(payment.disputes)}::jsonb, ${checkedAt(payment)}::timestamptz
  from ${from} o`

const checkedAt = (payment: StoredPayment) => (isWatched(payment) ? new Date().toISOString() : 'infinity')

/** Statement part that inserts a payment of the order `from` if missing. */
export const insertPaymentSql = (from: RawBuilder<unknown>, payment: StoredPayment) =>
  sql`${inserting(from, payment)} on conflict do nothing`

/** Statement parts that save payments of the order `from`; each ends with a comma. */
export const savePaymentsSql = (from: RawBuilder<unknown>, payments: readonly StoredPayment[]) =>
  sql.join(
    payments.map(
      (payment, index) => sql`
        ${sql.raw(`payment_${index}`)} as (
          ${inserting(from, payment)}
          on conflict (customer_id, order_id, id) do update set
            status = excluded.status, captured_amount = excluded.captured_amount, refunded_amount = excluded.refunded_amount,
            reference = excluded.reference, disputes = excluded.disputes, looked_at = excluded.looked_at, updated_at = now()
        ),`,
    ),
    sql` `,
  )

/** The assignments of an order's own columns that its payments make. */
export const moneyColumns = (payments: readonly StoredPayment[]) => {
  const { paymentStatus, paidAmount, refundedAmount } = moneyOf(payments)
  return sql`payment_status = ${paymentStatus}, paid_amount = ${paidAmount}::bigint, refunded_amount = ${refundedAmount}::bigint`
}

type OrderKey = Pick<StoredOrder, 'customerId' | 'id'>

/** Saves payments of a locked order with history and sales figures. */
export async function savePayments(
  tx: Tx,
  order: StoredOrder,
  { payments, entries, author }: { payments: readonly StoredPayment[]; entries: readonly OrderEntry[]; author: Author },
): Promise<void> {
  const changes = salesChangesOf(order, { ...order, ...moneyOf(payments) })
  await sql`
    with o as (
      update orders set ${moneyColumns(payments)}, network_key = null, version = version + 1, updated_at = now()
      where customer_id = ${order.customerId} and id = ${order.id}
      returning customer_id, id
    ), ${savePaymentsSql(sql`o`, payments)}
    history as (${insertOrderEventsSql(sql`o`, author, entries)}), sale as (${insertSalesChangesSql(sql`o`, changes)})
    select id from o`.execute(tx)
}

/** The orders that these payments of a provider are of. */
export async function findOrdersPaidBy(db: Db, references: readonly string[]): Promise<PaidOrder[]> {
  if (references.length === 0) return []
  const { rows } = await sql<PaidOrder>`
    select customer_id, order_id, reference from payments where reference = any(${references}::text[])`.execute(db)
  return rows
}

/** Claims the open payments checked longest ago and marks them as checked; skips locked rows. */
export async function claimPaymentsToCheck(
  db: Db,
  { limit, days, idleSeconds }: { limit: number; days: number; idleSeconds: number },
): Promise<OrderRef[]> {
  const { rows } = await sql<OrderRef>`
    with due as (
      select customer_id, order_id, id from payments
      where looked_at < now() - ${idleSeconds} * interval '1 second' and created_at > now() - ${days} * interval '1 day'
      order by looked_at limit ${limit} for update skip locked
    )
    update payments p set looked_at = now() from due
    where p.customer_id = due.customer_id and p.order_id = due.order_id and p.id = due.id
    returning p.customer_id, p.order_id`.execute(db)
  return rows
}

/** Ends periodic checks of an order's payments. */
export async function endLooking(db: Db, { customerId, id }: OrderKey): Promise<void> {
  await sql`
    update payments set looked_at = 'infinity' where customer_id = ${customerId} and order_id = ${id} and looked_at < 'infinity'`.execute(
    db,
  )
}

/** Instant up to which a provider's changes are read; `cursor` continues a long list begun at `readingUntil`. */
export type ProviderReport = { reportedUntil: Date } & (
  { cursor: string; readingUntil: Date } | { cursor: null; readingUntil: null }
)

/** Undefined before the first report. */
export async function findProviderReport(db: Db, provider: string): Promise<ProviderReport | undefined> {
  const { rows } = await sql<ProviderReport>`
    select reported_until, reading_until, cursor from provider_reports where provider = ${provider}`.execute(db)
  return rows[0]
}

export async function saveProviderReport(db: Db, provider: string, report: ProviderReport): Promise<void> {
  const { reportedUntil, readingUntil, cursor } = report
  await sql`
    insert into provider_reports (provider, reported_until, reading_until, cursor)
    values (${provider}, ${reportedUntil}, ${readingUntil}, ${cursor})
    on conflict (provider) do update set reported_until = greatest(provider_reports.reported_until, excluded.reported_until),
      reading_until = excluded.reading_until, cursor = excluded.cursor`.execute(db)
}
