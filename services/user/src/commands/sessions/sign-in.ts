import type { Context } from '../../context'
import type { SignedIn } from '../../domain/sessions/session'
import { makeOneTimeToken } from '../../crypto/one-time-tokens'
import { clearFailures, readLockForShare } from '../../store/failed-attempts'
import { insertToken } from '../../store/one-time-tokens'
import type { CheckedCredentials } from './check-credentials'
import { rejectLocked } from './count-failure'
import { recordAuditEvent } from '../users/record-audit-event'
import { openSession } from './open-session'
import { invalidCredentials } from '../../errors'

type Needs = Pick<Context, 'config' | 'counters' | 'db' | 'tokens' | 'encryption'>

/** Opens a session after a correct password, or returns the challenge for `completeSignIn`. */
export const signIn = async (ctx: Needs, checked: CheckedCredentials): Promise<SignedIn | { mfaToken: string }> =>
  checked.user.mfaEnabled ? { mfaToken: await requireSecondFactor(ctx, checked) } : completeLogin(ctx, checked)

/** Keeps failures until the code is correct; after a lock even a correct password is rejected. */
async function requireSecondFactor(ctx: Needs, { user, subject }: CheckedCredentials): Promise<string> {
  const { id: userId, deviceEpoch } = user
  const { token, hash } = makeOneTimeToken(userId)
  await ctx.db.transaction().execute(async (tx) => {
    const lockedUntil = await readLockForShare(tx, subject)
    if (lockedUntil) throw rejectLocked(ctx, { userId }, lockedUntil)
    if (!(await insertToken(tx, { userId, purpose: 'sign-in', hash, deviceEpoch }))) throw invalidCredentials()
  })
  return token
}

async function completeLogin(ctx: Needs, { user, subject, device }: CheckedCredentials): Promise<SignedIn> {
  const { id: userId } = user
  const signedIn = await ctx.db.transaction().execute(async (tx) => {
    const lockedUntil = await clearFailures(tx, subject)
    if (lockedUntil) throw rejectLocked(ctx, { userId }, lockedUntil)
    await recordAuditEvent(tx, { userId, type: 'signed-in', device })
    return openSession(ctx, tx, { user, device })
  })
  ctx.counters.signIns({ outcome: 'ok' }, { 'user.id': userId })
  return signedIn
}
