import type { Context } from '../../context'
import { upsertPendingMfa } from '../../store/mfa'
import { newTotpSecret } from '../../crypto/totp'
import { mfaAlreadyEnabled } from '../../errors'

/** Returns a new secret for an authenticator app, shown this once; MFA is on when a code of it has come back. */
export async function setUpMfa({ db, vault }: Pick<Context, 'db' | 'vault'>, userId: string): Promise<string> {
  const secret = newTotpSecret()
  if (!(await upsertPendingMfa(db, { userId, sealedSecret: vault.seal(secret) }))) throw mfaAlreadyEnabled()
  return secret
}
