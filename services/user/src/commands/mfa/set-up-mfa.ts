import type { Context } from '../../context'
import { upsertPendingMfa } from '../../store/mfa'
import { confirmPassword, type PasswordAttempt } from '../passwords/confirm-password'
import { newTotpSecret, totpEnrolment } from '../../totp'
import { emailNotVerified, mfaAlreadyEnabled } from '../../errors'

type Needs = Pick<Context, 'config' | 'counters' | 'db' | 'passwords' | 'publish' | 'vault'>
export type MfaEnrolment = { secret: string; otpauthUri: string; qrSvg: string }

/** Gives a person a secret for their authenticator app, shown this once; MFA is on when they have answered with a code of it. */
export async function setUpMfa(ctx: Needs, attempt: PasswordAttempt): Promise<MfaEnrolment> {
  const { db, vault, config } = ctx
  const { id: userId, email, emailVerifiedAt } = attempt.person
  if (!emailVerifiedAt) throw emailNotVerified()
  await confirmPassword(ctx, attempt)
  const secret = newTotpSecret()
  if (!(await upsertPendingMfa(db, { userId, sealedSecret: vault.seal(secret) }))) throw mfaAlreadyEnabled()
  return { secret, ...totpEnrolment({ secret, account: email, issuer: config.shopName }) }
}
