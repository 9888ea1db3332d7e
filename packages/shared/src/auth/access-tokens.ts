import type { KeyObject } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { AppError } from '../errors'
import type { Principal } from './principal'

/** Where public keys come from; undefined when there is none of that id. */
export type KeySource = { find(kid: string): Promise<KeyObject | undefined> }

export type AccessTokens = { verify(token: string): Promise<Principal & { expiresAt: Date }> }

/** RS256 access tokens, checked here with the issuer's public keys and no call per request. */
export function createAccessTokens(options: { keys: KeySource; issuer: string; audience: string }): AccessTokens {
  return {
    async verify(token) {
      const kid = jwt.decode(token, { complete: true })?.header.kid
      const key = typeof kid === 'string' ? await options.keys.find(kid) : undefined
      if (!key) throw badToken()
      const claims = read(token, key, options)
      if (!claims.sub || typeof claims.role !== 'string' || typeof claims.sid !== 'string' || claims.exp === undefined)
        throw badToken()
      return { subject: claims.sub, role: claims.role, sessionId: claims.sid, expiresAt: new Date(claims.exp * 1_000) }
    },
  }
}

function read(
  token: string,
  key: KeyObject,
  { issuer, audience }: { issuer: string; audience: string },
): jwt.JwtPayload {
  try {
    return jwt.verify(token, key, { algorithms: ['RS256'], issuer, audience }) as jwt.JwtPayload
  } catch (cause) {
    if (cause instanceof jwt.TokenExpiredError)
      throw new AppError(
        'unauthenticated',
        'token-expired',
        'The access token has expired. Refresh it or sign in again.',
        { cause },
      )
    throw badToken(cause)
  }
}

const badToken = (cause?: unknown) =>
  new AppError('unauthenticated', 'token-invalid', 'The access token is not valid. Sign in to get a new one.', {
    cause,
  })
