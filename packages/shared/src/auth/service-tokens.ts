import jwt from 'jsonwebtoken'
import { AppError } from '../errors'
import type { Principal } from './principal'

export const serviceRole = 'service'
const lifetimeSeconds = 60

export type ServiceTokens = {
  /** A token that is good for one minute at one service. */
  issue(audience: string): string
  verify(token: string): Principal
}

/** HS256 tokens between services: `iss` and `sub` the caller, `aud` the callee, at most 60 s old. */
export function createServiceTokens(options: {
  secret: string
  self: string
  peers: readonly string[]
}): ServiceTokens {
  return {
    issue: (audience) =>
      jwt.sign({ role: serviceRole }, options.secret, {
        algorithm: 'HS256',
        issuer: options.self,
        subject: options.self,
        audience,
        expiresIn: lifetimeSeconds,
      }),
    verify(token) {
      const claims = read(token, options)
      const { sub, iss, iat, exp } = claims
      const shortLived =
        iat !== undefined && exp !== undefined && exp - iat <= lifetimeSeconds && iat <= Date.now() / 1_000 + 5
      if (!sub || sub !== iss || !options.peers.includes(sub) || claims.role !== serviceRole || !shortLived)
        throw badToken()
      return { subject: sub, role: serviceRole }
    },
  }
}

function read(token: string, { secret, self }: { secret: string; self: string }): jwt.JwtPayload {
  try {
    return jwt.verify(token, secret, {
      algorithms: ['HS256'],
      audience: self,
      maxAge: lifetimeSeconds,
    }) as jwt.JwtPayload
  } catch (cause) {
    throw badToken(cause)
  }
}

const badToken = (cause?: unknown) =>
  new AppError('unauthenticated', 'token-invalid', 'The service token is not valid here.', { cause })
