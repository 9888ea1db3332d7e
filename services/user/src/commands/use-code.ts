import type { Context } from '../context'
import { isOldRecoveryCode, normalizeRecoveryCode } from '../domain/recovery-code'
import type { Device } from '../domain/session'
import { findMfa, useRecoveryCode, useStep } from '../store/mfa'
import type { Tx } from '../store/schema'
import { totpStep } from '../totp'
import { noteAuditEvent } from './note-audit-event'

type Needs = Pick<Context, 'vault'>

/** Uses a code of six digits or a recovery code, each of which works once; false when it is neither. */
export async function useCode(
  ctx: Needs,
  tx: Tx,
  { userId, code, device }: { userId: string; code: string; device: Device },
): Promise<boolean> {
  const digits = code.replace(/\s/g, '')
  if (/^\d{6}$/.test(digits)) return useTotp(ctx, tx, { userId, digits })
  const used = await useRecoveryCode(tx, { userId, hash: recoveryCodeHash(ctx, { userId, code }) })
  if (used) await noteAuditEvent(tx, { userId, type: 'recovery-code-used', device })
  return used
}

async function useTotp(
  { vault }: Needs,
  tx: Tx,
  { userId, digits }: { userId: string; digits: string },
): Promise<boolean> {
  const mfa = await findMfa(tx, userId)
  const step = mfa && totpStep(vault.unseal(mfa.sealedSecret), digits, Date.now())
  return step !== undefined && useStep(tx, { userId, step })
}

/** Keyed hash with the user id as salt; older, shorter codes were hashed without. */
export function recoveryCodeHash({ vault }: Needs, { userId, code }: { userId: string; code: string }): Buffer {
  const given = normalizeRecoveryCode(code)
  return isOldRecoveryCode(given)
    ? vault.fingerprint('recovery code', given)
    : vault.fingerprint('recovery code of a person', `${userId} ${given}`)
}
