import { maxEndedSessions, type SessionsEnded } from '@ecommerce/contracts/events'
import { toEndedTokens } from '@ecommerce/shared/auth/ended-sessions/ended-sessions'
import { insertEndedTokens } from '@ecommerce/shared/auth/ended-sessions/ended-sessions-table'
import type { Context } from '../../context'
import type { Tx } from '../../store/schema'
import { markSessionsEnded, type Sessions } from '../../store/sessions'

type Needs = Pick<Context, 'publish'>

/** Ends sessions and has all services reject their access tokens. Returns their number. */
export async function endSessions(ctx: Needs, tx: Tx, which: Sessions): Promise<number> {
  const ended = await markSessionsEnded(tx, which)
  const recent = ended.filter(({ isRecent }) => isRecent).map(({ id }) => id)
  if (recent.length > 0) await announce(ctx, tx, { userId: which.userId, sessionIds: recent })
  return ended.length
}

/** Rejects access tokens below this version everywhere; sessions continue. */
export const outdateTokens = (ctx: Needs, tx: Tx, of: { userId: string; tokenVersion: number }): Promise<void> =>
  announce(ctx, tx, { ...of, sessionIds: [] })

/** Stored here as well, for services that fetch recent ones at their start. */
async function announce({ publish }: Needs, tx: Tx, { sessionIds, ...ended }: SessionsEnded): Promise<void> {
  await insertEndedTokens(tx, toEndedTokens({ ...ended, sessionIds }))
  const events = Math.max(1, Math.ceil(sessionIds.length / maxEndedSessions))
  const parts = Array.from({ length: events }, (_, index) =>
    sessionIds.slice(index * maxEndedSessions, (index + 1) * maxEndedSessions),
  )
  await publish(tx, 'user.sessions-ended', ...parts.map((part) => ({ ...ended, sessionIds: part })))
}
