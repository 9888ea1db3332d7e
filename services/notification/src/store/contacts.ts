import type { Contact } from '@ecommerce/contracts/customer'
import type { Db } from './schema'

export const findContact = (db: Db, userId: string): Promise<Contact | undefined> =>
  db.selectFrom('contacts').selectAll().where('userId', '=', userId).executeTakeFirst()

/** Keeps what is there: an event of a registration may come after what was asked of the user service, and is older. */
export async function insertContact(db: Db, { userId, email, name, locale }: Contact): Promise<void> {
  await db
    .insertInto('contacts')
    .values({ userId, email, name, locale })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
