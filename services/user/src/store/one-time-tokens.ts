import { sql } from 'kysely'
import { tokenMinutes, type TokenPurpose } from '../domain/tokens/one-time-token'
import type { Db } from './schema'

type TokenRef = { userId: string; purpose: TokenPurpose; hash: Buffer }

/** Inserts a token; returns its expiry, undefined for an inactive account or outdated `deviceEpoch`. */
export async function insertToken(
  db: Db,
  { userId, purpose, hash, deviceEpoch }: TokenRef & { deviceEpoch?: number },
): Promise<Date | undefined> {
  const { rows } = await sql<{ expiresAt: Date }>`
    insert into one_time_tokens (user_id, purpose, hash, expires_at)
    select id, ${purpose}, ${hash}, now() + ${tokenMinutes[purpose]} * interval '1 minute'
    from users
    where id = ${userId} and status = 'active' and device_epoch = coalesce(${deviceEpoch ?? null}, device_epoch)
    for share
    returning expires_at`.execute(db)
  return rows[0]?.expiresAt
}

/** Returns true for a valid token, without using it. */
export async function isTokenGood(db: Db, { userId, purpose, hash }: TokenRef): Promise<boolean> {
  const found = await db
    .selectFrom('oneTimeTokens')
    .select('userId')
    .where('userId', '=', userId)
    .where('purpose', '=', purpose)
    .where('hash', '=', hash)
    .where('expiresAt', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return found !== undefined
}

/** Uses a token once, optionally only if created after `madeAfter`. */
export async function useToken(
  db: Db,
  { userId, purpose, hash, madeAfter }: TokenRef & { madeAfter?: Date | undefined },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('oneTimeTokens')
    .where('userId', '=', userId)
    .where('purpose', '=', purpose)
    .where('hash', '=', hash)
    .where('expiresAt', '>', sql<Date>`now()`)
    .$if(madeAfter !== undefined, (query) => query.where('createdAt', '>', madeAfter!))
    .executeTakeFirst()
  return numDeletedRows === 1n
}

export async function deleteTokens(
  db: Db,
  { userId, purposes }: { userId: string; purposes: readonly TokenPurpose[] },
): Promise<void> {
  await db.deleteFrom('oneTimeTokens').where('userId', '=', userId).where('purpose', 'in', purposes).execute()
}

export async function deleteExpiredOneTimeTokens(db: Db): Promise<void> {
  await sql`delete from one_time_tokens where expires_at < now()`.execute(db)
}
