import { sql } from 'kysely'
import { lockout } from '../domain/lockout'
import type { Db, Tx } from './schema'

const window = sql`${lockout.minutes} * interval '1 minute'`
const isLocked = sql`coalesce(f.locked_until > now(), false)`
const recent = sql`array(select failure from unnest(f.failed_at) as failure where failure > now() - ${window})`

const isTooMany = sql`cardinality(${recent}) + 1 >= ${lockout.failures}`

type Failure = { lockedUntil: Date | null; justLocked: boolean; notifyOwner: boolean }

/**
 * Counts a failure, and locks with the one that is too many. Answers until when it is locked, if it is, whether this failure did
 * it (of any number at once, one), and whether the owner is to be told, which is once a day at most.
 */
export async function insertFailure(db: Db, subject: Buffer): Promise<Failure> {
  const { rows } = await sql<Failure>`
    insert into failed_attempts as f (subject, failed_at) values (${subject}, array[now()])
    on conflict (subject) do update set
      failed_at = case
        when ${isLocked} or ${isTooMany} then '{}'
        else ${recent} || now()
      end,
      locked_until = case
        when ${isLocked} then f.locked_until
        when ${isTooMany} then now() + ${window}
      end,
      notified_at = case
        when ${isTooMany} and not ${isLocked} and coalesce(f.notified_at < now() - interval '1 day', true) then now()
        else f.notified_at
      end,
      updated_at = now()
    returning locked_until, coalesce(locked_until = now() + ${window}, false) as just_locked,
      coalesce(notified_at = now(), false) as notify_owner`.execute(db)
  return rows[0]!
}

/** Reads the lock after failures being counted now have committed; later ones wait for this transaction. */
export async function readLockForShare(tx: Tx, subject: Buffer): Promise<Date | undefined> {
  const { rows } = await sql<{ lockedUntil: Date | null; isLocked: boolean }>`
    select locked_until, ${isLocked} as is_locked from failed_attempts f where subject = ${subject} for share`.execute(
    tx,
  )
  return rows[0]?.isLocked ? rows[0].lockedUntil! : undefined
}

/** Forgets the failures before a success. When it was locked meanwhile it stays so, and the answer is until when. */
export async function clearFailures(db: Db, subject: Buffer): Promise<Date | undefined> {
  const { rows } = await sql<{ lockedUntil: Date | null }>`
    update failed_attempts set
      failed_at = '{}', locked_until = case when locked_until > now() then locked_until end
    where subject = ${subject} returning locked_until`.execute(db)
  return rows[0]?.lockedUntil ?? undefined
}

/** Forgets failures and locks alike, for whoever has proved by other means who they are. */
export async function deleteFailures(db: Db, subjects: readonly Buffer[]): Promise<void> {
  await db.deleteFrom('failedAttempts').where('subject', 'in', subjects).execute()
}

/** Deletes what counts for nothing any more. */
export async function deleteOldFailures(db: Db): Promise<void> {
  await sql`delete from failed_attempts where updated_at < now() - interval '1 day'`.execute(db)
}
