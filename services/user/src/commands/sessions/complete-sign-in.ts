import type { Context } from '../../context'
import { isKnownDevice, readDeviceToken } from '../../crypto/device-tokens'
import type { Device, SignedIn } from '../../domain/sessions/session'
import { readOneTimeToken } from '../../crypto/one-time-tokens'
import { isTokenGood, useToken } from '../../store/one-time-tokens'
import { findFullUser } from '../../store/users'
import { recordAuditEvent } from '../users/record-audit-event'
import { openSession } from './open-session'
import { deviceSubject, signInSubject } from '../../crypto/failure-subjects'
import { publishMfaChange } from '../mfa/publish-mfa-change'
import { withCode } from '../mfa/with-code'
import { mfaTokenInvalid } from '../../errors'

type Needs = Pick<Context, 'config' | 'counters' | 'db' | 'publish' | 'tokens' | 'encryption'>

/** Completes a sign-in by authenticator or recovery code, within five minutes. */
export async function completeSignIn(
  ctx: Needs,
  input: { mfaToken: string; code: string; device: Device; deviceToken: string | undefined },
): Promise<SignedIn> {
  const { mfaToken, code, device } = input
  const read = readOneTimeToken(mfaToken)
  if (!read) throw mfaTokenInvalid()
  const token = { ...read, purpose: 'sign-in' as const }
  const user = (await isTokenGood(ctx.db, token)) ? await findFullUser(ctx.db, token.userId) : undefined
  if (user?.status !== 'active') throw mfaTokenInvalid()
  const claim = readDeviceToken(input.deviceToken)
  const isKnown = claim !== undefined && isKnownDevice(ctx, claim, user)
  const subject = isKnown ? deviceSubject(ctx, claim) : signInSubject(ctx, user.email)
  const attempt = { subject, userId: user.id, device }
  const signedIn = await withCode(ctx, { ...attempt, code }, async (tx, { recoveryCodesLeft }) => {
    if (!(await useToken(tx, token))) throw mfaTokenInvalid()
    await recordAuditEvent(tx, { userId: user.id, type: 'signed-in', device, details: { with: 'mfa' } })
    if (recoveryCodesLeft !== undefined)
      await publishMfaChange(ctx, tx, { userId: user.id, change: 'recovery-code-used', recoveryCodesLeft })
    return openSession(ctx, tx, { user, device })
  })
  ctx.counters.signIns({ outcome: 'ok' }, { 'user.id': user.id })
  return signedIn
}
