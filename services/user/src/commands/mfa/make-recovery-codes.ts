import { randomBytes } from 'node:crypto'
import type { Context } from '../../context'
import { recoveryCodeBytes, recoveryCodeCount, toRecoveryCode } from '../../domain/tokens/recovery-code'
import { recoveryCodeHash } from '../../crypto/recovery-code-hashes'

/** Ten new recovery codes, shown once, and their stored form. */
export function makeRecoveryCodes(
  ctx: Pick<Context, 'encryption'>,
  userId: string,
): { codes: string[]; hashes: Buffer[] } {
  const codes = Array.from({ length: recoveryCodeCount }, () => toRecoveryCode(randomBytes(recoveryCodeBytes)))
  return { codes, hashes: codes.map((code) => recoveryCodeHash(ctx, { userId, code })) }
}
