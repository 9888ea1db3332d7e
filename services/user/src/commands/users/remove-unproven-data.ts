import type { Device } from '../../domain/sessions/session'
import { deleteAddresses } from '../../store/addresses'
import { deleteAnyMfa } from '../../store/mfa'
import type { Tx } from '../../store/schema'
import { withdrawConsent } from '../../store/users'
import { recordAuditEvent } from './record-audit-event'

/** Removes MFA, addresses and consent prepared before ownership was proved. Returns true if MFA was enabled. */
export async function removeUnprovenData(
  tx: Tx,
  { userId, device }: { userId: string; device: Device },
): Promise<boolean> {
  const mfaWasOn = await deleteAnyMfa(tx, userId)
  if (mfaWasOn) await recordAuditEvent(tx, { userId, type: 'mfa-reset', device })
  await deleteAddresses(tx, userId)
  await withdrawConsent(tx, userId)
  return mfaWasOn
}
