import { sql } from 'kysely'
import type { AddressRef, StoredAddress } from '../domain/users/address'
import type { Db, Tx } from './schema'

const columns = [
  'id', 'label', 'name', 'line1', 'line2', 'city', 'region', 'postalCode', 'country', 'phone', 'isDefault',
] as const // prettier-ignore

/** Oldest first; `after` is the id of the last one seen. */
export const listAddresses = (
  db: Db,
  { userId, limit, after }: { userId: string; limit?: number; after?: string | undefined },
): Promise<StoredAddress[]> =>
  db
    .selectFrom('addresses')
    .select(columns)
    .where('userId', '=', userId)
    .$if(after !== undefined, (query) => query.where('id', '>', after!))
    .orderBy('id')
    .$if(limit !== undefined, (query) => query.limit(limit!))
    .execute()

export const findAddress = (db: Db, { userId, id }: AddressRef): Promise<StoredAddress | undefined> =>
  db.selectFrom('addresses').select(columns).where('userId', '=', userId).where('id', '=', id).executeTakeFirst()

export async function countAddresses(db: Db, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom('addresses')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow()
  return count
}

/** Locks a user's address book for its limit and default; false without a user. */
export async function lockAddressBook(tx: Tx, userId: string): Promise<boolean> {
  const { rows } = await sql`select id from users where id = ${userId} for no key update`.execute(tx)
  return rows.length === 1
}

export const insertAddress = (tx: Tx, userId: string, address: StoredAddress): Promise<StoredAddress> =>
  tx
    .insertInto('addresses')
    .values({ userId, ...address })
    .returning(columns)
    .executeTakeFirstOrThrow()

export async function clearDefaultAddress(tx: Tx, userId: string): Promise<void> {
  await tx
    .updateTable('addresses')
    .set({ isDefault: false })
    .where('userId', '=', userId)
    .where('isDefault', '=', true)
    .execute()
}

export const updateAddress = (
  tx: Tx,
  { userId, id }: AddressRef,
  change: Partial<Omit<StoredAddress, 'id'>>,
): Promise<StoredAddress | undefined> =>
  tx
    .updateTable('addresses')
    .set(change)
    .where('userId', '=', userId)
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirst()

export async function deleteAddresses(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('addresses').where('userId', '=', userId).execute()
}

/** False when there was none. */
export async function deleteAddress(db: Db, { userId, id }: AddressRef): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('addresses')
    .where('userId', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
