import { uuidv7 } from '@ecommerce/shared/ids'
import { type RawBuilder, sql } from 'kysely'
import {
  salesEffects,
  soldStatuses,
  type SalesChange,
  type SalesDay,
  type StoredProductSales,
  type StoredSalesDay,
} from '../../domain/orders/sales'
import type { Db, Tx } from '../schema'

/** Insert of figures' changes for the order `from` (a relation with `customer_id` and `id`). */
export const insertSalesChangesSql = (from: RawBuilder<unknown>, changes: readonly SalesChange[]) => sql`
  insert into sales_changes (id, customer_id, order_id, kind, amount)
  select c.id, o.customer_id, o.id, c.kind, c.amount from ${from} o, json_to_recordset(${JSON.stringify(
    changes.map((change) => ({ id: uuidv7(), ...change })),
  )}::json) as c (id uuid, kind text, amount bigint)`

/** Price paid for units of a line, without tax and shipping, rounded half up. */
const refundValue = (units: RawBuilder<unknown>) =>
  sql`div(2 * (line_total_amount - discount_amount)::numeric * ${units} + quantity, 2 * quantity)`

/** True if there are changes that are not folded, or about to be. */
export async function hasSalesChanges(db: Db): Promise<boolean> {
  const { rows } = await sql<{ exists: boolean }>`select exists (select from sales_changes)`.execute(db)
  return rows[0]!.exists
}

/** Folds up to `limit` changes in one transaction, one fold at a time; returns their number. */
export async function foldSales(tx: Tx, limit: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(${foldLock})`.execute(tx)
  const { rows } = await sql<{ folded: number }>`
    with taken as (
      delete from sales_changes where id in (select id from sales_changes order by id limit ${limit}) returning *
    ), changes as (
      select o.customer_id, o.id as order_id, o.currency, o.status, o.total_amount,
        date_bin('15 minutes', o.created_at, timestamptz '2000-01-01 00:00:00Z') as starts_at,
        bool_or(e.orders > 0) as is_new, sum(e.orders) as sign, sum(e.received * t.amount) as received, sum(e.refunded * t.amount) as refunded
      from taken t join json_to_recordset(${JSON.stringify(salesEffects)}::json) as e (kind text, orders int, received int, refunded int) using (kind)
      join orders o on o.customer_id = t.customer_id and o.id = t.order_id
      group by o.customer_id, o.id
    ), sums as (
      insert into sales_by_quarter_hour (currency, starts_at, orders, revenue_amount, refunded_amount)
      select currency, starts_at, sum(sign), sum(sign * total_amount::numeric + received), sum(refunded) from changes group by currency, starts_at
      on conflict (currency, starts_at) do update
        set orders = sales_by_quarter_hour.orders + excluded.orders,
          revenue_amount = sales_by_quarter_hour.revenue_amount + excluded.revenue_amount,
          refunded_amount = sales_by_quarter_hour.refunded_amount + excluded.refunded_amount
    ), units as (
      select c.currency, c.starts_at, c.is_new, i.*,
        case when c.is_new then 0 else i.quantity - coalesce(u.quantity, 0) end as before,
        case when c.status = any(${soldStatuses}::text[]) then i.quantity - i.refunded_quantity else 0 end as after
      from changes c join order_items i on i.customer_id = c.customer_id and i.order_id = c.order_id
      left join uncounted_units u on u.customer_id = i.customer_id and u.order_id = i.order_id and u.item_id = i.id
    ), products as (
      insert into product_sales_by_quarter_hour (currency, starts_at, product_id, name, quantity, revenue_amount)
      select currency, starts_at, product_id, max(name), sum(after - before), sum(${refundValue(sql`after`)} - ${refundValue(sql`before`)})
      from units where after <> before group by currency, starts_at, product_id
      on conflict (currency, starts_at, product_id) do update
        set quantity = product_sales_by_quarter_hour.quantity + excluded.quantity, name = excluded.name,
          revenue_amount = product_sales_by_quarter_hour.revenue_amount + excluded.revenue_amount
    ), uncounted as (
      insert into uncounted_units (customer_id, order_id, item_id, quantity)
      select customer_id, order_id, id, quantity - after from units where after <> case when is_new then quantity else before end
      on conflict (customer_id, order_id, item_id) do update set quantity = excluded.quantity
    )
    select count(*) as folded from taken`.execute(tx)
  return rows[0]!.folded
}

const foldLock = 4_127_305_266

export type SalesPeriod = { days: readonly SalesDay[]; currency: string }

/** The days among these that have figures, newest first. */
export async function listSalesDays(db: Db, { days, currency }: SalesPeriod): Promise<StoredSalesDay[]> {
  const { rows } = await sql<Text<StoredSalesDay>>`
    select d.day, sum(s.orders)::text as orders, sum(s.revenue_amount)::text as revenue_amount,
      sum(s.refunded_amount)::text as refunded_amount
    from ${rowsOf(days)}
    join sales_by_quarter_hour s on s.currency = ${currency} and s.starts_at >= d.starts_at and s.starts_at < d.ends_at
    group by d.day order by d.day desc`.execute(db)
  return rows.map(({ day, orders, revenueAmount, refundedAmount }) => ({
    day,
    orders: BigInt(orders),
    revenueAmount: BigInt(revenueAmount),
    refundedAmount: BigInt(refundedAmount),
  }))
}

/** The products that brought in most, so many of each day. */
export async function listTopProducts(
  db: Db,
  { days, currency }: SalesPeriod,
  top: number,
): Promise<StoredProductSales[]> {
  const { rows } = await sql<Text<StoredProductSales>>`
    select d.day, p.product_id, p.name, p.quantity::text as quantity, p.revenue_amount::text as revenue_amount from ${rowsOf(days)} cross join lateral (
      select product_id, max(name) as name, sum(quantity) as quantity, sum(revenue_amount) as revenue_amount
      from product_sales_by_quarter_hour
      where currency = ${currency} and starts_at >= d.starts_at and starts_at < d.ends_at
      group by product_id having sum(quantity) > 0 order by revenue_amount desc, product_id limit ${top}
    ) p order by d.day desc, p.revenue_amount desc, p.product_id`.execute(db)
  return rows.map(({ quantity, revenueAmount, ...row }) => ({
    ...row,
    quantity: BigInt(quantity),
    revenueAmount: BigInt(revenueAmount),
  }))
}

/** Text, as sums exceed 2^53. */
type Text<T> = { [Key in keyof T]: string }

/** Days as a relation `d`; all time zones start days at quarter hours. */
const rowsOf = (days: readonly SalesDay[]) => sql`
  unnest(${days.map(({ day }) => day)}::text[], ${days.map(({ startsAt }) => startsAt.toISOString())}::timestamptz[],
    ${days.map(({ endsAt }) => endsAt.toISOString())}::timestamptz[]) as d (day, starts_at, ends_at)`
