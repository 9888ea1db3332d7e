import type { Context } from '../../context'
import { replaceRecoveryCodes } from '../../store/mfa'
import { accountSubject } from '../../crypto/failure-subjects'
import type { Confirmed } from '../passwords/confirm-password'
import { makeRecoveryCodes } from './make-recovery-codes'
import { recordAuditEvent } from '../users/record-audit-event'
import { publishMfaChange } from './publish-mfa-change'
import { withCode } from './with-code'

type Needs = Pick<Context, 'counters' | 'db' | 'publish' | 'encryption'>

/** Replaces recovery codes by ten new ones. */
export async function renewRecoveryCodes(
  ctx: Needs,
  { user, code, device }: Confirmed & { code: string },
): Promise<string[]> {
  const { id: userId } = user
  const { codes, hashes } = makeRecoveryCodes(ctx, userId)
  return withCode(ctx, { subject: accountSubject(ctx, userId), userId, code, device }, async (tx) => {
    await replaceRecoveryCodes(tx, { userId, hashes })
    await recordAuditEvent(tx, { userId, type: 'recovery-codes-renewed', device })
    await publishMfaChange(ctx, tx, { userId, change: 'recovery-codes-renewed' })
    return codes
  })
}
