import type { Context } from '../../context'
import { makeDeviceToken } from '../../crypto/device-tokens'
import type { Device } from '../../domain/sessions/session'
import { toContact } from '../../domain/users/user'
import { readOneTimeToken } from '../../crypto/one-time-tokens'
import { setPasswordHash } from '../../store/credentials'
import { deleteFailures } from '../../store/failed-attempts'
import { deleteTokens, isTokenGood, useToken } from '../../store/one-time-tokens'
import { findUser, lockUserForChange, markEmailOwned, startDeviceEpoch } from '../../store/users'
import { endSessions } from '../sessions/end-sessions'
import { rejectOwnWords } from './reject-own-words'
import { recordAuditEvent } from '../users/record-audit-event'
import { accountSubject, signInSubject } from '../../crypto/failure-subjects'
import { removeUnprovenData } from '../users/remove-unproven-data'
import { publishMfaChange } from '../mfa/publish-mfa-change'
import { tokenInvalid } from '../../errors'

type Needs = Pick<Context, 'db' | 'passwordRules' | 'passwords' | 'publish' | 'encryption'>

/**
 * Sets a password by mailed token: ends sessions and locks, proves ownership, removes unproven data. Returns a device
 * token.
 */
export async function resetPassword(
  ctx: Needs,
  { token, newPassword, device }: { token: string; newPassword: string; device: Device },
): Promise<string> {
  const read = readOneTimeToken(token)
  if (!read) throw tokenInvalid()
  const ref = { ...read, purpose: 'password-reset' as const }
  const user = (await isTokenGood(ctx.db, ref)) ? await findUser(ctx.db, ref.userId) : undefined
  if (user?.status !== 'active') throw tokenInvalid()
  rejectOwnWords(ctx, newPassword, user)
  const to = await ctx.passwords.hash(newPassword)
  const { id: userId, email } = user
  return ctx.db.transaction().execute(async (tx) => {
    // Locked before the user's row, as sign-ins do.
    await deleteFailures(tx, [signInSubject(ctx, email), accountSubject(ctx, userId)])
    const before = await lockUserForChange(tx, userId)
    if (!before || !(await useToken(tx, ref))) throw tokenInvalid()
    await setPasswordHash(tx, { email, to })
    const deviceEpoch = await startDeviceEpoch(tx, userId)
    const mfaTaken = !before.emailVerifiedAt && (await removeUnprovenData(tx, { userId, device }))
    await endSessions(ctx, tx, { userId })
    await deleteTokens(tx, { userId, purposes: ['password-reset', 'sign-in', 'email-verification'] })
    await recordAuditEvent(tx, { userId, type: 'password-reset', device })
    const owned = await markEmailOwned(tx, userId)
    if (owned) await ctx.publish(tx, 'user.updated', toContact(owned))
    if (mfaTaken) await publishMfaChange(ctx, tx, { userId, change: 'reset' })
    const contact = toContact(owned ?? before)
    await ctx.publish(tx, 'user.password-changed', { ...contact, changedAt: new Date().toISOString() })
    return makeDeviceToken(ctx, { id: userId, deviceEpoch })
  })
}
