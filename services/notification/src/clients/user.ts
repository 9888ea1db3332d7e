import { unavailable } from '@ecommerce/shared/errors'
import type { HttpClient } from '@ecommerce/shared/http/client/client'
import type { KnownUser } from '../domain/known-user'

export type UserClient = { findContact(userId: string): Promise<KnownUser | undefined> }

export const createUserClient = (http: HttpClient): UserClient => ({
  async findContact(userId) {
    const { status, data } = await http.send<KnownUser>({ method: 'GET', path: `/internal/users/${userId}` })
    if (status === 404) return undefined
    if (status !== 200)
      throw unavailable(
        'The user service did not tell the address. Please try again.',
        new Error(`It answered ${status}`),
      )
    const { email, name, locale, emailVerified, marketingConsent, version } = data
    return { userId, email, name, locale, emailVerified, marketingConsent, version }
  },
})
