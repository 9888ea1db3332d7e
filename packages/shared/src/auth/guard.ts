import type { Request, RequestHandler } from 'express'
import { AppError } from '../errors'
import type { AccessTokens } from './access-tokens'
import { isFromGateway } from './is-from-gateway'
import type { EndedSessions } from './ended-sessions/follow-ended-sessions'
import type { Principal } from './principal'
import { bearerToken, type ServiceTokens } from './service-tokens'
import { headerOf } from './token-header'

export type Guard = {
  /** Lets only these roles pass: 401 without a good token, 403 with another role. */
  allow(...roles: readonly string[]): RequestHandler
  /** Accepts requests without a token; an invalid token is still 401. */
  identify(...roles: readonly string[]): RequestHandler
}

export const tokenMissing = new AppError(
  'unauthenticated',
  'token-missing',
  'Sign in first: this needs an access token.',
)

const serviceTokenFromOutside = new AppError(
  'unauthenticated',
  'token-invalid',
  'A service token is not accepted through the public gateway.',
)

export const sessionEnded = new AppError(
  'unauthenticated',
  'session-ended',
  'This session has ended, or the account has changed. Refresh the session or sign in again.',
)

/** Creates the guard. Without `endedSessions`, routes check the session themselves. */
export function createGuard(needs: {
  accessTokens: AccessTokens
  serviceTokens: ServiceTokens
  endedSessions?: Pick<EndedSessions, 'whenLoaded' | 'rejects'> | undefined
}): Guard {
  const { accessTokens, serviceTokens, endedSessions } = needs
  const holderOf = async (token: string): Promise<Principal> => {
    const holder = await accessTokens.verify(token)
    const loading = endedSessions?.whenLoaded()
    if (loading) await loading
    if (endedSessions?.rejects(holder)) throw sessionEnded
    return holder
  }
  const principalOf = async (req: Request): Promise<Principal | undefined> => {
    const header = req.get('authorization')
    if (header === undefined) return undefined
    const token = bearerToken(header)
    if (token === undefined)
      throw new AppError('unauthenticated', 'token-invalid', 'Send the token as "Authorization: Bearer <token>".')
    if (headerOf(token).alg !== 'HS256') return holderOf(token)
    if (isFromGateway(req)) throw serviceTokenFromOutside
    return serviceTokens.verify(token)
  }
  const check =
    (roles: readonly string[], required: boolean): RequestHandler =>
    async (req, res, next) => {
      res.setHeader('Cache-Control', 'private, no-store')
      const principal = await principalOf(req)
      if (!principal && required) throw tokenMissing
      if (principal && !roles.includes(principal.role))
        throw new AppError('forbidden', 'forbidden', `This is not for the role ${principal.role}.`)
      if (principal) req.principal = principal
      next()
    }
  return { allow: (...roles) => check(roles, true), identify: (...roles) => check(roles, false) }
}

/** Restricts a route to one service; used after `allow`. */
export const requireService =
  (name: string): RequestHandler =>
  (req, _res, next) => {
    if (principalOf(req).subject !== name)
      throw new AppError('forbidden', 'forbidden', `This is for the ${name} alone.`)
    next()
  }

/** Principal behind `allow`; throws on routes without it. */
export function principalOf(req: Request): Principal {
  if (!req.principal) throw new Error('This route has no guard')
  return req.principal
}
