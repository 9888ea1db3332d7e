import type { Once, Reply } from '@ecommerce/shared/idempotency/idempotency'
import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../../context'
import type { SessionRef } from '../../domain/sessions/session'
import { addressLimit, type StoredAddress } from '../../domain/users/address'
import { clearDefaultAddress, countAddresses, insertAddress, lockAddressBook } from '../../store/addresses'
import { isSessionAlive } from '../../store/sessions'
import { accountGone, tooManyAddresses } from '../../errors'

/** Adds an address; the first is the default, and a new default replaces the old. */
export async function addAddress(
  { db }: Pick<Context, 'db'>,
  { userId, sessionId, address }: SessionRef & { address: Omit<StoredAddress, 'id'> },
  once: Once<StoredAddress>,
): Promise<Reply> {
  return once(db, async (tx) => {
    if (!(await lockAddressBook(tx, userId))) throw accountGone()
    // A concurrent password reset emptied the address book and ended this session.
    if (!(await isSessionAlive(tx, { userId, sessionId }))) throw accountGone()
    const count = await countAddresses(tx, userId)
    if (count >= addressLimit) throw tooManyAddresses(addressLimit)
    const isDefault = address.isDefault || count === 0
    if (isDefault) await clearDefaultAddress(tx, userId)
    return insertAddress(tx, userId, { ...address, id: uuidv7(), isDefault })
  })
}
