import type { AppError } from '@ecommerce/shared/errors'
import type { Context } from '../../context'
import { NIL_USER_ID } from '../../domain/users/audit'
import { isLocked, lockAfter, lockout } from '../../domain/sessions/lockout'
import type { Device } from '../../domain/sessions/session'
import { toContact } from '../../domain/users/user'
import { insertFailure, updateLock } from '../../store/failed-attempts'
import { findUser } from '../../store/users'
import { recordAuditEvent } from '../users/record-audit-event'
import { accountLocked } from '../../errors'

type Needs = Pick<Context, 'counters' | 'db' | 'publish'>

/** Failed attempt; `subject` is the key by which failures are counted. */
export type Attempt = { subject: Buffer; userId: string | null; device: Device }

/** Counts a wrong password or code; returns the given error, or the lock's. */
export async function countFailure(
  { db, publish, counters }: Needs,
  { subject, userId, device }: Attempt,
  error: AppError,
): Promise<AppError> {
  const answer = await db.transaction().execute(async (tx) => {
    const count = await insertFailure(tx, { subject, minutes: lockout.minutes })
    await recordAuditEvent(tx, { userId: userId ?? NIL_USER_ID, type: 'sign-in-failed', device })
    if (isLocked(count)) return accountLocked(count.lockedUntil)
    const lock = lockAfter(count)
    if (!lock) return error
    await updateLock(tx, { subject, ...lock })
    await recordAuditEvent(tx, { userId: userId ?? NIL_USER_ID, type: 'locked', device })
    const user = lock.notifiesOwner ? await findUser(tx, userId ?? NIL_USER_ID) : undefined
    if (user) await publish(tx, 'user.locked', { ...toContact(user), lockedUntil: lock.lockedUntil.toISOString() })
    return error
  })
  counters.signIns({ outcome: answer === error ? 'failed' : 'locked' }, { 'user.id': userId ?? undefined })
  return answer
}

/** Error for an attempt during a lockout; counted without extending it. */
export function rejectLocked(
  { counters }: Pick<Needs, 'counters'>,
  { userId }: Pick<Attempt, 'userId'>,
  until: Date,
): AppError {
  counters.signIns({ outcome: 'locked' }, { 'user.id': userId ?? undefined })
  return accountLocked(until)
}
