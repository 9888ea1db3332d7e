import type { Address } from '@ecommerce/contracts/address'
import { unavailable } from '@ecommerce/shared/errors'
import type { HttpClient } from '@ecommerce/shared/http/client/client'
import type { Customer } from '../domain/orders/customer'

export type UserClient = {
  findContact(userId: string): Promise<Customer | undefined>
  /** Address in this user's address book; otherwise undefined. */
  findAddress(ref: { userId: string; addressId: string }): Promise<Address | undefined>
}

/** Earlier versions of the user service omit ownership: their verified users are owners. */
type CustomerResponse = Omit<Customer, 'emailOwned'> & Partial<Pick<Customer, 'emailOwned'>>

export function createUserClient(http: HttpClient): UserClient {
  return {
    async findContact(userId) {
      const path = `/internal/users/${userId}`
      const contact = await find<CustomerResponse>(
        path,
        'Your account cannot be looked up right now. Please try again.',
      )
      return contact && { ...contact, emailOwned: contact.emailOwned ?? contact.emailVerified }
    },

    findAddress: ({ userId, addressId }) =>
      find<Address>(
        `/internal/users/${userId}/addresses/${addressId}`,
        'Your address cannot be looked up right now. Please try again.',
      ),
  }

  async function find<T>(path: string, otherwise: string): Promise<T | undefined> {
    const response = await http.send<T>({ method: 'GET', path })
    if (response.status === 404) return undefined
    if (response.status === 200) return response.data
    throw unavailable(otherwise, new Error(`user service answered ${response.status}`))
  }
}
