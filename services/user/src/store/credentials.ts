import { sql } from 'kysely'
import type { Db } from './schema'

export type Credentials = {
  userId: string | null
  passwordHash: string | null
  /** Epoch of the hashed password. */
  deviceEpoch: number | null
  lockedUntil: Date | null
  /** Lock of the device; applies only after its token is verified. */
  deviceLockedUntil: Date | null
}

/** Finds credentials by the same query with and without an account. */
export async function findCredentials(
  db: Db,
  { email, subject, deviceSubject = null }: { email: string; subject: Buffer; deviceSubject?: Buffer | null },
): Promise<Credentials> {
  const { rows } = await sql<Credentials>`
    select c.user_id, c.password_hash, u.device_epoch, f.locked_until, d.locked_until as device_locked_until
    from (values (1)) as asked
    left join credentials c on c.email = ${email}
    left join users u on u.id = c.user_id
    left join failed_attempts f on f.subject = ${subject} and f.locked_until > now()
    left join failed_attempts d on d.subject = ${deviceSubject}::bytea and d.locked_until > now()`.execute(db)
  return rows[0]!
}

/** Replaces a hash if unchanged; otherwise false. */
export async function replacePasswordHash(
  db: Db,
  { email, from, to }: { email: string; from: string; to: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('credentials')
    .set({ passwordHash: to })
    .where('email', '=', email)
    .where('passwordHash', '=', from)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export async function setPasswordHash(db: Db, { email, to }: { email: string; to: string }): Promise<void> {
  await db.updateTable('credentials').set({ passwordHash: to }).where('email', '=', email).execute()
}
