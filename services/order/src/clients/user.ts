import type { Contact } from '@ecommerce/contracts/customer'
import { unavailable } from '@ecommerce/shared/errors'
import type { HttpClient } from '@ecommerce/shared/http/client'

export type UserClient = { findContact(userId: string): Promise<Contact | undefined> }

export const createUserClient = (http: HttpClient): UserClient => ({
  async findContact(userId) {
    const response = await http.send<Contact>({ method: 'GET', path: `/internal/users/${userId}` })
    if (response.status === 404) return undefined
    if (response.status === 200) return response.data
    throw unavailable(
      'Your account cannot be looked up right now. Please try again.',
      new Error(`user service answered ${response.status}`),
    )
  },
})
