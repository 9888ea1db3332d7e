import type { Context } from '../../context'
import type { Device } from '../../domain/sessions/session'
import { deleteMfa } from '../../store/mfa'
import { endSessions } from '../sessions/end-sessions'
import { recordAuditEvent } from '../users/record-audit-event'
import { publishMfaChange } from './publish-mfa-change'
import { mfaNotEnabled } from '../../errors'

/** Disables MFA for a user without device and recovery codes, ending their sessions. */
export async function resetMfa(
  ctx: Pick<Context, 'db' | 'publish'>,
  { userId, actorId, device }: { userId: string; actorId: string; device: Device },
): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    if (!(await deleteMfa(tx, userId))) throw mfaNotEnabled()
    await endSessions(ctx, tx, { userId })
    await recordAuditEvent(tx, { userId, type: 'mfa-reset', device, actorId })
    await publishMfaChange(ctx, tx, { userId, change: 'reset' })
  })
}
