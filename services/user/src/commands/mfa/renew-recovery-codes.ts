import type { Context } from '../../context'
import { replaceRecoveryCodes } from '../../store/mfa'
import { accountSubject } from '../../failure-subjects'
import { confirmPassword, type PasswordAttempt } from '../passwords/confirm-password'
import { makeRecoveryCodes } from './make-recovery-codes'
import { noteAuditEvent } from '../users/note-audit-event'
import { tellMfaChange } from './tell-mfa-change'
import { withCode } from './with-code'

type Needs = Pick<Context, 'counters' | 'db' | 'passwords' | 'publish' | 'vault'>

/** Puts ten new recovery codes in place of those that are left. */
export async function renewRecoveryCodes(
  ctx: Needs,
  { code, ...attempt }: PasswordAttempt & { code: string },
): Promise<string[]> {
  await confirmPassword(ctx, attempt)
  const { person, device } = attempt
  const { id: userId } = person
  const { codes, hashes } = makeRecoveryCodes(ctx, userId)
  return withCode(ctx, { subject: accountSubject(ctx, userId), userId, code, device }, async (tx) => {
    await replaceRecoveryCodes(tx, { userId, hashes })
    await noteAuditEvent(tx, { userId, type: 'recovery-codes-renewed', device })
    await tellMfaChange(ctx, tx, { userId, change: 'recovery-codes-renewed' })
    return codes
  })
}
