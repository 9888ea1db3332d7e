import { retentionSeconds } from '@ecommerce/shared/auth/ended-sessions/ended-sessions'
import { prepared } from '@ecommerce/shared/postgres/prepared'
import { sql } from 'kysely'
import type { Device, SessionLife, SessionRef, StoredSession } from '../domain/sessions/session'
import type { User, StoredUser, UserStatus } from '../domain/users/user'
import type { Db, Tx } from './schema'

export type NewToken = { hash: Buffer; life: SessionLife }

/** Claims of an access token, as of now. */
export type Rights = Pick<StoredUser, 'role' | 'tokenVersion'>

/** Opens a session with its first refresh token; undefined for an inactive account or outdated `deviceEpoch`. */
export async function insertSession(
  db: Db,
  { userId, sessionId, userAgent, ip, deviceEpoch }: SessionRef & Device & { deviceEpoch: number },
  { hash, life }: NewToken,
): Promise<Rights | undefined> {
  const { rows } = await sql<Rights>`
    with account as (
      select id, role, token_version from users
      where id = ${userId} and status = 'active' and device_epoch = ${deviceEpoch} for share
    ), opened as (
      insert into sessions (user_id, id, user_agent, ip) select id, ${sessionId}, ${userAgent}, ${ip} from account
      returning user_id, id
    ), issued as (
      insert into refresh_tokens (user_id, session_id, hash, expires_at)
      select user_id, id, ${hash}, now() + least(${life.idleDays}::int, ${life.maxDays}::int) * interval '1 day' from opened
    )
    select role, token_version from account`.execute(db)
  return rows[0]
}

export type Sessions = { userId: string; only?: string | undefined; but?: string | undefined }

/** Ends sessions: one, all, or all `but` one, for `commands/sessions/end-sessions.ts`, which publishes them. */
export const markSessionsEnded = (
  tx: Tx,
  { userId, only, but }: Sessions,
): Promise<{ id: string; isRecent: boolean }[]> =>
  tx
    .updateTable('sessions')
    .set({ endedAt: sql`now()` })
    .where('userId', '=', userId)
    .where('endedAt', 'is', null)
    .$if(only !== undefined, (query) => query.where('id', '=', only!))
    .$if(but !== undefined, (query) => query.where('id', '<>', but!))
    .returning(['id', sql<boolean>`last_used_at > now() - ${retentionSeconds} * interval '1 second'`.as('isRecent')])
    .execute()

export type SessionOwner = Rights & { id: string; email: string; status: UserStatus; endedAt: Date | null }

/** Finds a session's user and end; undefined without a session. */
export async function findSessionOwner(db: Db, { userId, sessionId }: SessionRef): Promise<SessionOwner | undefined> {
  const { rows } = await prepared<SessionOwner>`
    select u.id, u.email, u.role, u.token_version, u.status, s.ended_at
    from sessions s
    join users u on u.id = s.user_id
    where s.user_id = ${userId} and s.id = ${sessionId}`.execute(db)
  return rows[0]
}

/** User of a live session, if active. */
export async function findSignedIn(db: Db, { userId, sessionId }: SessionRef): Promise<User | undefined> {
  const { rows } = await sql<User>`
    select u.*, m.user_id is not null as mfa_enabled
    from sessions s
    join users u on u.id = s.user_id and u.status = 'active'
    left join mfa m on m.user_id = u.id and m.enabled_at is not null
    where s.user_id = ${userId} and s.id = ${sessionId} and s.ended_at is null`.execute(db)
  return rows[0]
}

/** Returns true for a live session; under a lock that ending takes first, it stays live. */
export async function isSessionAlive(db: Db, { userId, sessionId }: SessionRef): Promise<boolean> {
  const { rows } = await sql`
    select from sessions where user_id = ${userId} and id = ${sessionId} and ended_at is null`.execute(db)
  return rows.length === 1
}

/** User and session lifetimes. */
type Listed = { userId: string; life: SessionLife }

/** Lists refreshable sessions, newest first, before id `before`. */
export const listSessions = (
  db: Db,
  { limit, before, ...listed }: Listed & { limit?: number; before?: string | undefined },
): Promise<StoredSession[]> =>
  alive(db, listed)
    .select(['id', 'userAgent', 'ip', 'createdAt', 'lastUsedAt'])
    .$if(before !== undefined, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .$if(limit !== undefined, (query) => query.limit(limit!))
    .execute()

export async function countSessions(db: Db, listed: Listed): Promise<number> {
  const { count } = await alive(db, listed)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

const alive = (db: Db, { userId, life }: Listed) =>
  db
    .selectFrom('sessions')
    .where('userId', '=', userId)
    .where('endedAt', 'is', null)
    .where('lastUsedAt', '>', daysAgo(life.idleDays))
    .where('createdAt', '>', daysAgo(life.maxDays))

const daysAgo = (days: number) => sql<Date>`now() - ${days} * interval '1 day'`
