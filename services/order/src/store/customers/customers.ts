import { sql } from 'kysely'
import type { Customer, StoredCustomer } from '../../domain/orders/customer'
import type { Db, Tx } from '../schema'

export async function findCustomer(db: Db, userId: string): Promise<StoredCustomer | undefined> {
  const { rows } = await sql<StoredCustomer>`
    select user_id, email, name, locale, email_verified, email_owned, version, erased_at from customers where user_id = ${userId}`.execute(
    db,
  )
  return rows[0]
}

/** The newest word on a customer stays, in whatever order words come; who was erased is never filled again. */
export async function rememberCustomer(db: Db, contact: Customer): Promise<void> {
  const { userId, email, name, locale, emailVerified, emailOwned, version } = contact
  await sql`
    insert into customers (user_id, email, name, locale, email_verified, email_owned, version)
    values (${userId}, ${email}, ${name}, ${locale}, ${emailVerified}, ${emailOwned}, ${version})
    on conflict (user_id) do update
      set email = excluded.email, name = excluded.name, locale = excluded.locale, email_verified = excluded.email_verified,
        email_owned = excluded.email_owned, version = excluded.version
      where customers.erased_at is null and customers.version < excluded.version`.execute(db)
}

/** Empties a customer's row, or leaves an empty one for who was not known yet, and holds it for the rest of the transaction. */
export async function insertTombstone(tx: Tx, userId: string): Promise<void> {
  await sql`
    insert into customers (user_id, erased_at) values (${userId}, now())
    on conflict (user_id) do update
      set email = null, name = null, locale = null, email_verified = false, email_owned = false,
        erased_at = coalesce(customers.erased_at, excluded.erased_at)`.execute(tx)
}
