import type { KeyObject } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { AppError } from '../errors'
import type { Principal } from './principal'
import { headerOf } from './token-header'

/** Source of public keys, by key id. */
export type KeySource = { find(kid: string): Promise<KeyObject | undefined> }

/** Life of an access token, in seconds. */
export const accessTokenSeconds = 900

type Holder = Principal & { tokenVersion: number; expiresAt: Date }

export type AccessTokens = { verify(token: string): Promise<Holder> }

type Verified = { kid: string; key: KeyObject; holder: Holder }

const maxVerified = 5_000
/** Tokens without the claim `ver` are of this version. */
const firstVersion = 1

/**
 * RS256 access tokens, verified offline. A verified signature is cached until its token expires or its key is
 * withdrawn.
 */
export function createAccessTokens(options: { keys: KeySource; issuer: string; audience: string }): AccessTokens {
  const verified = new Map<string, Verified>()

  async function verify(token: string): Promise<Verified> {
    const { kid } = headerOf(token)
    const key = typeof kid === 'string' ? await options.keys.find(kid) : undefined
    if (typeof kid !== 'string' || !key) throw badToken()
    const { sub, role, sid, exp, ver: tokenVersion = firstVersion } = read(token, key, options)
    if (!sub || typeof role !== 'string' || typeof sid !== 'string' || exp === undefined) throw badToken()
    if (typeof tokenVersion !== 'number' || !Number.isInteger(tokenVersion)) throw badToken()
    return { kid, key, holder: { subject: sub, role, sessionId: sid, tokenVersion, expiresAt: new Date(exp * 1_000) } }
  }

  return {
    async verify(token) {
      const known = verified.get(token)
      if (known && Date.now() < known.holder.expiresAt.getTime() && (await options.keys.find(known.kid)) === known.key)
        return known.holder
      verified.delete(token)
      const found = await verify(token)
      if (verified.size >= maxVerified) verified.clear()
      verified.set(token, found)
      return found.holder
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
