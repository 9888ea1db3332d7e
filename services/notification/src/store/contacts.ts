import { sql } from 'kysely'
import type { KnownContact } from '../domain/contact'
import { type Choices, marketingChoices, type Wishes } from '../domain/preferences'
import type { Db, Tx } from './schema'

/** Undefined when nothing but the id may be known; `erased` is final. */
export async function findContact(db: Db, userId: string): Promise<KnownContact | 'erased' | undefined> {
  const row = await db
    .selectFrom('contacts')
    .select(['userId', 'email', 'name', 'locale', 'emailVerified', 'marketingConsent', 'version', 'erasedAt'])
    .where('userId', '=', userId)
    .executeTakeFirst()
  if (!row) return undefined
  const { erasedAt, email, name, locale, ...rest } = row
  if (erasedAt) return 'erased'
  return email === null || name === null || locale === null ? undefined : { ...rest, email, name, locale }
}

/**
 * Of two, the newer stays, whichever came first; an erased one stays empty. A new word on advertising in the profile goes before
 * what was chosen here earlier.
 */
export async function keepContact(db: Db, contact: KnownContact): Promise<void> {
  const { userId, email, name, locale, emailVerified, marketingConsent, version } = contact
  await sql`
    insert into contacts (user_id, email, name, locale, email_verified, marketing_consent, version)
    values (${userId}, ${email}, ${name}, ${locale}, ${emailVerified}, ${marketingConsent}, ${version})
    on conflict (user_id) do update set
      email = excluded.email, name = excluded.name, locale = excluded.locale, email_verified = excluded.email_verified,
      marketing_consent = excluded.marketing_consent, version = excluded.version,
      choices = case when contacts.marketing_consent = excluded.marketing_consent then contacts.choices
        else contacts.choices - ${marketingChoices}::text[] end
    where contacts.version < excluded.version and contacts.erased_at is null`.execute(db)
}

/** A contact that stays as it is until the transaction ends, and the place in the person's list for what is written to them now. */
export type Held = Wishes & { position: number }

const nextPosition = sql<number>`contacts.position + 1`

/**
 * Keeps a user from being erased until the transaction ends; undefined when that has happened already. A user that is not known yet
 * gets an empty row, older than any contact, because what isn't there can't be locked.
 */
export const holdContact = (tx: Tx, userId: string): Promise<Held | undefined> =>
  tx
    .insertInto('contacts')
    .values({ userId, version: 0, position: 1 })
    .onConflict((conflict) =>
      conflict.column('userId').doUpdateSet({ position: nextPosition }).where('contacts.erasedAt', 'is', null),
    )
    .returning(['marketingConsent', 'choices', 'position'])
    .executeTakeFirst()

type Known = Held & Pick<KnownContact, 'userId' | 'email' | 'name' | 'locale' | 'emailVerified'>

/** The same with those of these users who can be written to; locked in the order of their ids. */
export async function holdKnownContacts(tx: Tx, userIds: readonly string[]): Promise<Known[]> {
  const { rows } = await sql<Known>`
    with held as (
      select user_id from contacts
      where user_id = any(${userIds}::uuid[]) and erased_at is null and email is not null and name is not null
      order by user_id for update
    )
    update contacts set position = ${nextPosition} from held where contacts.user_id = held.user_id
    returning contacts.user_id, email, name, locale, email_verified, marketing_consent, choices, position`.execute(tx)
  return rows
}

/** What decides which notifications somebody gets; undefined when nothing is known of them. */
export const findWishes = (db: Db, userId: string): Promise<Wishes | undefined> =>
  db
    .selectFrom('contacts')
    .select(['marketingConsent', 'choices'])
    .where('userId', '=', userId)
    .where('erasedAt', 'is', null)
    .executeTakeFirst()

/** Keeps what somebody chose; what they leave out stays. Undefined for who has been erased. */
export const keepChoices = (db: Db, userId: string, choices: Choices): Promise<Wishes | undefined> =>
  db
    .insertInto('contacts')
    .values({ userId, version: 0, choices: JSON.stringify(choices) })
    .onConflict((conflict) =>
      conflict
        .column('userId')
        .doUpdateSet({ choices: sql<string>`contacts.choices || excluded.choices` })
        .where('contacts.erasedAt', 'is', null),
    )
    .returning(['marketingConsent', 'choices'])
    .executeTakeFirst()

/** Leaves the id alone; waits for whoever holds the contact. */
export async function eraseContact(tx: Tx, userId: string): Promise<void> {
  const erased = {
    ...{ email: null, name: null, locale: null, emailVerified: false, marketingConsent: false, choices: '{}' },
    erasedAt: sql<Date>`now()`,
  }
  await tx
    .insertInto('contacts')
    .values({ userId, ...erased })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet(erased).where('contacts.erasedAt', 'is', null))
    .execute()
}
