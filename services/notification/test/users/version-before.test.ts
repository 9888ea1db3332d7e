import { uuidv7 } from '@ecommerce/shared/ids'
import { sql } from 'kysely'
import { saveKnownUser } from '../../src/store/known-users'
import { aContact } from '../support/events'
import { type NotificationService, startNotificationService } from '../support/notification-service'

let shop: NotificationService

beforeAll(async () => {
  shop = await startNotificationService()
})
afterAll(() => shop.stop())

/** The statements of the version before, which knew the table as `contacts`. */
const before = {
  save: ({ userId, email, marketingConsent = false, version }: SavedBefore) =>
    sql`
      insert into contacts (user_id, email, name, locale, email_verified, marketing_consent, version)
      values (${userId}, ${email}, 'Ada', 'en', true, ${marketingConsent}, ${version})
      on conflict (user_id) do update set
        email = excluded.email, name = excluded.name, locale = excluded.locale, email_verified = excluded.email_verified,
        marketing_consent = excluded.marketing_consent, version = excluded.version,
        choices = case when contacts.marketing_consent = excluded.marketing_consent then contacts.choices
          else contacts.choices - ${['marketing/email', 'marketing/in-app']}::text[] end
      where contacts.version < excluded.version and contacts.erased_at is null`.execute(shop.ctx.db),
  lock: async (userId: string) => {
    const { rows } = await sql<{ position: number; choices: object }>`
      insert into contacts (user_id, version, position) values (${userId}, 0, 1)
      on conflict (user_id) do update set position = contacts.position + 1 where contacts.erased_at is null
      returning marketing_consent, choices, position`.execute(shop.ctx.db)
    return rows[0]
  },
  lockMany: async (userIds: string[]) => {
    const { rows } = await sql<{ userId: string; position: number }>`
      with held as (
        select user_id from contacts
        where user_id = any(${userIds}::uuid[]) and erased_at is null and email is not null and name is not null
        order by user_id for update
      )
      update contacts set position = contacts.position + 1 from held where contacts.user_id = held.user_id
      returning contacts.user_id, position`.execute(shop.ctx.db)
    return rows
  },
  choose: (userId: string, choices: object) =>
    sql`
      insert into contacts (user_id, version, choices) values (${userId}, 0, ${JSON.stringify(choices)})
      on conflict (user_id) do update set choices = contacts.choices || excluded.choices
      where contacts.erased_at is null`.execute(shop.ctx.db),
  erase: (userId: string) =>
    sql`
      insert into contacts (user_id, email, erased_at) values (${userId}, null, now())
      on conflict (user_id) do update set email = null, erased_at = now() where contacts.erased_at is null`.execute(
      shop.ctx.db,
    ),
}

type SavedBefore = { userId: string; email: string; marketingConsent?: boolean; version: number }

const find = (userId: string) =>
  shop.ctx.db.selectFrom('knownUsers').selectAll().where('userId', '=', userId).executeTakeFirst()

describe('Rolling update from the previous version', () => {
  test('creates users with the table’s defaults', async () => {
    const userId = uuidv7()
    expect(await before.lock(userId)).toMatchObject({ position: 1, choices: {} })
    expect(await find(userId)).toMatchObject({ version: 0, emailVerified: false, marketingConsent: false, email: null })
  })

  test('saves the newer version in any order', async () => {
    const [ada, grace] = [aContact(), aContact()]
    await before.save({ userId: ada.userId, email: 'new@example.com', version: 2 })
    await saveKnownUser(shop.ctx.db, { ...ada, version: 1 })
    await saveKnownUser(shop.ctx.db, { ...grace, email: 'new@example.com', version: 2 })
    await before.save({ userId: grace.userId, email: 'old@example.com', version: 1 })
    expect([(await find(ada.userId))?.email, (await find(grace.userId))?.email]).toEqual([
      'new@example.com',
      'new@example.com',
    ])
  })

  test('counts positions in common', async () => {
    const { userId } = aContact()
    await before.save({ userId, email: 'ada@example.com', version: 1 })
    const send = () => shop.send({ userId, channel: 'in-app', text: 'Hello' }).expect(202)
    await Promise.all([send(), before.lock(userId), send(), before.lockMany([userId]), send()])
    expect((await find(userId))?.position).toBe(5)
  })

  test('keeps preferences, and resets marketing ones with new consent', async () => {
    const { userId } = aContact()
    await before.choose(userId, { 'stock/email': false, 'marketing/email': false })
    await before.save({ userId, email: 'ada@example.com', marketingConsent: true, version: 1 })
    expect((await find(userId))?.choices).toEqual({ 'stock/email': false })
  })

  test('erases for good', async () => {
    const ada = aContact()
    await saveKnownUser(shop.ctx.db, ada)
    await before.erase(ada.userId)
    await saveKnownUser(shop.ctx.db, { ...ada, version: 9 })
    expect(await before.lock(ada.userId)).toBeUndefined()
    expect(await find(ada.userId)).toMatchObject({ email: null, erasedAt: expect.any(Date) })
  })
})
