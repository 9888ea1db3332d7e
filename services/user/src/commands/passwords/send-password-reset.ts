import { markProcessed } from '@ecommerce/shared/events/receive'
import type { Context } from '../../context'
import { type SendPasswordReset, sendPasswordResetTask } from '../../jobs'
import { findUserByEmail } from '../../store/users'
import { sendOneTimeToken } from '../emails/send-one-time-token'
import { recordAuditEvent } from '../users/record-audit-event'

/** Mails a token to the active user of this address, once per job. */
export async function sendPasswordReset(
  ctx: Pick<Context, 'db' | 'publish' | 'sealed' | 'encryption'>,
  { id, sealedEmail, device }: SendPasswordReset,
): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    if (!(await markProcessed(tx, { source: sendPasswordResetTask, id }))) return
    const user = await findUserByEmail(tx, ctx.encryption.unseal(sealedEmail))
    if (user?.status !== 'active' || !(await sendOneTimeToken(ctx, tx, { user, purpose: 'password-reset' }))) return
    await recordAuditEvent(tx, { userId: user.id, type: 'password-reset-requested', device })
  })
}
