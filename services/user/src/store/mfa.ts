import { sql } from 'kysely'
import type { Db, Tx } from './schema'

export type StoredMfa = { sealedSecret: string; enabledAt: Date | null }

export const findMfa = (db: Db, userId: string): Promise<StoredMfa | undefined> =>
  db.selectFrom('mfa').select(['sealedSecret', 'enabledAt']).where('userId', '=', userId).executeTakeFirst()

/** Stores a new pending secret; false if MFA is enabled. */
export async function upsertPendingMfa(
  db: Db,
  { userId, sealedSecret }: { userId: string; sealedSecret: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into mfa (user_id, sealed_secret)
    select id, ${sealedSecret} from users where id = ${userId} for key share
    on conflict (user_id) do update set sealed_secret = excluded.sealed_secret where mfa.enabled_at is null
    returning user_id`.execute(db)
  return rows.length === 1
}

/** Enables MFA with the first code; false if enabled or set up again. */
export async function enableMfa(
  tx: Tx,
  { userId, sealedSecret, step }: { userId: string; sealedSecret: string; step: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mfa')
    .set({ enabledAt: sql`now()`, lastStep: step })
    .where('userId', '=', userId)
    .where('sealedSecret', '=', sealedSecret)
    .where('enabledAt', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Uses the code of a time step; false if it or a later one was used. */
export async function useStep(tx: Tx, { userId, step }: { userId: string; step: number }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mfa')
    .set({ lastStep: step })
    .where('userId', '=', userId)
    .where('enabledAt', 'is not', null)
    .where('lastStep', '<', step)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Deletes MFA, even incomplete; false if not enabled. */
export async function deleteAnyMfa(tx: Tx, userId: string): Promise<boolean> {
  const deleted = await tx.deleteFrom('mfa').where('userId', '=', userId).returning('enabledAt').executeTakeFirst()
  return deleted !== undefined && deleted.enabledAt !== null
}

/** False when there was none. */
export async function deleteMfa(db: Db, userId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('mfa')
    .where('userId', '=', userId)
    .where('enabledAt', 'is not', null)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

export async function replaceRecoveryCodes(
  tx: Tx,
  { userId, hashes }: { userId: string; hashes: readonly Buffer[] },
): Promise<void> {
  await tx.deleteFrom('recoveryCodes').where('userId', '=', userId).execute()
  await tx
    .insertInto('recoveryCodes')
    .values(hashes.map((hash) => ({ userId, hash })))
    .execute()
}

/** Uses a recovery code once and returns the number left. */
export async function useRecoveryCode(
  tx: Tx,
  { userId, hashes }: { userId: string; hashes: readonly Buffer[] },
): Promise<number | undefined> {
  // Locks, so that concurrent uses count correctly.
  await tx.selectFrom('mfa').select('userId').where('userId', '=', userId).forUpdate().execute()
  const { rows } = await sql<{ left: number }>`
    with used as (delete from recovery_codes where user_id = ${userId} and hash = any(${hashes}::bytea[]) returning hash)
    select count(*) - 1 as left from recovery_codes where user_id = ${userId} having exists (select from used)`.execute(
    tx,
  )
  return rows[0]?.left
}
