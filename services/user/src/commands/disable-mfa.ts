import type { Context } from '../context'
import type { Device } from '../domain/session'
import { deleteMfa } from '../store/mfa'
import { accountSubject } from './confirm-password'
import { noteAuditEvent } from './note-audit-event'
import { withCode } from './with-code'

type Needs = Pick<Context, 'counters' | 'db' | 'vault' | 'publish'>

/** Turns MFA off, for which the second factor is asked once more. */
export async function disableMfa(
  ctx: Needs,
  { userId, code, device }: { userId: string; code: string; device: Device },
): Promise<void> {
  await withCode(ctx, { subject: accountSubject(ctx, userId), userId, code, device }, async (tx) => {
    await deleteMfa(tx, userId)
    await noteAuditEvent(tx, { userId, type: 'mfa-disabled', device })
  })
}
