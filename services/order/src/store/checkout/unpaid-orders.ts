import { prepared } from '@ecommerce/shared/postgres/prepared'
import { sql } from 'kysely'
import { reservesUnpaidStock } from '../../domain/orders/unpaid-stock'
import { buyersPerNetwork } from '../../domain/orders/unpaid-limit'
import type { Db, Tx } from '../schema'

/** Limit on units in unpaid orders, and the order's network. */
export type UnpaidLimit = { unitsPerBuyer: number; networkKey: Buffer }

export type UnpaidBuyer = { email: string; userId: string | null }

/** Condition of `holdsUnpaidStock`, as in the indexes of migration 0006. */
const unpaid = sql`
  total_amount > 0
  and (status = 'pending' or (status in ('confirmed', 'processing') and payment_status = 'authorized' and payment_method = 'manual'))`

/** Network of an order while its units are limited. */
export const networkKeyOf = (order: Parameters<typeof reservesUnpaidStock>[0]) =>
  reservesUnpaidStock(order) ? sql`network_key` : sql`null`

/** Accounts count their own orders; guests also those of an account with their address. */
const unpaidUnitsOfBuyer = ({ email, userId }: UnpaidBuyer) => sql`(
  select coalesce(sum(units), 0) from orders
  where email = ${email} and (${userId}::uuid is null or user_id = ${userId}::uuid) and ${unpaid})`

const unpaidUnitsOfNetwork = (networkKey: Buffer | null) => sql`(
  select coalesce(sum(units), 0) from orders where network_key = ${networkKey}::bytea and ${unpaid})`

/** Returns true if a new order keeps to the limit; counts nothing without one. */
export const withinUnpaidLimit = (buyer: UnpaidBuyer, units: number, limit: UnpaidLimit | undefined) => {
  const [perBuyer, networkKey] = [limit?.unitsPerBuyer ?? null, limit?.networkKey ?? null]
  return sql`(
    ${perBuyer}::int is null
    or (${unpaidUnitsOfBuyer(buyer)} + ${units} <= ${perBuyer}
      and ${unpaidUnitsOfNetwork(networkKey)} + ${units} <= ${perBuyer}::bigint * ${buyersPerNetwork}))`
}

/** Locks unpaid units of address, then network, so that the next statement counts all. */
export async function lockUnpaidUnits(tx: Tx, { email }: UnpaidBuyer, { networkKey }: UnpaidLimit): Promise<void> {
  const keys = [`unpaid units of ${email}`, `unpaid units of network ${networkKey.toString('hex')}`]
  await prepared`
    select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(${keys}::text[]) as key`.execute(tx)
}

/** Counts the units reserved by a buyer's unpaid orders. */
export async function countUnpaidUnits(tx: Tx, buyer: UnpaidBuyer): Promise<number> {
  const { rows } = await sql<{ units: number }>`select ${unpaidUnitsOfBuyer(buyer)} as units`.execute(tx)
  return rows[0]!.units
}

const overdue = (days: number) => sql`
  status = 'confirmed' and payment_status = 'authorized' and payment_method = 'manual'
  and created_at < now() - ${days} * interval '1 day'`

/** Overdue manual orders without payment or processing, oldest first. */
export async function listOverdueOrders(db: Db, { days, limit }: { days: number; limit: number }): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from orders where ${overdue(days)} order by created_at limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Locks an order; false if not overdue any more. */
export async function lockOverdueOrder(tx: Tx, { orderId, days }: { orderId: string; days: number }): Promise<boolean> {
  const { rows } = await sql`
    select id from orders where id = ${orderId} and ${overdue(days)} for update`.execute(tx)
  return rows.length === 1
}
