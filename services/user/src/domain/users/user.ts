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
  /** First use of a mailed link by anybody. */
  emailVerifiedAt: Date | null
  /** First proof of ownership: a link with session or password, or a reset. */
  emailOwnedAt: Date | null
  marketingConsentAt: Date | null
  version: number
  tokenVersion: number
  createdAt: Date
  updatedAt: Date
}

/** Active user with MFA status; each new password increases `deviceEpoch`. */
export type User = StoredUser & { mfaEnabled: boolean; deviceEpoch: number }

export type NewUser = Pick<StoredUser, 'id' | 'email' | 'name' | 'role' | 'locale'> & {
  passwordHash: string
  ownsEmail: boolean
}

/** Role of a session: customer for an admin without required MFA. */
export const grantedRole = (
  { role, mfaEnabled }: { role: Role; mfaEnabled: boolean },
  { adminMfaRequired }: { adminMfaRequired: boolean },
): Role => (role === 'admin' && adminMfaRequired && !mfaEnabled ? 'customer' : role)

export type AdminChange = { role?: Role; status?: UserStatus }

/** Increased with a new role, to reject access tokens of the old. */
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
