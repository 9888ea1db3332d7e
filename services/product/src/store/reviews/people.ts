import { sql } from 'kysely'
import type { Tx } from '../schema'

/**
 * Keeps a person from being erased until the transaction ends; false when that has happened already. Who is not known yet gets an
 * empty row, because what isn't there can't be locked.
 */
export async function holdPerson(tx: Tx, userId: string): Promise<boolean> {
  const held = await tx
    .insertInto('people')
    .values({ userId, erasedAt: null })
    .onConflict((conflict) =>
      conflict.column('userId').doUpdateSet({ erasedAt: null }).where('people.erasedAt', 'is', null),
    )
    .returning('userId')
    .executeTakeFirst()
  return held !== undefined
}

/** Marks a person as erased for good; waits for whoever holds them. */
export async function erasePerson(tx: Tx, userId: string): Promise<void> {
  const erased = { erasedAt: sql<Date>`now()` }
  await tx
    .insertInto('people')
    .values({ userId, ...erased })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet(erased).where('people.erasedAt', 'is', null))
    .execute()
}
