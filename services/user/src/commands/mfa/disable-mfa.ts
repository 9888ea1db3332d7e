import type { Context } from '../../context'
import { deleteMfa } from '../../store/mfa'
import { accountSubject } from '../../crypto/failure-subjects'
import type { Confirmed } from '../passwords/confirm-password'
import { recordAuditEvent } from '../users/record-audit-event'
import { publishMfaChange } from './publish-mfa-change'
import { withCode } from './with-code'

type Needs = Pick<Context, 'counters' | 'db' | 'publish' | 'encryption'>

/** Disables MFA, with the second factor. */
export async function disableMfa(ctx: Needs, { user, code, device }: Confirmed & { code: string }): Promise<void> {
  const { id: userId } = user
  await withCode(ctx, { subject: accountSubject(ctx, userId), userId, code, device }, async (tx) => {
    await deleteMfa(tx, userId)
    await recordAuditEvent(tx, { userId, type: 'mfa-disabled', device })
    await publishMfaChange(ctx, tx, { userId, change: 'disabled' })
  })
}
