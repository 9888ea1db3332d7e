import { sql } from 'kysely'
import type { FailureCount, Lock } from '../domain/sessions/lockout'
import type { Db, Tx } from './schema'

const isLocked = sql`coalesce(locked_until > now(), false)`

/** Adds a failure; returns those within `minutes` since the last lock. Serialized by subject. */
export async function insertFailure(
  tx: Tx,
  { subject, minutes }: { subject: Buffer; minutes: number },
): Promise<FailureCount> {
  const { rows } = await sql<FailureCount>`
    insert into failed_attempts as f (subject, failed_at) values (${subject}, array[now()])
    on conflict (subject) do update set
      failed_at = array(
        select failure from unnest(f.failed_at || now()) as failure
        where failure > greatest(now() - ${minutes} * interval '1 minute', f.locked_until)
      ),
      updated_at = now()
    returning cardinality(failed_at) as failures, locked_until, notified_at, now() as at`.execute(tx)
  return rows[0]!
}

/** Locks a subject whose failures the transaction has counted. */
export async function updateLock(
  tx: Tx,
  { subject, lockedUntil, notifiedAt }: Pick<Lock, 'lockedUntil' | 'notifiedAt'> & { subject: Buffer },
): Promise<void> {
  await tx.updateTable('failedAttempts').set({ lockedUntil, notifiedAt }).where('subject', '=', subject).execute()
}

type StoredLock = { lockedUntil: Date | null; isLocked: boolean }

const lockOf = (rows: StoredLock[]) => (rows[0]?.isLocked ? rows[0].lockedUntil! : undefined)

/** Reads the lock after pending failures have committed; later ones wait. */
export async function readLockForShare(tx: Tx, subject: Buffer): Promise<Date | undefined> {
  const { rows } = await sql<StoredLock>`
    select locked_until, ${isLocked} as is_locked from failed_attempts where subject = ${subject} for share`.execute(tx)
  return lockOf(rows)
}

/** Deletes failures before a success; returns the end of a lock set meanwhile. */
export async function clearFailures(db: Db, subject: Buffer): Promise<Date | undefined> {
  const { rows } = await sql<StoredLock>`
    update failed_attempts set failed_at = '{}' where subject = ${subject}
    returning locked_until, ${isLocked} as is_locked`.execute(db)
  return lockOf(rows)
}

/** Deletes failures and locks of users with proven identity. */
export async function deleteFailures(db: Db, subjects: readonly Buffer[]): Promise<void> {
  await db.deleteFrom('failedAttempts').where('subject', 'in', subjects).execute()
}

/** Deletes what counts for nothing any more. */
export async function deleteOldFailures(db: Db): Promise<void> {
  await sql`delete from failed_attempts where updated_at < now() - interval '1 day'`.execute(db)
}
