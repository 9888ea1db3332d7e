import { type Guard, principalOf, sessionEnded } from '@ecommerce/shared/auth/guard'
import type { Principal } from '@ecommerce/shared/auth/principal'
import { defineRoutes } from '@ecommerce/shared/http/routes/define-routes'
import { isUuid } from '@ecommerce/shared/ids'
import { type Request, type RequestHandler, Router } from 'express'
import type { Context } from '../context'
import { grantedRole, type User } from '../domain/users/user'
import { findSignedIn } from '../store/sessions'
import { type Confirmed, confirmPassword } from '../commands/passwords/confirm-password'
import { emailNotVerified, mfaRequired, roleForbidden } from '../errors'
import { deviceOf } from './device'

/** User of a request and the token's session. */
export type Account = { user: User; sessionId: string }

declare global {
  // Express reads its types from this namespace.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace Express {
    interface Request {
      account?: Account
    }
  }
}

/** Declares routes whose guard also checks the session in the database. */
export const defineAccountRoutes = (ctx: Context, tag: string) =>
  defineRoutes({ auth: { guard: sessionGuard(ctx) }, idempotency: ctx.idempotency }, { tag })

/** Requires a live session and current role; other services learn both from `user.sessions-ended`. */
function sessionGuard(ctx: Context): Guard {
  return {
    allow: (...roles) =>
      inOrder(ctx.auth.guard.allow('customer', 'admin'), async (req, _res, next) => {
        const { role } = principalOf(req)
        const account = await getAccount(ctx, principalOf(req))
        const { user } = account
        const roleNow = grantedRole(user, ctx.config)
        if (user.role !== roleNow && !roles.includes(roleNow)) throw mfaRequired()
        if (![role, roleNow].every((held) => roles.includes(held))) throw roleForbidden(role)
        req.account = account
        next()
      }),
    identify: (...roles) =>
      inOrder(ctx.auth.guard.identify(...roles), async (req, _res, next) => {
        if (req.principal) req.account = await getAccount(ctx, req.principal)
        next()
      }),
  }
}

const inOrder = (...handlers: RequestHandler[]): RequestHandler => Router().use(...handlers)

async function getAccount(
  { db }: Context,
  { subject: userId, sessionId, tokenVersion = 1 }: Principal,
): Promise<Account> {
  const ref = isUuid(userId) && isUuid(sessionId) ? { userId, sessionId } : undefined
  const user = ref && (await findSignedIn(db, ref))
  if (!user || tokenVersion < user.tokenVersion) throw sessionEnded
  return { user, sessionId: ref.sessionId }
}

/** Account of a request that passed the guard of `defineAccountRoutes`. */
export function accountOf(req: Request): Account {
  if (!req.account) throw new Error('This route is not for people who are signed in')
  return req.account
}

/** Account of a request whose e-mail address is verified. */
export function verifiedAccountOf(req: Request): Account {
  const account = accountOf(req)
  if (!account.user.emailVerifiedAt) throw emailNotVerified()
  return account
}

/** Account of a request that also proves the password. */
export async function confirmedAccount(
  ctx: Context,
  req: Request,
  { password, account = accountOf(req) }: { password: string; account?: Account },
): Promise<Confirmed & Account> {
  const { user, sessionId } = account
  return { ...(await confirmPassword(ctx, { user, password, device: deviceOf(req) })), sessionId }
}
