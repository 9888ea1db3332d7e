import type { Context } from '../../context'
import { upsertPendingMfa } from '../../store/mfa'
import { newTotpSecret } from '../../crypto/totp'
import { mfaAlreadyEnabled } from '../../errors'

/** Returns a new authenticator secret, once; a code enables MFA. */
export async function setUpMfa(
  { db, encryption }: Pick<Context, 'db' | 'encryption'>,
  userId: string,
): Promise<string> {
  const secret = newTotpSecret()
  if (!(await upsertPendingMfa(db, { userId, sealedSecret: encryption.seal(secret) }))) throw mfaAlreadyEnabled()
  return secret
}
