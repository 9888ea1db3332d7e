import jwt from 'jsonwebtoken'
import { createSecretKey, type KeyObject } from 'node:crypto'
import { AppError } from '../errors'
import type { Secret } from '../secrets'
import type { Principal } from './principal'
import { headerOf } from './token-header'

const serviceRole = 'service'
const lifetimeSeconds = 60
const reusedSeconds = lifetimeSeconds / 2
const maxVerified = 1_000

export type ServiceTokens = {
  /** Token for one service, valid for a minute; one is reused for half of it. */
  issue(audience: string): string
  verify(token: string): Principal
  /** Returns true for an `Authorization` header with a valid service token. */
  isIn(authorization: string | undefined): boolean
}

/**
 * HS256 tokens between services: `iss` and `sub` name the caller, `aud` the callee; valid for 60 s. `tokenSecrets`
 * sign, by callee. A verified token is remembered until it expires.
 */
export function createServiceTokens({
  secret,
  tokenSecrets,
  self,
  peers,
}: {
  secret: Secret
  tokenSecrets: Readonly<Record<string, string>>
  self: string
  peers: readonly string[]
}): ServiceTokens {
  // Key objects, since jsonwebtoken would parse a string as PEM for every token.
  const [key, previousKey] = [toKey(secret.current), secret.previous === undefined ? undefined : toKey(secret.previous)]
  const signingKeys = new Map(Object.entries(tokenSecrets).map(([callee, text]) => [callee, toKey(text)]))
  const verified = new Map<string, { principal: Principal; expiresAtMs: number }>()
  const issued = new Map<string, { token: string; reusableUntil: number }>()
  const tokens: ServiceTokens = {
    issue(audience) {
      const last = issued.get(audience)
      if (last && performance.now() < last.reusableUntil) return last.token
      const signingKey = signingKeys.get(audience)
      if (!signingKey) throw new Error(`No token secret is configured for ${audience}`)
      const token = jwt.sign({ role: serviceRole }, signingKey, {
        algorithm: 'HS256',
        issuer: self,
        subject: self,
        audience,
        expiresIn: lifetimeSeconds,
      })
      issued.set(audience, { token, reusableUntil: performance.now() + reusedSeconds * 1_000 })
      return token
    },
    verify(token) {
      const known = verified.get(token)
      if (known && Date.now() < known.expiresAtMs) return known.principal
      const { sub, iss, iat, exp, role } = read(token, self, key, previousKey)
      const shortLived =
        iat !== undefined && exp !== undefined && exp - iat <= lifetimeSeconds && iat <= Date.now() / 1_000 + 5
      if (!sub || sub !== iss || !peers.includes(sub) || role !== serviceRole || !shortLived) throw badToken()
      const principal = { subject: sub, role: serviceRole }
      if (verified.size >= maxVerified) verified.clear()
      verified.set(token, { principal, expiresAtMs: exp * 1_000 })
      return principal
    },
    isIn(authorization) {
      const token = bearerToken(authorization)
      if (token === undefined || headerOf(token).alg !== 'HS256') return false
      try {
        return tokens.verify(token).role === serviceRole
      } catch (error) {
        if (error instanceof AppError) return false
        throw error
      }
    },
  }
  return tokens
}

/** The token of an `Authorization: Bearer` header (RFC 6750, section 2.1). */
export const bearerToken = (authorization: string | undefined): string | undefined =>
  /^Bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(authorization ?? '')?.[1]

const toKey = (secret: string): KeyObject => createSecretKey(Buffer.from(secret))

function read(token: string, self: string, key: KeyObject, previousKey?: KeyObject): jwt.JwtPayload {
  try {
    return jwt.verify(token, key, {
      algorithms: ['HS256'],
      audience: self,
      maxAge: lifetimeSeconds,
    }) as jwt.JwtPayload
  } catch (cause) {
    if (previousKey) return read(token, self, previousKey)
    throw badToken(cause)
  }
}

const badToken = (cause?: unknown) =>
  new AppError('unauthenticated', 'token-invalid', 'The service token is not valid here.', { cause })
