import type { AppError } from '@ecommerce/shared/errors'
import type { Context } from '../../context'
import { nobody } from '../../domain/audit'
import type { Device } from '../../domain/session'
import { toContact } from '../../domain/user'
import { insertFailure } from '../../store/failed-attempts'
import { findUser } from '../../store/users'
import { noteAuditEvent } from '../users/note-audit-event'
import { accountLocked } from '../../errors'

type Needs = Pick<Context, 'counters' | 'db' | 'publish'>

/** What was tried: `subject` is what the failures of this kind are counted by. */
export type Attempt = { subject: Buffer; userId: string | null; device: Device }

/**
 * Counts a wrong password or code and answers what to refuse it with: `refusal`, or that it is locked by now. The tenth in a
 * quarter of an hour locks, of which the owner is told: once a day, or whoever fails on purpose would send them mails all day long.
 */
export async function countFailure(
  { db, publish, counters }: Needs,
  { subject, userId, device }: Attempt,
  refusal: AppError,
): Promise<AppError> {
  const answer = await db.transaction().execute(async (tx) => {
    const { lockedUntil, justLocked, notifyOwner } = await insertFailure(tx, subject)
    await noteAuditEvent(tx, { userId: userId ?? nobody, type: 'sign-in-failed', device })
    if (!lockedUntil) return refusal
    if (!justLocked) return accountLocked(lockedUntil)
    await noteAuditEvent(tx, { userId: userId ?? nobody, type: 'locked', device })
    const user = notifyOwner ? await findUser(tx, userId ?? nobody) : undefined
    if (user) await publish(tx, 'user.locked', { ...toContact(user), lockedUntil: lockedUntil.toISOString() })
    return refusal
  })
  counters.signIns({ outcome: answer === refusal ? 'failed' : 'locked' }, { 'user.id': userId ?? undefined })
  return answer
}

/** What to refuse a try with that comes while it is locked: counted as such, and with nothing changed. */
export function refuseLocked(
  { counters }: Pick<Needs, 'counters'>,
  { userId }: Pick<Attempt, 'userId'>,
  until: Date,
): AppError {
  counters.signIns({ outcome: 'locked' }, { 'user.id': userId ?? undefined })
  return accountLocked(until)
}
