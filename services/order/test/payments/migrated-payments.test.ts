import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { admin, aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop

describe('Migrated payments', () => {
  beforeAll(async () => {
    shop = await startShop([aProduct('mug', 100)])
  })
  afterAll(() => shop.stop())

  const folder = join(__dirname, '..', '..', 'migrations')
  const file = readdirSync(folder).find((name) => /^\d+_payments\.sql$/.test(name))!
  const migration = readFileSync(join(folder, file), 'utf8')

  /** Tables and orders before the migration. */
  const before = `
  drop table payments, provider_reports;
  alter table refunds drop column payment_id, drop column reference, drop column source;
  drop index orders_payment_attention, refunds_failed;`

  async function ordered() {
    const auth = await shop.customer()
    await shop.add(auth, 'mug')
    return (await shop.checkout(auth).expect(201)).body.id as string
  }

  const read = async (id: string) => (await shop.http.get(`/api/orders/${id}`).set(admin).expect(200)).body

  test('exist for earlier orders after the migration', async () => {
    const [authorized, paid, refunded, cancelled] = [await ordered(), await ordered(), await ordered(), await ordered()]
    for (const id of [paid, refunded]) await shop.http.post(`/api/orders/${id}/capture`).set(admin).expect(200)
    await shop.http
      .post(`/api/orders/${refunded}/refunds`)
      .set(admin)
      .send({ amount: 500, reason: 'Late.' })
      .expect(201)
    await shop.http.post(`/api/orders/${cancelled}/cancel`).set(admin).send({}).expect(200)
    await shop.settle()
    const ids = [authorized, paid, refunded, cancelled]
    const asBefore = await Promise.all(ids.map(read))
    await sql.raw(before).execute(shop.ctx.db)
    await sql.raw(migration).execute(shop.ctx.db)
    expect(await Promise.all(ids.map(read))).toEqual(asBefore)
    await shop.http.post(`/api/orders/${authorized}/capture`).set(admin).expect(200)
    await shop.http.post(`/api/orders/${refunded}/cancel`).set(admin).send({}).expect(200)
    expect(await read(refunded)).toMatchObject({ status: 'cancelled', paymentStatus: 'refunded' })
  })

  test('of orders placed by the previous version can be captured and refunded', async () => {
    const id = await ordered()
    await sql`delete from payments where order_id = ${id}`.execute(shop.ctx.db)
    expect((await read(id)).payments).toMatchObject([{ id, provider: 'manual', status: 'authorized' }])
    await shop.http.post(`/api/orders/${id}/capture`).set(admin).expect(200)
    await shop.http.post(`/api/orders/${id}/refunds`).set(admin).send({ reason: 'Broken.' }).expect(201)
    await shop.settle()
    expect(await read(id)).toMatchObject({ paymentStatus: 'refunded', payments: [{ status: 'refunded' }] })
  })
})
