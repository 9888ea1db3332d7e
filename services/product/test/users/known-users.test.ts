import { uuidv7 } from '@ecommerce/shared/ids'
import { sql } from 'kysely'
import { lockKnownUser, markErased } from '../../src/store/known-users'
import { aProduct, type ProductService, startProductService } from '../support/product-service'

let shop: ProductService

beforeAll(async () => {
  shop = await startProductService([aProduct('mug')])
})
afterAll(() => shop.stop())

/** Statements of the previous version, which names the table `people`. */
const lockAsBefore = async (userId: string) =>
  (
    await sql`
      insert into people (user_id, erased_at) values (${userId}, null)
      on conflict (user_id) do update set erased_at = null where people.erased_at is null returning user_id`.execute(
      shop.ctx.db,
    )
  ).rows.length === 1
const eraseAsBefore = (userId: string) =>
  sql`
    insert into people (user_id, erased_at) values (${userId}, now())
    on conflict (user_id) do update set erased_at = now() where people.erased_at is null`.execute(shop.ctx.db)

const lockNow = (userId: string) => shop.ctx.db.transaction().execute((tx) => lockKnownUser(tx, userId))
const eraseNow = (userId: string) => shop.ctx.db.transaction().execute((tx) => markErased(tx, userId))

describe('Known users in a rolling update', () => {
  test('erased by the previous version cannot be locked', async () => {
    const userId = uuidv7()
    expect(await lockAsBefore(userId)).toBe(true)
    expect(await lockNow(userId)).toBe(true)
    await eraseAsBefore(userId)
    expect(await lockNow(userId)).toBe(false)
  })

  test('erased by this version cannot be locked by the previous one', async () => {
    const userId = uuidv7()
    expect(await lockNow(userId)).toBe(true)
    expect(await lockAsBefore(userId)).toBe(true)
    await eraseNow(userId)
    expect(await lockAsBefore(userId)).toBe(false)
  })

  test('unknown before erasure are recorded by both versions', async () => {
    const [before, now] = [uuidv7(), uuidv7()]
    await eraseAsBefore(before)
    await eraseNow(now)
    expect(await Promise.all([lockNow(before), lockAsBefore(before), lockNow(now), lockAsBefore(now)])).toEqual([
      false,
      false,
      false,
      false,
    ])
  })
})
