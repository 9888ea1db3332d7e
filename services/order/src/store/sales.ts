import { uuidv7 } from '@ecommerce/shared/ids'
import { type RawBuilder, sql } from 'kysely'
import type { StoredProductSales, StoredSalesDay } from '../domain/sales'
import type { Db, Tx } from './schema'

/** The part of a statement that puts down what `from` (a relation with `customer_id` and `id`) means for the shop's figures. */
export const counting = (
  from: RawBuilder<unknown>,
  kind: 'sold' | 'cancelled' | 'refunded',
  amount: RawBuilder<unknown> = sql`0`,
) => sql`
  insert into sales_changes (id, customer_id, order_id, kind, amount)
  select ${uuidv7()}, o.customer_id, o.id, ${kind}, ${amount} from ${from} o`

/**
 * Adds what has been put down to the sums and takes it away, in one transaction. Answers how many changes those were, of at most
 * `limit`; one who comes meanwhile waits, for all lock them in one order, and finds them gone.
 */
export async function foldSales(tx: Tx, limit: number): Promise<number> {
  const { rows } = await sql<{ folded: number }>`
    with taken as (
      delete from sales_changes where id in (select id from sales_changes order by id limit ${limit} for update)
      returning *
    ), changes as (
      select (o.created_at at time zone 'utc')::date as day, o.currency, o.customer_id, o.id as order_id, o.total_amount,
        case t.kind when 'sold' then 1 when 'cancelled' then -1 else 0 end as sign,
        case t.kind when 'refunded' then t.amount when 'cancelled' then -t.amount else 0 end as refunded
      from taken t join orders o on o.customer_id = t.customer_id and o.id = t.order_id
    ), days as (
      insert into sales_by_day (day, currency, orders, revenue_amount, refunded_amount)
      select day, currency, sum(sign), sum(sign * total_amount), sum(refunded) from changes group by day, currency order by day, currency
      on conflict (day, currency) do update
        set orders = sales_by_day.orders + excluded.orders,
          revenue_amount = sales_by_day.revenue_amount + excluded.revenue_amount,
          refunded_amount = sales_by_day.refunded_amount + excluded.refunded_amount
    ), products as (
      insert into product_sales_by_day (day, currency, product_id, name, quantity, revenue_amount)
      select c.day, c.currency, i.product_id, max(i.name), sum(c.sign * i.quantity), sum(c.sign * (i.line_total_amount - i.discount_amount))
      from changes c join order_items i on i.customer_id = c.customer_id and i.order_id = c.order_id
      where c.sign <> 0 group by c.day, c.currency, i.product_id order by c.day, c.currency, i.product_id
      on conflict (day, currency, product_id) do update
        set quantity = product_sales_by_day.quantity + excluded.quantity,
          revenue_amount = product_sales_by_day.revenue_amount + excluded.revenue_amount
    )
    select count(*) as folded from taken`.execute(tx)
  return rows[0]!.folded
}

export type SalesPeriod = { from: string; to: string; currency: string }

/** The days of a period that have figures, newest first. `from` and `to` are days, both counted in. */
export async function listSalesDays(db: Db, { from, to, currency }: SalesPeriod): Promise<StoredSalesDay[]> {
  const { rows } = await sql<StoredSalesDay>`
    select day::text as day, orders, revenue_amount, refunded_amount from sales_by_day
    where currency = ${currency} and day between ${from}::date and ${to}::date order by day desc`.execute(db)
  return rows
}

/** The products that brought in most, so many of each day. */
export async function listTopProducts(
  db: Db,
  { from, to, currency }: SalesPeriod,
  top: number,
): Promise<StoredProductSales[]> {
  const { rows } = await sql<StoredProductSales>`
    select d.day::text as day, p.product_id, p.name, p.quantity, p.revenue_amount
    from sales_by_day d cross join lateral (
      select * from product_sales_by_day
      where currency = d.currency and day = d.day and quantity > 0 order by revenue_amount desc, product_id limit ${top}
    ) p
    where d.currency = ${currency} and d.day between ${from}::date and ${to}::date
    order by d.day desc, p.revenue_amount desc, p.product_id`.execute(db)
  return rows
}
