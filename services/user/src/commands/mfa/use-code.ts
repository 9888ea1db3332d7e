import type { Context } from '../../context'
import type { Device } from '../../domain/sessions/session'
import { recoveryCodeHashes } from '../../crypto/recovery-code-hashes'
import { findMfa, useRecoveryCode, useStep } from '../../store/mfa'
import type { Tx } from '../../store/schema'
import { totpStep } from '../../crypto/totp'
import { recordAuditEvent } from '../users/record-audit-event'

type Needs = Pick<Context, 'encryption'>

/** Accepted code; with the recovery codes left if it was one. */
export type UsedCode = { recoveryCodesLeft?: number }

/** Uses a six-digit or recovery code, each valid once; otherwise undefined. */
export async function useCode(
  ctx: Needs,
  tx: Tx,
  { userId, code, device }: { userId: string; code: string; device: Device },
): Promise<UsedCode | undefined> {
  const digits = code.replace(/\s/g, '')
  if (/^\d{6}$/.test(digits)) return (await useTotp(ctx, tx, { userId, digits })) ? {} : undefined
  const recoveryCodesLeft = await useRecoveryCode(tx, { userId, hashes: recoveryCodeHashes(ctx, { userId, code }) })
  if (recoveryCodesLeft === undefined) return undefined
  await recordAuditEvent(tx, { userId, type: 'recovery-code-used', device })
  return { recoveryCodesLeft }
}

async function useTotp(
  { encryption }: Needs,
  tx: Tx,
  { userId, digits }: { userId: string; digits: string },
): Promise<boolean> {
  const mfa = await findMfa(tx, userId)
  const step = mfa && totpStep(encryption.unseal(mfa.sealedSecret), digits, Date.now())
  return step !== undefined && useStep(tx, { userId, step })
}
