import { AppError } from '@ecommerce/shared/errors'
import type { Context } from '../context'
import type { TokenPair } from '../domain/session'
import { endReusedSession, rotateRefreshToken } from '../store/refresh-tokens'

type Needs = Pick<Context, 'db' | 'config' | 'tokens'>

/** Gives a new pair for a refresh token, once. A second use means that two have the token, so neither keeps the session. */
export async function refreshSession({ db, config, tokens }: Needs, refreshToken: string): Promise<TokenPair> {
  const used = tokens.readRefresh(refreshToken)
  if (!used) throw invalidToken()
  const next = tokens.makeRefresh(used)
  const role = await rotateRefreshToken(db, used, { hash: next.hash, days: config.refreshTokenDays })
  if (role) return tokens.pair({ ...used, role }, next.refreshToken)
  if (await endReusedSession(db, used))
    throw new AppError(
      'unauthenticated',
      'token-reused',
      'This refresh token was used before, so its session has been ended. Sign in again.',
    )
  throw invalidToken()
}

const invalidToken = () =>
  new AppError('unauthenticated', 'token-invalid', 'This refresh token is not valid. Sign in again.')
