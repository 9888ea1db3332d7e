import { principalOf, sessionEnded } from '@ecommerce/shared/auth/guard'
import type { Principal } from '@ecommerce/shared/auth/principal'
import { AppError } from '@ecommerce/shared/errors'
import { checkHeldInput, holdPendingInput } from '@ecommerce/shared/http/undeclared-input'
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
  router.use(holdPendingInput, ctx.guard.allow('customer', 'admin'), async (req, _res, next) => {
    const { role } = principalOf(req)
    const account = await getAccount(ctx, principalOf(req))
    const { person } = account
    const roleNow = grantedRole(person, ctx.config)
    if (person.role !== roleNow && !roles.includes(roleNow)) throw mfaRequired()
    if (![role, roleNow].every((held) => roles.some((allowed) => allowed === held))) throw forbidden(role)
    req.account = account
    checkHeldInput(req)
    next()
  })
  return router
}

/** Lets everybody pass, and knows the account where a token is sent; a bad one, or one whose session has ended, is 401. */
export function signedInIfToken(ctx: Context): RequestHandler {
  const router = Router()
  router.use(ctx.guard.identify('customer', 'admin'), async (req, _res, next) => {
    if (req.principal) req.account = await getAccount(ctx, req.principal)
    next()
  })
  return router
}

async function getAccount(
  { db }: Context,
  { subject: userId, sessionId, tokenVersion = 1 }: Principal,
): Promise<Account> {
  const ref = isUuid(userId) && isUuid(sessionId) ? { userId, sessionId } : undefined
  const person = ref && (await findSignedIn(db, ref))
  if (!person || tokenVersion < person.tokenVersion) throw sessionEnded
  return { person, sessionId: ref.sessionId }
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
