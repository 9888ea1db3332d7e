import type { Context } from '../../context'
import { deleteMfa } from '../../store/mfa'
import { accountSubject } from '../../failure-subjects'
import { confirmPassword, type PasswordAttempt } from '../passwords/confirm-password'
import { noteAuditEvent } from '../users/note-audit-event'
import { tellMfaChange } from './tell-mfa-change'
import { withCode } from './with-code'

type Needs = Pick<Context, 'counters' | 'db' | 'passwords' | 'publish' | 'vault'>

/** Turns MFA off, for which the password and the second factor are asked once more. */
export async function disableMfa(ctx: Needs, { code, ...attempt }: PasswordAttempt & { code: string }): Promise<void> {
  await confirmPassword(ctx, attempt)
  const { person, device } = attempt
  const { id: userId } = person
  await withCode(ctx, { subject: accountSubject(ctx, userId), userId, code, device }, async (tx) => {
    await deleteMfa(tx, userId)
    await noteAuditEvent(tx, { userId, type: 'mfa-disabled', device })
    await tellMfaChange(ctx, tx, { userId, change: 'disabled' })
  })
}
