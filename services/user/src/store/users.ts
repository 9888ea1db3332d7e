import { defined } from '@ecommerce/shared/defined'
import { sql } from 'kysely'
import type { AdminChange, NewUser, User, Role, StoredUser, UserStatus } from '../domain/users/user'
import type { Db, Tx } from './schema'

export type UserFilter = { q?: string; role?: Role; status?: UserStatus }

const columns = [
  'id',
  'email',
  'name',
  'role',
  'status',
  'locale',
  'emailVerifiedAt',
  'emailOwnedAt',
  'marketingConsentAt',
  'version',
  'tokenVersion',
  'createdAt',
  'updatedAt',
] as const

/** Inserts a user and their credentials; undefined when the e-mail is taken. */
export async function insertUser(db: Db, user: NewUser): Promise<StoredUser | undefined> {
  const ownedAt = user.ownsEmail ? sql`now()` : sql`null::timestamptz`
  const { rows } = await sql<StoredUser>`
    with claimed as (
      insert into credentials (email, user_id, password_hash)
      values (${user.email}, ${user.id}, ${user.passwordHash})
      on conflict (email) do nothing
      returning user_id, email
    )
    insert into users (id, email, name, role, locale, email_verified_at, email_owned_at)
    select user_id, email, ${user.name}, ${user.role}, ${user.locale}, ${ownedAt}, ${ownedAt} from claimed
    returning *`.execute(db)
  return rows[0]
}

export const findUser = (db: Db, id: string): Promise<StoredUser | undefined> =>
  db.selectFrom('users').select(columns).where('id', '=', id).executeTakeFirst()

export async function findUserByEmail(db: Db, email: string): Promise<StoredUser | undefined> {
  const { rows } = await sql<StoredUser>`
    select u.* from credentials c join users u on u.id = c.user_id where c.email = ${email}`.execute(db)
  return rows[0]
}

/** Locks a user against changes, not against references. */
export const lockUserForChange = (tx: Tx, id: string): Promise<StoredUser | undefined> =>
  tx.selectFrom('users').select(columns).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

/** Lists active admins with password hashes, oldest first. */
export async function listAdminCredentials(db: Db, limit: number): Promise<{ email: string; passwordHash: string }[]> {
  const { rows } = await sql<{ email: string; passwordHash: string }>`
    select c.email, c.password_hash
    from users u join credentials c on c.user_id = u.id
    where u.role = 'admin' and u.status = 'active'
    order by u.id limit ${limit}`.execute(db)
  return rows
}

/** Locks the user against changes. */
export const lockUser = (tx: Tx, id: string): Promise<StoredUser | undefined> =>
  tx.selectFrom('users').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()

/** Finds an active user; the nil UUID takes equal time. */
export async function findFullUser(db: Db, id: string): Promise<User | undefined> {
  const { rows } = await sql<User>`
    select u.*, m.user_id is not null as mfa_enabled
    from users u left join mfa m on m.user_id = u.id and m.enabled_at is not null
    where u.id = ${id}`.execute(db)
  return rows[0]
}

/** Lists users, newest first (UUIDv7), before id `before`. */
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

/** Updates the user's own profile; undefined without an active account. */
export function updateProfile(
  db: Db,
  id: string,
  { marketingConsent, ...fields }: ProfileChange,
): Promise<StoredUser | undefined> {
  const marketingConsentAt = marketingConsent === undefined ? undefined : marketingConsent ? sinceFirstGiven : null
  return db
    .updateTable('users')
    .set({ ...fields, ...defined({ marketingConsentAt }), ...touched })
    .where('id', '=', id)
    .where('status', '=', 'active')
    .returning(columns)
    .executeTakeFirst()
}

const touched = { updatedAt: sql<Date>`now()`, version: sql<number>`version + 1` }

const sinceFirstGiven = sql<Date>`coalesce(marketing_consent_at, now())`

/** Undefined if verified before or absent. */
export const markEmailVerified = (db: Db, id: string): Promise<StoredUser | undefined> =>
  db
    .updateTable('users')
    .set({ emailVerifiedAt: sql`now()`, ...touched })
    .where('id', '=', id)
    .where('emailVerifiedAt', 'is', null)
    .returning(columns)
    .executeTakeFirst()

/** Voids device tokens and returns the new epoch. */
export async function startDeviceEpoch(tx: Tx, id: string): Promise<number> {
  const { deviceEpoch } = await tx
    .updateTable('users')
    .set({ deviceEpoch: sql<number>`device_epoch + 1` })
    .where('id', '=', id)
    .returning('deviceEpoch')
    .executeTakeFirstOrThrow()
  return deviceEpoch
}

/** Marks the address as owned and verified; undefined if it was. */
export const markEmailOwned = (db: Db, id: string): Promise<StoredUser | undefined> =>
  db
    .updateTable('users')
    .set({ emailVerifiedAt: sql`coalesce(email_verified_at, now())`, emailOwnedAt: sql`now()`, ...touched })
    .where('id', '=', id)
    .where('emailOwnedAt', 'is', null)
    .returning(columns)
    .executeTakeFirst()

/** Withdraws consent that was given before ownership of the address was proved. */
export async function withdrawConsent(db: Db, id: string): Promise<void> {
  await db.updateTable('users').set({ marketingConsentAt: null }).where('id', '=', id).execute()
}

/** Updates an admin's changes at this version (null: any); otherwise undefined. */
export const updateUser = (
  db: Db,
  { id, version }: { id: string; version: number | null },
  change: AdminChange & Pick<StoredUser, 'tokenVersion'>,
): Promise<StoredUser | undefined> =>
  db
    .updateTable('users')
    .set({ ...change, ...touched })
    .where('id', '=', id)
    .$if(version !== null, (query) => query.where('version', '=', version!))
    .returning(columns)
    .executeTakeFirst()

/** Locks active admins and returns their ids, so that one remains. */
export async function lockAdmins(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from users where role = 'admin' and status = 'active' order by id for update`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Deletes credentials and all data of the user here. */
export async function deleteUser(tx: Tx, { id, email }: { id: string; email: string }): Promise<void> {
  await tx.deleteFrom('credentials').where('email', '=', email).execute()
  await tx.deleteFrom('users').where('id', '=', id).execute()
}
