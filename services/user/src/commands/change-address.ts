import { needsPostalCode } from '@ecommerce/contracts/country'
import { AppError } from '@ecommerce/shared/errors'
import type { Context } from '../context'
import type { AddressRef, StoredAddress } from '../domain/address'
import { clearDefaultAddress, lockAddressBook, updateAddress } from '../store/addresses'

export type AddressChange = Partial<Omit<StoredAddress, 'id'>>

/** Changes parts of an address; a new default takes the place of the old one. */
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

function postalCodeNeeded(): AppError {
  const message = 'postalCode is required in this country'
  return new AppError('invalid', 'invalid-request', `${message}.`, { errors: [{ path: 'postalCode', message }] })
}

export const addressNotFound = () => new AppError('not-found', 'address-not-found', 'There is no such address.')
