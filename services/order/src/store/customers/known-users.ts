import { sql } from 'kysely'
import type { Customer, StoredCustomer } from '../../domain/orders/customer'
import type { Db, Tx } from '../schema'

export async function findKnownUser(db: Db, userId: string): Promise<StoredCustomer | undefined> {
  const { rows } = await sql<StoredCustomer>`
    select user_id, email, name, locale, email_verified, email_owned, version, erased_at from known_users where user_id = ${userId}`.execute(
    db,
  )
  return rows[0]
}

/** Keeps the newest version of a user; an erased one stays erased. */
export async function saveKnownUser(db: Db, contact: Customer): Promise<void> {
  const { userId, email, name, locale, emailVerified, emailOwned, version } = contact
  await sql`
    insert into known_users (user_id, email, name, locale, email_verified, email_owned, version)
    values (${userId}, ${email}, ${name}, ${locale}, ${emailVerified}, ${emailOwned}, ${version})
    on conflict (user_id) do update
      set email = excluded.email, name = excluded.name, locale = excluded.locale, email_verified = excluded.email_verified,
        email_owned = excluded.email_owned, version = excluded.version
      where known_users.erased_at is null and known_users.version < excluded.version`.execute(db)
}

/** Empties or inserts the user's row and locks it. */
export async function eraseKnownUser(tx: Tx, userId: string): Promise<void> {
  await sql`
    insert into known_users (user_id, erased_at) values (${userId}, now())
    on conflict (user_id) do update
      set email = null, name = null, locale = null, email_verified = false, email_owned = false,
        erased_at = coalesce(known_users.erased_at, excluded.erased_at)`.execute(tx)
}
