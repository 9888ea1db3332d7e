import type { Context } from '../../context'
import { makeDeviceToken } from '../../crypto/device-tokens'
import { toContact } from '../../domain/users/user'
import { replacePasswordHash } from '../../store/credentials'
import { deleteTokens } from '../../store/one-time-tokens'
import { startDeviceEpoch } from '../../store/users'
import type { Confirmed } from './confirm-password'
import { endSessions } from '../sessions/end-sessions'
import { recordAuditEvent } from '../users/record-audit-event'
import { invalidCredentials } from '../../errors'

type Needs = Pick<Context, 'db' | 'passwords' | 'publish' | 'encryption'>

export type PasswordChange = Confirmed & { sessionId: string; newPassword: string }

/** Changes the password, ends other sessions and known devices, notifies the owner. Returns a device token. */
export async function changePassword(ctx: Needs, change: PasswordChange): Promise<string> {
  const { user, sessionId, passwordHash: from, device } = change
  const { id: userId, email } = user
  const to = await ctx.passwords.hash(change.newPassword)
  return ctx.db.transaction().execute(async (tx) => {
    if (!(await replacePasswordHash(tx, { email, from, to }))) throw invalidCredentials()
    const deviceEpoch = await startDeviceEpoch(tx, userId)
    await endSessions(ctx, tx, { userId, but: sessionId })
    await deleteTokens(tx, { userId, purposes: ['password-reset', 'sign-in'] })
    await recordAuditEvent(tx, { userId, type: 'password-changed', device })
    await ctx.publish(tx, 'user.password-changed', { ...toContact(user), changedAt: new Date().toISOString() })
    return makeDeviceToken(ctx, { id: userId, deviceEpoch })
  })
}
