import type { Address } from '@ecommerce/contracts/address'
import type { Context } from '../../context'
import { addressNotFound } from '../../errors/checkout'

/** The address of this id in the customer's own book; guests have none. */
export async function getShippingAddress(
  { users }: Pick<Context, 'users'>,
  { userId, addressId }: { userId: string | null; addressId: string },
): Promise<Address> {
  const address = userId === null ? undefined : await users.findAddress({ userId, addressId })
  if (address) return address
  throw addressNotFound()
}
