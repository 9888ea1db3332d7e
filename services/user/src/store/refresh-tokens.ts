import { sql } from 'kysely'
import type { SessionRef } from '../domain/session'
import type { Person } from '../domain/user'
import type { Db } from './schema'
import type { NewToken } from './sessions'

type TokenRef = SessionRef & { hash: Buffer }

/**
 * Uses a refresh token and puts the next one in its place, in one statement: of any number at once, one gets through. Answers
 * whose session goes on; undefined when the token is used, expired or unknown, its session has ended or its person is disabled.
 */
export async function rotateRefreshToken(
  db: Db,
  token: TokenRef,
  next: NewToken,
): Promise<Pick<Person, 'role' | 'mfaEnabled'> | undefined> {
  const { rows } = await sql<Pick<Person, 'role' | 'mfaEnabled'>>`
    with used as (
      update refresh_tokens t set used_at = now()
      from sessions s join users u on u.id = s.user_id
      where t.user_id = ${token.userId} and t.session_id = ${token.sessionId} and t.hash = ${token.hash}
        and t.used_at is null and t.expires_at > now()
        and s.user_id = t.user_id and s.id = t.session_id and s.ended_at is null and u.status = 'active'
      returning t.user_id, t.session_id, u.role
    ), refreshed as (
      update sessions s set last_used_at = now() from used
      where s.user_id = used.user_id and s.id = used.session_id and s.ended_at is null
      returning s.user_id, s.id
    ), issued as (
      insert into refresh_tokens (user_id, session_id, hash, expires_at)
      select user_id, id, ${next.hash}, now() + ${next.days} * interval '1 day' from refreshed
      returning user_id
    )
    select used.role, exists (
      select from mfa m where m.user_id = used.user_id and m.enabled_at is not null
    ) as mfa_enabled
    from used join issued on issued.user_id = used.user_id`.execute(db)
  return rows[0]
}

/** Ends the session of a token that was used before; false when this one was not, or is none of ours. */
export async function endReusedSession(db: Db, token: TokenRef): Promise<boolean> {
  const { rows } = await sql`
    with reused as (
      select user_id, session_id from refresh_tokens
      where user_id = ${token.userId} and session_id = ${token.sessionId} and hash = ${token.hash} and used_at is not null
    ), ended as (
      update sessions s set ended_at = now() from reused
      where s.user_id = reused.user_id and s.id = reused.session_id and s.ended_at is null
    )
    select user_id from reused`.execute(db)
  return rows.length === 1
}

/**
 * Deletes up to `limit` tokens that expired a day ago, with the sessions that have none left, and answers how many. The day
 * keeps it clear of a token that is being used in its last moment.
 */
export async function deleteExpiredTokens(db: Db, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with expired as (
      delete from refresh_tokens where (user_id, session_id, hash) in (
        select user_id, session_id, hash from refresh_tokens where expires_at < now() - interval '1 day'
        order by expires_at limit ${limit} for update skip locked
      ) returning user_id, session_id
    ), over as (
      delete from sessions s using expired
      where s.user_id = expired.user_id and s.id = expired.session_id and not exists (
        select from refresh_tokens t
        where t.user_id = s.user_id and t.session_id = s.id and t.expires_at >= now() - interval '1 day'
      )
    )
    select count(*) as count from expired`.execute(db)
  return rows[0]!.count
}
