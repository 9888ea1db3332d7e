import { parseId } from '@ecommerce/shared/http/parse'
import { addressNotFound } from '../commands/change-address'
import type { Context } from '../context'
import type { AddressRef, StoredAddress } from '../domain/address'
import { findAddress } from '../store/addresses'

/** The address whose owner's id and own id stand in the path; 404 `address-not-found` otherwise. */
export async function getAddressById({ db }: Pick<Context, 'db'>, { userId, id }: AddressRef): Promise<StoredAddress> {
  const { code, message } = addressNotFound()
  const ref = { userId: parseId(userId, code, message), id: parseId(id, code, message) }
  const address = await findAddress(db, ref)
  if (!address) throw addressNotFound()
  return address
}
