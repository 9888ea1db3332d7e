import { randomBytes } from 'node:crypto'
import type { Context } from '../context'
import { recoveryCodeCount, toRecoveryCode } from '../domain/recovery-code'
import { recoveryCodeHash } from './use-code'

/** Ten new codes, to be shown once, and what is kept of them. */
export function makeRecoveryCodes(ctx: Pick<Context, 'vault'>): { codes: string[]; hashes: Buffer[] } {
  const codes = Array.from({ length: recoveryCodeCount }, () => toRecoveryCode(randomBytes(10)))
  return { codes, hashes: codes.map((code) => recoveryCodeHash(ctx, code)) }
}
