import { uuidv7 } from '@ecommerce/shared/ids'
import { sql } from 'kysely'
import type { OrderRef, ReceivedPayment } from '../../domain/payments/payment'
import type { Db } from '../schema'

export type PaymentKey = { provider: string; reference: string }

/** Inserts unknown payments; returns their references. */
export async function insertPaymentsWithoutOrder(
  db: Db,
  provider: string,
  payments: readonly ReceivedPayment[],
): Promise<string[]> {
  if (payments.length === 0) return []
  const { rows } = await sql<{ reference: string }>`
    insert into payments_without_order (provider, reference, id, customer_id, order_id, amount, currency)
    select ${provider}, p.reference, p.id, p."customerId", p."orderId", p.amount, p.currency from json_to_recordset(${JSON.stringify(
      payments.map(({ held, ...payment }) => ({ ...payment, ...held, id: uuidv7() })),
    )}::json) as p (id uuid, reference text, "customerId" uuid, "orderId" uuid, amount bigint, currency text)
    on conflict do nothing returning reference`.execute(db)
  return rows.map(({ reference }) => reference)
}

/** Updates the money held; resolved at zero, reopened by a failed refund. */
export async function updatePaymentWithoutOrder(
  db: Db,
  { provider, reference }: PaymentKey,
  held: number,
): Promise<void> {
  await sql`
    update payments_without_order set amount = ${held}, resolved_at = ${held > 0 ? null : new Date()}, updated_at = now()
    where provider = ${provider} and reference = ${reference} and amount <> ${held}`.execute(db)
}

export async function findPaymentWithoutOrder(
  db: Db,
  { provider, reference }: PaymentKey,
): Promise<OrderRef | undefined> {
  const { rows } = await sql<OrderRef>`
    select customer_id, order_id from payments_without_order
    where provider = ${provider} and reference = ${reference}`.execute(db)
  return rows[0]
}

/** Resolves payments whose order exists now. */
export async function resolvePaymentsOfKnownOrders(db: Db): Promise<void> {
  await sql`
    update payments_without_order p set resolved_at = now(), updated_at = now() from orders o
    where p.resolved_at is null and o.customer_id = p.customer_id and o.id = p.order_id`.execute(db)
}

/** Claims the open payments checked longest ago and marks them as checked. */
export async function claimOpenPaymentsWithoutOrder(db: Db, limit: number): Promise<PaymentKey[]> {
  const { rows } = await sql<PaymentKey>`
    with due as (
      select provider, reference from payments_without_order where resolved_at is null
      order by looked_at limit ${limit} for update skip locked
    )
    update payments_without_order p set looked_at = now() from due
    where p.provider = due.provider and p.reference = due.reference
    returning p.provider, p.reference`.execute(db)
  return rows
}
