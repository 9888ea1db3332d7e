import { sql } from 'kysely'
import type { Tx } from './schema'

/**
 * Locks a user against erasure; false if erased. Inserts an empty row for unknown users, since only rows can be
 * locked.
 */
export async function lockKnownUser(tx: Tx, userId: string): Promise<boolean> {
  const locked = await tx
    .insertInto('knownUsers')
    .values({ userId, erasedAt: null })
    .onConflict((conflict) =>
      conflict.column('userId').doUpdateSet({ erasedAt: null }).where('knownUsers.erasedAt', 'is', null),
    )
    .returning('userId')
    .executeTakeFirst()
  return locked !== undefined
}

/** Marks a user as erased for good, after transactions that locked the row. */
export async function markErased(tx: Tx, userId: string): Promise<void> {
  const erased = { erasedAt: sql<Date>`now()` }
  await tx
    .insertInto('knownUsers')
    .values({ userId, ...erased })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet(erased).where('knownUsers.erasedAt', 'is', null))
    .execute()
}
