import { prepared } from '@ecommerce/shared/postgres/prepared'
import { sql } from 'kysely'
import type { Device, SessionRef, StoredSession } from '../domain/session'
import type { Person, Role, UserStatus } from '../domain/user'
import type { Db } from './schema'

export type NewToken = { hash: Buffer; days: number }

/** Opens a session with its first refresh token; false when the account is not active, or is being erased. */
export async function insertSession(
  db: Db,
  { userId, sessionId, userAgent, ip }: SessionRef & Device,
  token: NewToken,
): Promise<boolean> {
  const { rows } = await sql`
    with opened as (
      insert into sessions (user_id, id, user_agent, ip)
      select id, ${sessionId}, ${userAgent}, ${ip} from users where id = ${userId} and status = 'active'
      for key share
      returning user_id, id
    )
    insert into refresh_tokens (user_id, session_id, hash, expires_at)
    select user_id, id, ${token.hash}, now() + ${token.days} * interval '1 day' from opened
    returning session_id`.execute(db)
  return rows.length === 1
}

/** Ends the sessions of a person: one, all, or all `but` one. Answers how many there were to end. */
export async function endSessions(
  db: Db,
  { userId, only, but }: { userId: string; only?: string | undefined; but?: string | undefined },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({ endedAt: sql`now()` })
    .where('userId', '=', userId)
    .where('endedAt', 'is', null)
    .$if(only !== undefined, (query) => query.where('id', '=', only!))
    .$if(but !== undefined, (query) => query.where('id', '<>', but!))
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

export type SessionOwner = { id: string; email: string; role: Role; status: UserStatus; endedAt: Date | null }

/** Whose session it is, and whether it has ended; undefined when there is no such session any more. */
export async function findSessionOwner(db: Db, { userId, sessionId }: SessionRef): Promise<SessionOwner | undefined> {
  const { rows } = await prepared<SessionOwner>`
    select u.id, u.email, u.role, u.status, s.ended_at
    from sessions s
    join users u on u.id = s.user_id
    where s.user_id = ${userId} and s.id = ${sessionId}`.execute(db)
  return rows[0]
}

/** Whose session it is, when it is alive and its person active. */
export async function findSignedIn(db: Db, { userId, sessionId }: SessionRef): Promise<Person | undefined> {
  const { rows } = await sql<Person>`
    select u.*, m.user_id is not null as mfa_enabled
    from sessions s
    join users u on u.id = s.user_id and u.status = 'active'
    left join mfa m on m.user_id = u.id and m.enabled_at is not null
    where s.user_id = ${userId} and s.id = ${sessionId} and s.ended_at is null`.execute(db)
  return rows[0]
}

/** Whether a session goes on; asked under a lock that whatever ends it takes first, it goes on until the transaction ends. */
export async function isSessionAlive(db: Db, { userId, sessionId }: SessionRef): Promise<boolean> {
  const { rows } = await sql`
    select from sessions where user_id = ${userId} and id = ${sessionId} and ended_at is null`.execute(db)
  return rows.length === 1
}

/** Sessions that can still be refreshed, newest first; `before` is the id of the last one seen. */
export const listSessions = (
  db: Db,
  { userId, days, limit, before }: { userId: string; days: number; limit?: number; before?: string | undefined },
): Promise<StoredSession[]> =>
  alive(db, { userId, days })
    .select(['id', 'userAgent', 'ip', 'createdAt', 'lastUsedAt'])
    .$if(before !== undefined, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .$if(limit !== undefined, (query) => query.limit(limit!))
    .execute()

export async function countSessions(db: Db, of: { userId: string; days: number }): Promise<number> {
  const { count } = await alive(db, of)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Every use gives a session so many days more. */
const alive = (db: Db, { userId, days }: { userId: string; days: number }) =>
  db
    .selectFrom('sessions')
    .where('userId', '=', userId)
    .where('endedAt', 'is', null)
    .where('lastUsedAt', '>', sql<Date>`now() - ${days} * interval '1 day'`)
