import type { Contact } from '@ecommerce/contracts/customer'
import type { Db } from './schema'

export const findCustomer = (db: Db, userId: string): Promise<Contact | undefined> =>
  db.selectFrom('customers').selectAll().where('userId', '=', userId).executeTakeFirst()

/** The first word on a customer stays: an event that comes late changes nothing. */
export async function rememberCustomer(db: Db, customer: Contact): Promise<void> {
  await db
    .insertInto('customers')
    .values(customer)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
