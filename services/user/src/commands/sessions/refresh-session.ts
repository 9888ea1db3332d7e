import type { Context } from '../../context'
import type { Device, TokenPair } from '../../domain/sessions/session'
import { grantedRole } from '../../domain/users/user'
import { isTokenUsed, rotateRefreshToken } from '../../store/refresh-tokens'
import { endSessions } from './end-sessions'
import { recordAuditEvent } from '../users/record-audit-event'
import { refreshTokenInvalid, refreshTokenReused } from '../../errors'

type Needs = Pick<Context, 'config' | 'db' | 'publish' | 'tokens'>

/** Exchanges a refresh token once. A second use means theft and ends the session. */
export async function refreshSession(
  ctx: Needs,
  { refreshToken, device }: { refreshToken: string; device: Device },
): Promise<TokenPair> {
  const { db, config, tokens } = ctx
  const used = tokens.readRefresh(refreshToken)
  if (!used) throw refreshTokenInvalid()
  const next = tokens.makeRefresh(used)
  const user = await rotateRefreshToken(db, used, { hash: next.hash, life: config.sessionLife })
  if (user) return tokens.pair({ ...used, ...user, role: grantedRole(user, config) }, next.refreshToken)
  const { userId, sessionId } = used
  const reused = await db.transaction().execute(async (tx) => {
    if (!(await isTokenUsed(tx, used))) return false
    await endSessions(ctx, tx, { userId, only: sessionId })
    await recordAuditEvent(tx, { userId, type: 'refresh-token-reused', device, details: { sessionId } })
    return true
  })
  if (!reused) throw refreshTokenInvalid()
  throw refreshTokenReused()
}
