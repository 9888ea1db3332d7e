import type { Contact } from '@ecommerce/contracts/customer'

export const roles = ['customer', 'admin'] as const
export type Role = (typeof roles)[number]

export const userStatuses = ['active', 'disabled'] as const
export type UserStatus = (typeof userStatuses)[number]

export type StoredUser = {
  id: string
  email: string
  name: string
  role: Role
  status: UserStatus
  locale: string
  /** When a mailed link was first used, by whomever. */
  emailVerifiedAt: Date | null
  /**
   * Time at which ownership of the address was first proved: by a link while signed in, with the password, or for a
   * reset.
   */
  emailOwnedAt: Date | null
  marketingConsentAt: Date | null
  version: number
  tokenVersion: number
  createdAt: Date
  updatedAt: Date
}

/** User who may sign in, with their MFA status. `deviceEpoch` increases with every new password. */
export type Person = StoredUser & { mfaEnabled: boolean; deviceEpoch: number }

export type NewUser = Pick<StoredUser, 'id' | 'email' | 'name' | 'role' | 'locale'> & {
  passwordHash: string
  ownsEmail: boolean
}

/** An admin who has to have MFA and has not may do what a customer may, until it is set up. */
export const grantedRole = (
  { role, mfaEnabled }: { role: Role; mfaEnabled: boolean },
  { adminMfaRequired }: { adminMfaRequired: boolean },
): Role => (role === 'admin' && adminMfaRequired && !mfaEnabled ? 'customer' : role)

export type AdminChange = { role?: Role; status?: UserStatus }

/** Raised with another role, so that access tokens of the old one are refused. */
export const tokenVersionAfter = ({ role, tokenVersion }: StoredUser, change: AdminChange): number =>
  change.role === undefined || change.role === role ? tokenVersion : tokenVersion + 1

export const isActiveAdmin = ({ role, status }: StoredUser): boolean => role === 'admin' && status === 'active'

export const isLastAdmin = (activeAdminIds: readonly string[], id: string): boolean =>
  activeAdminIds.length === 1 && activeAdminIds[0] === id

/** User data that other services may know. */
export const toContact = (user: StoredUser): Contact => ({
  userId: user.id,
  email: user.email,
  name: user.name,
  locale: user.locale,
  emailVerified: user.emailVerifiedAt !== null,
  emailOwned: user.emailOwnedAt !== null,
  marketingConsent: user.marketingConsentAt !== null,
  version: user.version,
})
