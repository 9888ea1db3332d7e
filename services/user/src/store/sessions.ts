import { sql } from 'kysely'
import type { Device, SessionRef } from '../domain/session'
import type { Role, StoredUser, UserStatus } from '../domain/user'
import type { Db } from './schema'

export type NewToken = { hash: Buffer; days: number }

/** Opens a session with its first refresh token, if the account is active, and answers whose it is: one round trip. */
export async function insertSession(
  db: Db,
  { userId, sessionId, userAgent, ip }: SessionRef & Device,
  token: NewToken,
): Promise<StoredUser | undefined> {
  const { rows } = await sql<StoredUser>`
    with person as (
      select * from users where id = ${userId} and status = 'active'
    ), opened as (
      insert into sessions (user_id, id, user_agent, ip)
      select id, ${sessionId}, ${userAgent}, ${ip} from person
      returning user_id, id
    ), issued as (
      insert into refresh_tokens (user_id, session_id, hash, expires_at)
      select user_id, id, ${token.hash}, now() + ${token.days} * interval '1 day' from opened
    )
    select * from person`.execute(db)
  return rows[0]
}

/** Ends one session of a person, or all of them. */
export async function endSessions(
  db: Db,
  { userId, sessionId }: { userId: string; sessionId?: string },
): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ endedAt: sql`now()` })
    .where('userId', '=', userId)
    .where('endedAt', 'is', null)
    .$if(sessionId !== undefined, (query) => query.where('id', '=', sessionId!))
    .execute()
}

export type SessionOwner = { id: string; email: string; role: Role; status: UserStatus; endedAt: Date | null }

/** Whose session it is, and whether it has ended; undefined when there is no such session any more. */
export const findSessionOwner = (db: Db, { userId, sessionId }: SessionRef): Promise<SessionOwner | undefined> =>
  db
    .selectFrom('sessions as s')
    .innerJoin('users as u', 'u.id', 's.userId')
    .select(['u.id', 'u.email', 'u.role', 'u.status', 's.endedAt'])
    .where('s.userId', '=', userId)
    .where('s.id', '=', sessionId)
    .executeTakeFirst()
