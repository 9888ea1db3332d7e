import { sql } from 'kysely'
import { lockout } from '../domain/lockout'
import type { Db } from './schema'

const window = sql`${lockout.minutes} * interval '1 minute'`
const recent = sql`array(select failure from unnest(f.failed_at) as failure where failure > now() - ${window})`

/**
 * Counts a failure, and locks with the one that is too many. Answers until when it is locked, if it is, and whether this failure
 * did it: of any number at once, one.
 */
export async function insertFailure(
  db: Db,
  subject: Buffer,
): Promise<{ lockedUntil: Date | null; justLocked: boolean }> {
  const { rows } = await sql<{ lockedUntil: Date | null; justLocked: boolean }>`
    insert into failed_attempts as f (subject, failed_at) values (${subject}, array[now()])
    on conflict (subject) do update set
      failed_at = case
        when f.locked_until > now() or cardinality(${recent}) + 1 >= ${lockout.failures} then '{}'
        else ${recent} || now()
      end,
      locked_until = case
        when f.locked_until > now() then f.locked_until
        when cardinality(${recent}) + 1 >= ${lockout.failures} then now() + ${window}
      end,
      updated_at = now()
    returning locked_until, coalesce(locked_until = now() + ${window}, false) as just_locked`.execute(db)
  return rows[0]!
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
