import { serviceNames } from '@ecommerce/contracts/service-names'
import type { Context } from '../../context'
import type { Erasure } from '../../domain/users/erasure'
import { isLastAdmin } from '../../domain/users/user'
import { anonymizeAuditEvents } from '../../store/audit-events'
import { findErasure, insertErasure } from '../../store/erasures'
import { deleteFailures } from '../../store/failed-attempts'
import { deleteUser, lockAdmins, lockUser } from '../../store/users'
import type { Confirmed } from '../passwords/confirm-password'
import { endSessions } from '../sessions/end-sessions'
import { recordAuditEvent } from '../users/record-audit-event'
import { accountSubject, signInSubject } from '../../crypto/failure-subjects'
import { accountGone, lastAdmin } from '../../errors'

type Needs = Pick<Context, 'db' | 'name' | 'publish' | 'sealed' | 'encryption'>

/** Erases a user here and, by event, in all services. Audit events keep an anonymous id. */
export async function eraseUser(ctx: Needs, { user, device }: Pick<Confirmed, 'user' | 'device'>): Promise<Erasure> {
  const { id: userId, email } = user
  return ctx.db.transaction().execute(async (tx) => {
    // Locked before the user's row, as sign-ins do.
    await deleteFailures(tx, [signInSubject(ctx, email), accountSubject(ctx, userId)])
    const admins = await lockAdmins(tx)
    if (isLastAdmin(admins, userId)) throw lastAdmin()
    const user = await lockUser(tx, userId)
    if (!user) throw accountGone()
    await insertErasure(tx, { userId, services: serviceNames, done: ctx.name })
    await endSessions(ctx, tx, { userId })
    await deleteUser(tx, { id: userId, email })
    await recordAuditEvent(tx, { userId, type: 'erased', device })
    await anonymizeAuditEvents(tx, userId)
    // Guest data is erased only under an owned address.
    await ctx.publish(tx, 'user.erased', (subscriber) => ({
      userId,
      ...(user.emailOwnedAt && { sealedEmail: ctx.sealed.sealFor(subscriber, email) }),
      ...(user.emailVerifiedAt && { sealedRecipient: ctx.sealed.sealFor(subscriber, email) }),
    }))
    return (await findErasure(tx, userId))!
  })
}
