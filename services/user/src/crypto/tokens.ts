import { accessTokenSeconds } from '@ecommerce/shared/auth/access-tokens'
import jwt from 'jsonwebtoken'
import { createHash, randomBytes } from 'node:crypto'
import { readRefreshToken, toRefreshToken } from '../domain/tokens/refresh-token'
import type { SessionRef, TokenPair } from '../domain/sessions/session'
import type { Role } from '../domain/users/user'
import type { SigningKeys } from '../keys/signing-keys'

export type Tokens = {
  /** Opaque refresh token of 256 random bits, and its stored hash. */
  makeRefresh(session: SessionRef): { refreshToken: string; hash: Buffer }
  /** Returns the token's session and hash; undefined for a malformed token. */
  readRefresh(refreshToken: string): (SessionRef & { hash: Buffer }) | undefined
  /** Refresh token with an RS256 access token, valid for 15 minutes within its session. */
  pair(claims: Claims, refreshToken: string): TokenPair
}

/** `secondsLeft` are the session's; without, it has more than a token. */
type Claims = SessionRef & { role: Role; tokenVersion: number; secondsLeft?: number }

/** The only place where access tokens are signed. */
export const createTokens = (
  keys: Pick<SigningKeys, 'current'>,
  { tokenIssuer, tokenAudience }: { tokenIssuer: string; tokenAudience: string },
): Tokens => ({
  makeRefresh(session) {
    const secret = randomBytes(32)
    return { refreshToken: toRefreshToken({ ...session, secret }), hash: hashOf(secret) }
  },
  readRefresh(refreshToken) {
    const read = readRefreshToken(refreshToken)
    return read && { userId: read.userId, sessionId: read.sessionId, hash: hashOf(read.secret) }
  },
  pair({ userId, sessionId, role, tokenVersion, secondsLeft = accessTokenSeconds }, refreshToken) {
    const { kid, privateKey } = keys.current()
    const expiresIn = Math.min(accessTokenSeconds, Math.floor(secondsLeft))
    const accessToken = jwt.sign({ role, sid: sessionId, ...(tokenVersion > 1 && { ver: tokenVersion }) }, privateKey, {
      algorithm: 'RS256',
      keyid: kid,
      issuer: tokenIssuer,
      audience: tokenAudience,
      subject: userId,
      expiresIn,
    })
    return { accessToken, refreshToken, tokenType: 'Bearer', expiresIn }
  },
})

const hashOf = (secret: Buffer) => createHash('sha256').update(secret).digest()
