import type { Context } from '../context'
import { isOldRecoveryCode, normalizeRecoveryCode } from '../domain/tokens/recovery-code'

type Needs = Pick<Context, 'encryption'>

/** Stored hash of a new recovery code: the user is its salt. */
export const recoveryCodeHash = (ctx: Needs, given: { userId: string; code: string }): Buffer =>
  recoveryCodeHashes(ctx, given)[0]!

/** Codes from before, which are shorter, are hashed without a salt. */
export function recoveryCodeHashes(
  { encryption }: Needs,
  { userId, code }: { userId: string; code: string },
): Buffer[] {
  const given = normalizeRecoveryCode(code)
  return isOldRecoveryCode(given)
    ? encryption.fingerprints('recovery code', given)
    : encryption.fingerprints('recovery code of a person', `${userId} ${given}`)
}
