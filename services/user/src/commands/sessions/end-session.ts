import type { Context } from '../../context'
import type { Device } from '../../domain/sessions/session'
import { findUser } from '../../store/users'
import { endSessions } from './end-sessions'
import { recordAuditEvent } from '../users/record-audit-event'
import { sessionNotFound, userNotFound } from '../../errors'

type Needs = Pick<Context, 'db' | 'publish'>

/** Ends a session, or all without `sessionId`; idempotent. */
export async function signOut(
  ctx: Needs,
  { userId, sessionId, device }: { userId: string; sessionId: string | undefined; device: Device },
): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const ended = await endSessions(ctx, tx, { userId, only: sessionId })
    if (ended > 0) await recordAuditEvent(tx, { userId, type: 'signed-out', device })
  })
}

/** Ends a user's session from another. */
export async function endSession(
  ctx: Needs,
  { userId, sessionId, device }: { userId: string; sessionId: string; device: Device },
): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    if ((await endSessions(ctx, tx, { userId, only: sessionId })) === 0) throw sessionNotFound()
    await recordAuditEvent(tx, { userId, type: 'session-ended', device, details: { sessionId } })
  })
}

/** Ends all sessions of a user, who can sign in again. */
export async function endSessionsOfUser(
  ctx: Needs,
  { userId, actorId, device }: { userId: string; actorId: string; device: Device },
): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    if (!(await findUser(tx, userId))) throw userNotFound()
    const ended = await endSessions(ctx, tx, { userId })
    if (ended > 0)
      await recordAuditEvent(tx, { userId, type: 'sessions-ended', device, actorId, details: { ended: String(ended) } })
  })
}
