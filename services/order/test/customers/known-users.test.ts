import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from '@ecommerce/shared/ids'
import { sql } from 'kysely'
import { service } from '../../src/service'
import { findKnownUser, saveKnownUser } from '../../src/store/customers/known-users'
import { aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop

beforeAll(async () => {
  shop = await startShop([aProduct('mug', 1)])
})
afterAll(() => shop.stop())

const ada = (version: number, name = 'Ada') => ({
  ...{ userId: uuidv7(), email: 'ada@example.com', name, locale: 'en', version },
  ...{ emailVerified: true, emailOwned: true },
})

describe('Known users in a rolling update', () => {
  /** The statement of the version before. */
  const saveAsBefore = (user: ReturnType<typeof ada>) =>
    sql`
    insert into customers (user_id, email, name, locale, email_verified, email_owned, version)
    values (${user.userId}, ${user.email}, ${user.name}, ${user.locale}, ${user.emailVerified}, ${user.emailOwned}, ${user.version})
    on conflict (user_id) do update
      set email = excluded.email, name = excluded.name, locale = excluded.locale, email_verified = excluded.email_verified,
        email_owned = excluded.email_owned, version = excluded.version
      where customers.erased_at is null and customers.version < excluded.version`.execute(shop.ctx.db)

  test('are saved by the previous version through the view', async () => {
    const { userId, ...user } = ada(2)
    await saveAsBefore({ userId, ...user })
    await saveAsBefore({ userId, ...user, version: 1, name: 'Old' })
    expect(await findKnownUser(shop.ctx.db, userId)).toMatchObject({ name: 'Ada', version: 2, erasedAt: null })
    await saveAsBefore({ userId, ...user, version: 3, name: 'New' })
    expect(await findKnownUser(shop.ctx.db, userId)).toMatchObject({ name: 'New', version: 3 })
  })

  test('are erased and locked by the previous version through the view', async () => {
    const user = ada(1)
    await saveKnownUser(shop.ctx.db, user)
    await shop.ctx.db.transaction().execute(async (tx) => {
      const { rows } = await sql`
        select user_id from customers where user_id = ${user.userId} and erased_at is null for share`.execute(tx)
      expect(rows).toHaveLength(1)
      const update = sql`update known_users set name = 'x' where user_id = ${user.userId}`
      await expect(
        shop.ctx.db.transaction().execute(async (other) => {
          await sql`set local lock_timeout = '200ms'`.execute(other)
          await update.execute(other)
        }),
      ).rejects.toThrow('lock timeout')
    })
    await sql`
      insert into customers (user_id, erased_at) values (${user.userId}, now())
      on conflict (user_id) do update
        set email = null, name = null, locale = null, email_verified = false, email_owned = false,
          erased_at = coalesce(customers.erased_at, excluded.erased_at)`.execute(shop.ctx.db)
    expect(await findKnownUser(shop.ctx.db, user.userId)).toMatchObject({ email: null, erasedAt: expect.any(Date) })
  })

  test('survive the migration', async () => {
    const user = ada(1)
    await sql.raw('drop view customers; alter table known_users rename to customers').execute(shop.ctx.db)
    await sql.raw('alter index known_users_pkey rename to customers_pkey').execute(shop.ctx.db)
    await saveAsBefore(user)
    await sql.raw(readFileSync(join(service.migrationsDir, '0016_known_users.sql'), 'utf8')).execute(shop.ctx.db)
    expect(await findKnownUser(shop.ctx.db, user.userId)).toMatchObject({ email: user.email })
  })
})
