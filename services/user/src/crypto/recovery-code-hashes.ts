import type { Context } from '../context'
import { isOldRecoveryCode, normalizeRecoveryCode } from '../domain/tokens/recovery-code'

type Needs = Pick<Context, 'vault'>

/** Stored hash of a new recovery code: the user is its salt. */
export const recoveryCodeHash = (ctx: Needs, given: { userId: string; code: string }): Buffer =>
  recoveryCodeHashes(ctx, given)[0]!

/** Codes from before, which are shorter, are hashed without a salt. */
export function recoveryCodeHashes({ vault }: Needs, { userId, code }: { userId: string; code: string }): Buffer[] {
  const given = normalizeRecoveryCode(code)
  return isOldRecoveryCode(given)
    ? vault.fingerprints('recovery code', given)
    : vault.fingerprints('recovery code of a person', `${userId} ${given}`)
}
