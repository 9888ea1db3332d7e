import { isFirstTime } from '@ecommerce/shared/events/receive'
import { uuidv7 } from '@ecommerce/shared/ids'
import { addJob } from '@ecommerce/shared/jobs/queue'
import type { Context } from '../../context'
import type { Device } from '../../domain/session'
import { findUserByEmail } from '../../store/users'
import { mailToken } from '../emails/mail-token'
import { noteAuditEvent } from '../users/note-audit-event'

export const sendPasswordResetTask = 'send-password-reset'

export type SendPasswordReset = { id: string; sealedEmail: string; device: Device }

/** Puts off looking whether there is such an account, so that nobody can read it from the answer or its time. */
export async function queuePasswordReset(
  { db, vault }: Pick<Context, 'db' | 'vault'>,
  { email, device }: { email: string; device: Device },
): Promise<void> {
  const payload: SendPasswordReset = { id: uuidv7(), sealedEmail: vault.seal(email), device }
  await addJob(db, sendPasswordResetTask, payload)
}

/** Mails a token to whoever has this address and is active; done once, however often the job runs. */
export async function sendPasswordReset(
  ctx: Pick<Context, 'db' | 'publish' | 'sealed' | 'vault'>,
  { id, sealedEmail, device }: SendPasswordReset,
): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    if (!(await isFirstTime(tx, { source: sendPasswordResetTask, id }))) return
    const user = await findUserByEmail(tx, ctx.vault.unseal(sealedEmail))
    if (user?.status !== 'active' || !(await mailToken(ctx, tx, { user, purpose: 'password-reset' }))) return
    await noteAuditEvent(tx, { userId: user.id, type: 'password-reset-requested', device })
  })
}
