import { AppError } from '@ecommerce/shared/errors'
import type { Context } from '../context'
import type { Device, TokenPair } from '../domain/session'
import { grantedRole } from '../domain/user'
import { endReusedSession, rotateRefreshToken } from '../store/refresh-tokens'
import { noteAuditEvent } from './note-audit-event'

type Needs = Pick<Context, 'db' | 'config' | 'tokens'>

/** Gives a new pair for a refresh token, once. A second use means that two have the token, so neither keeps the session. */
export async function refreshSession(
  { db, config, tokens }: Needs,
  { refreshToken, device }: { refreshToken: string; device: Device },
): Promise<TokenPair> {
  const used = tokens.readRefresh(refreshToken)
  if (!used) throw invalidToken()
  const next = tokens.makeRefresh(used)
  const person = await rotateRefreshToken(db, used, { hash: next.hash, days: config.refreshTokenDays })
  if (person) return tokens.pair({ ...used, role: grantedRole(person, config) }, next.refreshToken)
  const { userId, sessionId } = used
  const reused = await db.transaction().execute(async (tx) => {
    const reuse = await endReusedSession(tx, used)
    if (reuse) await noteAuditEvent(tx, { userId, type: 'refresh-token-reused', device, details: { sessionId } })
    return reuse
  })
  if (!reused) throw invalidToken()
  throw new AppError(
    'unauthenticated',
    'token-reused',
    'This refresh token was used before, so its session has been ended. Sign in again.',
  )
}

const invalidToken = () =>
  new AppError('unauthenticated', 'token-invalid', 'This refresh token is not valid. Sign in again.')
