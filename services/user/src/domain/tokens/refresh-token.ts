import { readOpaqueToken, toOpaqueToken } from './opaque-token'
import type { SessionRef } from '../sessions/session'

export const toRefreshToken = ({ userId, sessionId, secret }: SessionRef & { secret: Buffer }): string =>
  toOpaqueToken({ ids: [userId, sessionId], secret })

/** Undefined when it can't be one of ours. */
export function readRefreshToken(token: string): (SessionRef & { secret: Buffer }) | undefined {
  const read = readOpaqueToken(token, 2)
  return read && { userId: read.ids[0]!, sessionId: read.ids[1]!, secret: read.secret }
}
