import type { UserErased } from '@ecommerce/contracts/events'
import type { Context } from '../context'
import { eraseContact } from '../store/contacts'
import { deleteNotifications } from '../store/notifications'
import type { Tx } from '../store/schema'

type Needs = Pick<Context, 'kit'>

/** Forgets a person. The contact goes first: whoever is writing to them is waited for, and whoever comes later finds it erased. */
export async function erasePerson({ kit }: Needs, tx: Tx, { userId, sealedEmail }: UserErased): Promise<void> {
  const email = sealedEmail === undefined ? undefined : kit.sealed.unseal(sealedEmail)
  await eraseContact(tx, userId)
  await deleteNotifications(tx, { userId, email })
}
