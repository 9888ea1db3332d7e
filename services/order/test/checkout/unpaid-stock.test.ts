import { sql } from 'kysely'
import { orderStatuses, paymentStatuses } from '../../src/domain/orders/order-status'
import { reservesUnpaidStock } from '../../src/domain/orders/unpaid-stock'
import { aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop

beforeAll(async () => {
  shop = await startShop([aProduct('mug', 1)])
})
afterAll(() => shop.stop())

describe('Stock of unpaid orders', () => {
  test('matches the index’s condition for every possible order', async () => {
    const orders = [0, 1].flatMap((totalAmount) =>
      orderStatuses.flatMap((status) =>
        paymentStatuses.flatMap((paymentStatus) =>
          ['manual', 'stripe'].map((paymentMethod) => ({ totalAmount, status, paymentStatus, paymentMethod })),
        ),
      ),
    )
    const { rows: indexes } = await sql<{ condition: string }>`
      select pg_get_expr(indpred, indrelid) as condition from pg_index where indexrelid = 'orders_unpaid_email'::regclass`.execute(
      shop.ctx.db,
    )
    const { rows } = await sql<{ isIndexed: boolean }>`
      select ${sql.raw(indexes[0]!.condition)} as is_indexed
      from json_to_recordset(${JSON.stringify(orders.map((order, n) => ({ ...order, n })))}::json) as o (
        "totalAmount" bigint, status text, "paymentStatus" text, "paymentMethod" text, n int)
      cross join lateral (select "totalAmount" as total_amount, "paymentStatus" as payment_status, "paymentMethod" as payment_method) c
      order by n`.execute(shop.ctx.db)
    expect(rows.map(({ isIndexed }) => isIndexed)).toEqual(orders.map(reservesUnpaidStock))
  })
})
