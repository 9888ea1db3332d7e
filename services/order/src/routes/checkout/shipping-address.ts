import type { Address } from '@ecommerce/contracts/address'
import { AppError } from '@ecommerce/shared/errors'
import type { Context } from '../../context'

/** The address of this id in the customer's own book; guests have none. */
export async function getShippingAddress(
  { users }: Pick<Context, 'users'>,
  { userId, addressId }: { userId: string | null; addressId: string },
): Promise<Address> {
  const address = userId === null ? undefined : await users.findAddress({ userId, addressId })
  if (address) return address
  throw new AppError('not-found', 'address-not-found', 'There is no such address in your address book.', {
    errors: [{ path: 'addressId', message: 'addressId is not in the address book' }],
  })
}
