import type { Context } from '../context'
import type { Device } from '../domain/session'
import { replaceRecoveryCodes } from '../store/mfa'
import { accountSubject } from './confirm-password'
import { makeRecoveryCodes } from './make-recovery-codes'
import { noteAuditEvent } from './note-audit-event'
import { withCode } from './with-code'

type Needs = Pick<Context, 'counters' | 'db' | 'vault' | 'publish'>

/** Puts ten new recovery codes in place of those that are left. */
export async function renewRecoveryCodes(
  ctx: Needs,
  { userId, code, device }: { userId: string; code: string; device: Device },
): Promise<string[]> {
  const { codes, hashes } = makeRecoveryCodes(ctx, userId)
  return withCode(ctx, { subject: accountSubject(ctx, userId), userId, code, device }, async (tx) => {
    await replaceRecoveryCodes(tx, { userId, hashes })
    await noteAuditEvent(tx, { userId, type: 'recovery-codes-renewed', device })
    return codes
  })
}
