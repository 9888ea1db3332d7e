import { uuidv7 } from '@ecommerce/shared/ids'
import { prepared } from '@ecommerce/shared/postgres/prepared'
import { type QueryExecutorProvider, sql } from 'kysely'
import { findCart } from '../../src/store/carts/carts'
import { admin, aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop

describe('Prepared statements', () => {
  beforeAll(async () => {
    // Single connection per database, so that the second purchase reuses every prepared statement.
    shop = await startShop([aProduct('mug', 1_000)], {
      config: { databasePoolSize: 1 },
      catalogueConfig: { databasePoolSize: 1 },
    })
  })
  afterAll(() => shop.stop())

  /** Statements prepared on this transaction's connection. */
  async function keptStatements(tx: QueryExecutorProvider): Promise<string[]> {
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(tx)
    return rows.map(({ statement }) => statement)
  }

  test('are parsed once per connection; others are not kept', async () => {
    await shop.ctx.db.transaction().execute(async (tx) => {
      for (const id of [uuidv7(), uuidv7()]) await findCart(tx, id)
      await sql`select ${1}::int as plain`.execute(tx)
      const kept = await keptStatements(tx)
      expect(kept.filter((statement) => statement.includes('from carts c where c.customer_id = $1'))).toHaveLength(1)
      expect(kept.filter((statement) => statement.includes('as plain'))).toEqual([])
    })
  })

  test('have separate names and results by text', async () => {
    await shop.ctx.db.transaction().execute(async (tx) => {
      for (const value of [1, 2]) {
        const one = await prepared<{ one: number }>`select ${value}::int as one`.execute(tx)
        const other = await prepared<{ other: string }>`select ${`${value}`}::text as other`.execute(tx)
        expect([one.rows, other.rows]).toEqual([[{ one: value }], [{ other: `${value}` }]])
      }
    })
  })

  test('survive a migration that adds a column', async () => {
    const code = `C-${uuidv7()}`.toUpperCase()
    await shop.http.post('/api/promotions').set(admin).send({ code, type: 'percent', value: 10 }).expect(201)
    const buy = async () => {
      const auth = await shop.customer()
      await shop.add(auth, 'mug')
      await shop.http.post('/api/cart/coupon').set(auth).send({ code }).expect(200)
      const key = { 'Idempotency-Key': uuidv7() }
      const { body } = await shop.checkout(auth, {}, key).expect(201)
      expect((await shop.checkout(auth, {}, key).expect(201)).body).toEqual(body)
      return body.status as string
    }
    expect(await buy()).toBe('confirmed')
    await Promise.all([shop.ctx.db, shop.catalogueDb].map(widenEveryTable))
    expect(await buy()).toBe('confirmed')
  })

  /** In one transaction, as other connections have prepared nothing. */
  async function widenEveryTable(db: QueryExecutorProvider): Promise<void> {
    const { rows } = await sql<{ change: string }>`
    select string_agg(format('alter table %I add column added_later text', tablename), ';') as change
    from pg_tables where schemaname = 'public'`.execute(db)
    await sql.raw(rows[0]!.change).execute(db)
  }
})
