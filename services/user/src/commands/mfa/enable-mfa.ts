import type { Context } from '../../context'
import { enableMfa as turnOn, findMfa, replaceRecoveryCodes } from '../../store/mfa'
import type { Confirmed } from '../passwords/confirm-password'
import { endSessions } from '../sessions/end-sessions'
import { makeRecoveryCodes } from './make-recovery-codes'
import { recordAuditEvent } from '../users/record-audit-event'
import { publishMfaChange } from './publish-mfa-change'
import { totpStep } from '../../crypto/totp'
import { invalidCode, mfaAlreadyEnabled, mfaNotSetUp } from '../../errors'

type Needs = Pick<Context, 'db' | 'publish' | 'encryption'>

/** Enables MFA with the first code and returns recovery codes; ends other sessions opened by password alone. */
export async function enableMfa(
  ctx: Needs,
  { user, sessionId, code, device }: Confirmed & { sessionId: string; code: string },
): Promise<string[]> {
  const { id: userId } = user
  const mfa = await findMfa(ctx.db, userId)
  if (!mfa) throw mfaNotSetUp()
  if (mfa.enabledAt) throw mfaAlreadyEnabled()
  const { sealedSecret } = mfa
  const step = totpStep(ctx.encryption.unseal(sealedSecret), code.replace(/\s/g, ''), Date.now())
  if (step === undefined) throw invalidCode()
  const { codes, hashes } = makeRecoveryCodes(ctx, userId)
  await ctx.db.transaction().execute(async (tx) => {
    if (!(await turnOn(tx, { userId, sealedSecret, step }))) throw mfaAlreadyEnabled()
    await replaceRecoveryCodes(tx, { userId, hashes })
    await endSessions(ctx, tx, { userId, but: sessionId })
    await recordAuditEvent(tx, { userId, type: 'mfa-enabled', device })
    await publishMfaChange(ctx, tx, { userId, change: 'enabled' })
  })
  return codes
}
