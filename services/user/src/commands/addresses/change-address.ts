import { needsPostalCode } from '@ecommerce/contracts/country'
import type { Context } from '../../context'
import type { AddressRef, StoredAddress } from '../../domain/users/address'
import { clearDefaultAddress, lockAddressBook, updateAddress } from '../../store/addresses'
import { addressNotFound, postalCodeNeeded } from '../../errors'

export type AddressChange = Partial<Omit<StoredAddress, 'id'>>

/** Changes fields of an address; a new default replaces the old. */
export async function changeAddress(
  { db }: Pick<Context, 'db'>,
  ref: AddressRef,
  change: AddressChange,
): Promise<StoredAddress> {
  return db.transaction().execute(async (tx) => {
    await lockAddressBook(tx, ref.userId)
    if (change.isDefault) await clearDefaultAddress(tx, ref.userId)
    const address = await updateAddress(tx, ref, change)
    if (!address) throw addressNotFound()
    if (address.postalCode === null && needsPostalCode(address.country)) throw postalCodeNeeded()
    return address
  })
}
