import { sql } from 'kysely'
import type { KnownUser } from '../domain/known-user'
import { type Choices, marketingChoices, type Preferences } from '../domain/preferences'
import type { Db, Tx } from './schema'

/** Undefined while only the id is known; `erased` is final. */
export async function findKnownUser(db: Db, userId: string): Promise<KnownUser | 'erased' | undefined> {
  const row = await db
    .selectFrom('knownUsers')
    .select(['userId', 'email', 'name', 'locale', 'emailVerified', 'marketingConsent', 'version', 'erasedAt'])
    .where('userId', '=', userId)
    .executeTakeFirst()
  if (!row) return undefined
  const { erasedAt, email, name, locale, ...rest } = row
  if (erasedAt) return 'erased'
  return email === null || name === null || locale === null ? undefined : { ...rest, email, name, locale }
}

/** Saves a newer version unless erased. Changed consent replaces marketing preferences in the same statement. */
export async function saveKnownUser(db: Db, user: KnownUser): Promise<void> {
  const { userId, email, name, locale, emailVerified, marketingConsent, version } = user
  await sql`
    insert into known_users as known (user_id, email, name, locale, email_verified, marketing_consent, version)
    values (${userId}, ${email}, ${name}, ${locale}, ${emailVerified}, ${marketingConsent}, ${version})
    on conflict (user_id) do update set
      email = excluded.email, name = excluded.name, locale = excluded.locale, email_verified = excluded.email_verified,
      marketing_consent = excluded.marketing_consent, version = excluded.version,
      choices = case when known.marketing_consent = excluded.marketing_consent then known.choices
        else known.choices - ${marketingChoices}::text[] end
    where known.version < excluded.version and known.erased_at is null`.execute(db)
}

/** Locked user, and the position of their next notification. */
export type LockedUser = Preferences & { position: number }

const nextPosition = sql<number>`known_users.position + 1`

/** Locks a user against erasure; undefined if erased. Inserts an empty row (version 0) for unknown users. */
export const lockKnownUser = (tx: Tx, userId: string): Promise<LockedUser | undefined> =>
  tx
    .insertInto('knownUsers')
    .values({ userId, version: 0, position: 1 })
    .onConflict((conflict) =>
      conflict.column('userId').doUpdateSet({ position: nextPosition }).where('knownUsers.erasedAt', 'is', null),
    )
    .returning(['marketingConsent', 'choices', 'position'])
    .executeTakeFirst()

type ReachableUser = LockedUser & Pick<KnownUser, 'userId' | 'email' | 'name' | 'locale' | 'emailVerified'>

/** Locks reachable users among these, by id. */
export async function lockReachableUsers(tx: Tx, userIds: readonly string[]): Promise<ReachableUser[]> {
  const { rows } = await sql<ReachableUser>`
    with locked as (
      select user_id from known_users
      where user_id = any(${userIds}::uuid[]) and erased_at is null and email is not null and name is not null
      order by user_id for update
    )
    update known_users set position = ${nextPosition} from locked where known_users.user_id = locked.user_id
    returning known_users.user_id, email, name, locale, email_verified, marketing_consent, choices, position`.execute(
    tx,
  )
  return rows
}

/** Undefined for a user that is unknown or erased. */
export const findPreferences = (db: Db, userId: string): Promise<Preferences | undefined> =>
  db
    .selectFrom('knownUsers')
    .select(['marketingConsent', 'choices'])
    .where('userId', '=', userId)
    .where('erasedAt', 'is', null)
    .executeTakeFirst()

/** Adds to the choices made before; undefined for an erased user. */
export const saveChoices = (db: Db, userId: string, choices: Choices): Promise<Preferences | undefined> =>
  db
    .insertInto('knownUsers')
    .values({ userId, version: 0, choices: JSON.stringify(choices) })
    .onConflict((conflict) =>
      conflict
        .column('userId')
        .doUpdateSet({ choices: sql<string>`known_users.choices || excluded.choices` })
        .where('knownUsers.erasedAt', 'is', null),
    )
    .returning(['marketingConsent', 'choices'])
    .executeTakeFirst()

/** Keeps only the id, after transactions that locked the user. */
export async function eraseKnownUser(tx: Tx, userId: string): Promise<void> {
  const erased = {
    ...{ email: null, name: null, locale: null, emailVerified: false, marketingConsent: false, choices: '{}' },
    erasedAt: sql<Date>`now()`,
  }
  await tx
    .insertInto('knownUsers')
    .values({ userId, ...erased })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet(erased).where('knownUsers.erasedAt', 'is', null))
    .execute()
}
