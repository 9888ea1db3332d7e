import { type StoredUser, toUserView } from './user'

export type SessionRef = { userId: string; sessionId: string }

/** What a session was opened from; null where the client doesn't say. */
export type Device = { userAgent: string | null; ip: string | null }

/** `expiresIn` is the access token's, in seconds (RFC 6749, section 5.1). */
export type TokenPair = { accessToken: string; refreshToken: string; tokenType: 'Bearer'; expiresIn: number }

export type SignedIn = { user: StoredUser; pair: TokenPair }

export const toSignedInView = ({ user, pair }: SignedIn) => ({ user: toUserView(user), ...pair })
