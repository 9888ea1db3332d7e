import { sql } from 'kysely'
import type { SessionRef } from '../domain/sessions/session'
import type { User } from '../domain/users/user'
import type { Db } from './schema'
import type { NewToken } from './sessions'

type TokenRef = SessionRef & { hash: Buffer }

/** Session's user and its maximum lifetime. */
export type Refreshed = Pick<User, 'role' | 'tokenVersion' | 'mfaEnabled'> & { secondsLeft: number }

/** Replaces a refresh token in one statement, so that one concurrent use succeeds; undefined if invalid. */
export async function rotateRefreshToken(
  db: Db,
  token: TokenRef,
  { hash, life }: NewToken,
): Promise<Refreshed | undefined> {
  const oldest = sql`interval '1 day' * ${life.maxDays}::int`
  const { rows } = await sql<Refreshed>`
    with used as (
      update refresh_tokens t set used_at = now()
      from sessions s join users u on u.id = s.user_id
      where t.user_id = ${token.userId} and t.session_id = ${token.sessionId} and t.hash = ${token.hash}
        and t.used_at is null and t.expires_at > now()
        and s.user_id = t.user_id and s.id = t.session_id and s.ended_at is null and u.status = 'active'
        and s.created_at > now() - ${oldest}
      returning t.user_id, t.session_id, u.role, u.token_version, s.created_at + ${oldest} as ends_at
    ), refreshed as (
      update sessions s set last_used_at = now() from used
      where s.user_id = used.user_id and s.id = used.session_id and s.ended_at is null
      returning s.user_id, s.id, used.ends_at
    ), issued as (
      insert into refresh_tokens (user_id, session_id, hash, expires_at)
      select user_id, id, ${hash}, least(now() + ${life.idleDays} * interval '1 day', ends_at) from refreshed
      returning user_id
    )
    select used.role, used.token_version, extract(epoch from used.ends_at - now())::float8 as seconds_left, exists (
      select from mfa m where m.user_id = used.user_id and m.enabled_at is not null
    ) as mfa_enabled
    from used join issued on issued.user_id = used.user_id`.execute(db)
  return rows[0]
}

/** Returns true for a used token, false for an unknown one. */
export async function isTokenUsed(db: Db, { userId, sessionId, hash }: TokenRef): Promise<boolean> {
  const found = await db
    .selectFrom('refreshTokens')
    .select('usedAt')
    .where('userId', '=', userId)
    .where('sessionId', '=', sessionId)
    .where('hash', '=', hash)
    .where('usedAt', 'is not', null)
    .executeTakeFirst()
  return found !== undefined
}

/** Deletes up to `limit` tokens expired a day ago and their empty sessions; returns the number. */
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
