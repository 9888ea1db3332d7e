import type { Contact } from '@ecommerce/contracts/customer'

export type Role = 'customer' | 'admin'
export type UserStatus = 'active' | 'disabled'

export type StoredUser = {
  id: string
  email: string
  name: string
  role: Role
  status: UserStatus
  locale: string
  emailVerifiedAt: Date | null
  marketingConsentAt: Date | null
  createdAt: Date
  updatedAt: Date
}

export type NewUser = Pick<StoredUser, 'id' | 'email' | 'name' | 'role' | 'locale'> & { passwordHash: string }

/** A person as the API shows them. */
export const toUserView = (user: StoredUser) => ({
  id: user.id,
  email: user.email,
  name: user.name,
  role: user.role,
  locale: user.locale,
  emailVerified: user.emailVerifiedAt !== null,
  createdAt: user.createdAt.toISOString(),
  updatedAt: user.updatedAt.toISOString(),
})

/** What a person sees of themselves. */
export const toProfileView = (user: StoredUser) => ({
  ...toUserView(user),
  marketingConsent: user.marketingConsentAt !== null,
})

/** What an admin sees of anybody. */
export const toAdminView = (user: StoredUser) => ({ ...toUserView(user), status: user.status })

/** What other services may know. */
export const toContact = ({
  id,
  email,
  name,
  locale,
}: Pick<StoredUser, 'id' | 'email' | 'name' | 'locale'>): Contact => ({
  userId: id,
  email,
  name,
  locale,
})
