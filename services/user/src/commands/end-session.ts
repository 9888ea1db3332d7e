import { AppError } from '@ecommerce/shared/errors'
import type { Context } from '../context'
import type { Device } from '../domain/session'
import { endSessions } from '../store/sessions'
import { noteAuditEvent } from './note-audit-event'

type Needs = Pick<Context, 'db'>

/** Signs a person out here, or everywhere without a `sessionId`; what has ended before stays ended. */
export async function signOut(
  { db }: Needs,
  { userId, sessionId, device }: { userId: string; sessionId: string | undefined; device: Device },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const ended = await endSessions(tx, { userId, only: sessionId })
    if (ended > 0) await noteAuditEvent(tx, { userId, type: 'signed-out', device })
  })
}

/** Ends one of a person's sessions from another. */
export async function endSession(
  { db }: Needs,
  { userId, sessionId, device }: { userId: string; sessionId: string; device: Device },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if ((await endSessions(tx, { userId, only: sessionId })) === 0) throw sessionNotFound()
    await noteAuditEvent(tx, { userId, type: 'session-ended', device, details: { sessionId } })
  })
}

export const sessionNotFound = () => new AppError('not-found', 'session-not-found', 'There is no such session.')
