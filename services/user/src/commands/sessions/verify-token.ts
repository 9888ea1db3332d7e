import { AppError } from '@ecommerce/shared/errors'
import { isUuid } from '@ecommerce/shared/ids'
import type { Context } from '../../context'
import type { Role } from '../../domain/users/user'
import { findSessionOwner } from '../../store/sessions'

type Needs = Pick<Context, 'auth' | 'db'>

export type Verdict =
  | { valid: true; user: { id: string; email: string; role: Role }; expiresAt: string }
  | { valid: false; reason: 'expired' | 'invalid' | 'session-ended' | 'user-disabled' }

/** Verifies an access token including its session, which the signature cannot show. */
export async function verifyToken(ctx: Needs, token: string): Promise<Verdict> {
  const claims = await ctx.auth.accessTokens.verify(token).catch(toTokenError)
  if (claims instanceof AppError)
    return { valid: false, reason: claims.code === 'token-expired' ? 'expired' : 'invalid' }
  const { subject: userId, sessionId, tokenVersion, expiresAt } = claims
  if (!isUuid(userId) || !isUuid(sessionId)) return { valid: false, reason: 'invalid' }
  const owner = await findSessionOwner(ctx.db, { userId, sessionId })
  if (owner?.status === 'disabled') return { valid: false, reason: 'user-disabled' }
  if (!owner || owner.endedAt !== null || tokenVersion < owner.tokenVersion)
    return { valid: false, reason: 'session-ended' }
  const { id, email, role } = owner
  return { valid: true, user: { id, email, role }, expiresAt: expiresAt.toISOString() }
}

function toTokenError(error: unknown): AppError {
  if (error instanceof AppError && error.kind === 'unauthenticated') return error
  throw error
}
