import { sql } from 'kysely'
import type { NewUser, Role, StoredUser, UserStatus } from '../domain/user'
import type { Db } from './schema'

export type UserFilter = { q?: string; role?: Role; status?: UserStatus }

const columns = [
  'id',
  'email',
  'name',
  'role',
  'status',
  'locale',
  'emailVerifiedAt',
  'marketingConsentAt',
  'createdAt',
  'updatedAt',
] as const

/** Adds a person and their credentials; false when the e-mail is somebody's already. */
export async function insertUser(db: Db, user: NewUser): Promise<boolean> {
  const { rows } = await sql`
    with claimed as (
      insert into credentials (email, user_id, password_hash)
      values (${user.email}, ${user.id}, ${user.passwordHash})
      on conflict (email) do nothing
      returning user_id, email
    )
    insert into users (id, email, name, role, locale)
    select user_id, email, ${user.name}, ${user.role}, ${user.locale} from claimed
    returning id`.execute(db)
  return rows.length === 1
}

export const findUser = (db: Db, id: string): Promise<StoredUser | undefined> =>
  db.selectFrom('users').select(columns).where('id', '=', id).executeTakeFirst()

/** One page, newest first: ids are UUIDv7. `before` is the id of the last person seen. */
export const listUsers = (
  db: Db,
  { filter, limit, before }: { filter: UserFilter; limit: number; before: string | undefined },
): Promise<StoredUser[]> =>
  matching(db, filter)
    .select(columns)
    .$if(before !== undefined, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export async function countUsers(db: Db, filter: UserFilter): Promise<number> {
  const { count } = await matching(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

function matching(db: Db, { q, role, status }: UserFilter) {
  let query = db.selectFrom('users')
  if (role !== undefined) query = query.where('role', '=', role)
  if (status !== undefined) query = query.where('status', '=', status)
  if (q !== undefined) query = query.where(sql<boolean>`(email || ' ' || name) ilike ${`%${asLiteral(q)}%`}`)
  return query
}

/** Takes their meaning from the wildcards of `like`. */
const asLiteral = (words: string) => words.replace(/[\\%_]/g, '\\$&')

export type ProfileChange = { name?: string; locale?: string; marketingConsent?: boolean }

/** Changes what a person may change of themselves; undefined when there is no such active account. */
export const updateProfile = (
  db: Db,
  id: string,
  { marketingConsent, ...fields }: ProfileChange,
): Promise<StoredUser | undefined> =>
  db
    .updateTable('users')
    .set({
      ...fields,
      ...(marketingConsent !== undefined && { marketingConsentAt: marketingConsent ? sinceFirstGiven : null }),
      updatedAt: sql`now()`,
    })
    .where('id', '=', id)
    .where('status', '=', 'active')
    .returning(columns)
    .executeTakeFirst()

const sinceFirstGiven = sql<Date>`coalesce(marketing_consent_at, now())`
