import { principalOf, sessionEnded } from '@ecommerce/shared/auth/guard'
import { AppError } from '@ecommerce/shared/errors'
import { isUuid } from '@ecommerce/shared/ids'
import { type Request, type RequestHandler, Router } from 'express'
import type { Context } from '../context'
import { grantedRole, type Person, type Role } from '../domain/user'
import { findSignedIn } from '../store/sessions'

/** Whose session the request is in. */
export type Account = { person: Person; sessionId: string }

declare global {
  // Express reads its types from this namespace.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace Express {
    interface Request {
      account?: Account
    }
  }
}

/**
 * Lets people with one of these roles pass whose session is alive at this moment and whose token is none from before a change of role. The
 * other services learn of both by the event `user.sessions-ended`.
 */
export function signedIn(ctx: Context, ...roles: readonly Role[]): RequestHandler {
  const router = Router()
  router.use(ctx.guard.allow('customer', 'admin'), async (req, _res, next) => {
    const { subject: userId, sessionId, role, tokenVersion } = principalOf(req)
    const person = isUuid(userId) && isUuid(sessionId) && (await findSignedIn(ctx.db, { userId, sessionId }))
    if (!person || (tokenVersion ?? 1) < person.tokenVersion) throw sessionEnded
    const roleNow = grantedRole(person, ctx.config)
    if (person.role !== roleNow && !roles.includes(roleNow)) throw mfaRequired()
    if (![role, roleNow].every((held) => roles.some((allowed) => allowed === held))) throw forbidden(role)
    req.account = { person, sessionId }
    next()
  })
  return router
}

/** The account behind `signedIn`; asking on a route without it is a defect. */
export function accountOf(req: Request): Account {
  if (!req.account) throw new Error('This route is not for people who are signed in')
  return req.account
}

const mfaRequired = () =>
  new AppError(
    'forbidden',
    'mfa-required',
    'Admins of this shop need a second factor: set it up at POST /api/users/mfa/setup, enable it, then refresh.',
  )

const forbidden = (role: string) => new AppError('forbidden', 'forbidden', `This is not for the role ${role}.`)
