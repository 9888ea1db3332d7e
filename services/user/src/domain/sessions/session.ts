import type { Role, StoredUser } from '../users/user'

/** Maximum idle time and total life of a session, in days. */
export type SessionLife = { idleDays: number; maxDays: number }

export type SessionRef = { userId: string; sessionId: string }

/** Device that opened a session; null where the client does not send it. */
export type Device = { userAgent: string | null; ip: string | null }

export type StoredSession = Device & { id: string; createdAt: Date; lastUsedAt: Date }

/** `expiresIn` is the access token's, in seconds (RFC 6749, section 5.1). */
export type TokenPair = { accessToken: string; refreshToken: string; tokenType: 'Bearer'; expiresIn: number }

/** `role` of the session, lower than the user's without a required MFA. */
export type SignedIn = { user: StoredUser; role: Role; pair: TokenPair; deviceToken: string }
