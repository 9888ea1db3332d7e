import { AppError } from '@ecommerce/shared/errors'
import type { Context } from '../context'
import type { Person } from '../domain/user'
import { upsertPendingMfa } from '../store/mfa'
import { newTotpSecret, totpEnrolment } from '../totp'

export type MfaEnrolment = { secret: string; otpauthUri: string; qrSvg: string }

/** Gives a person a secret for their authenticator app, shown this once; MFA is on when they have answered with a code of it. */
export async function setUpMfa(
  { db, vault, config }: Pick<Context, 'db' | 'vault' | 'config'>,
  { id: userId, email }: Person,
): Promise<MfaEnrolment> {
  const secret = newTotpSecret()
  if (!(await upsertPendingMfa(db, { userId, sealedSecret: vault.seal(secret) }))) throw mfaAlreadyEnabled()
  return { secret, ...totpEnrolment({ secret, account: email, issuer: config.shopName }) }
}

export const mfaAlreadyEnabled = () =>
  new AppError('conflict', 'mfa-already-enabled', 'MFA is on already. Disable it first to set it up anew.')
