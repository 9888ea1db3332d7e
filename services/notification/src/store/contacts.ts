import type { Contact } from '@ecommerce/contracts/customer'
import { sql } from 'kysely'
import type { Db, Tx } from './schema'

/** Undefined when nothing but the id may be known; `erased` is final. */
export async function findContact(db: Db, userId: string): Promise<Contact | 'erased' | undefined> {
  const row = await db.selectFrom('contacts').selectAll().where('userId', '=', userId).executeTakeFirst()
  if (!row) return undefined
  const { erasedAt, email, name, locale, ...rest } = row
  if (erasedAt) return 'erased'
  return email === null || name === null || locale === null ? undefined : { ...rest, email, name, locale }
}

/** Of two, the newer stays, whichever came first; an erased one stays empty. */
export async function keepContact(db: Db, contact: Contact): Promise<void> {
  const { userId, email, name, locale, emailVerified, version } = contact
  await db
    .insertInto('contacts')
    .values({ userId, email, name, locale, emailVerified, version })
    .onConflict((conflict) =>
      conflict
        .column('userId')
        .doUpdateSet((eb) => ({
          email: eb.ref('excluded.email'),
          name: eb.ref('excluded.name'),
          locale: eb.ref('excluded.locale'),
          emailVerified: eb.ref('excluded.emailVerified'),
          version: eb.ref('excluded.version'),
        }))
        .whereRef('contacts.version', '<', 'excluded.version')
        .where('contacts.erasedAt', 'is', null),
    )
    .execute()
}

/**
 * Keeps a user from being erased until the transaction ends; false when that has happened already. A user that is not known yet
 * gets an empty row, older than any contact, because what isn't there can't be locked.
 */
export async function holdContact(tx: Tx, userId: string): Promise<boolean> {
  const held = await tx
    .insertInto('contacts')
    .values({ userId, version: 0 })
    .onConflict((conflict) =>
      conflict
        .column('userId')
        .doUpdateSet((eb) => ({ version: eb.ref('contacts.version') }))
        .where('contacts.erasedAt', 'is', null),
    )
    .returning('userId')
    .executeTakeFirst()
  return held !== undefined
}

/** Those of these users who can be written to, kept from being erased until the transaction ends; locked in the order of their ids. */
export async function holdKnownContacts(
  tx: Tx,
  userIds: readonly string[],
): Promise<Pick<Contact, 'userId' | 'email' | 'name' | 'locale'>[]> {
  const { rows } = await sql<Pick<Contact, 'userId' | 'email' | 'name' | 'locale'>>`
    select user_id, email, name, locale from contacts
    where user_id = any(${userIds}::uuid[]) and erased_at is null and email is not null and name is not null
    order by user_id for update`.execute(tx)
  return rows
}

/** Leaves the id alone; waits for whoever holds the contact. */
export async function eraseContact(tx: Tx, userId: string): Promise<void> {
  const erased = { email: null, name: null, locale: null, emailVerified: false, erasedAt: sql<Date>`now()` }
  await tx
    .insertInto('contacts')
    .values({ userId, ...erased })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet(erased).where('contacts.erasedAt', 'is', null))
    .execute()
}
