import type { Context } from '../../context'
import { mailsPerHour } from '../../domain/tokens/one-time-token'
import { type StoredUser, toContact } from '../../domain/users/user'
import { makeOneTimeToken } from '../../crypto/one-time-tokens'
import { countMail } from '../../store/mail-counts'
import { insertToken } from '../../store/one-time-tokens'
import type { Tx } from '../../store/schema'

type Needs = Pick<Context, 'publish' | 'sealed' | 'encryption'>

const eventOf = {
  'email-verification': 'user.email-verification-requested',
  'password-reset': 'user.password-reset-requested',
} as const

/** Mails a one-time token to the account's address; false beyond the limit or for an inactive account. */
export async function sendOneTimeToken(
  { sealed, publish, encryption }: Needs,
  tx: Tx,
  { user, purpose }: { user: StoredUser; purpose: keyof typeof eventOf },
): Promise<boolean> {
  const recipient = encryption.fingerprint('mails to', user.email)
  if (!(await countMail(tx, { recipient, purpose, perHour: mailsPerHour }))) return false
  const { token, hash } = makeOneTimeToken(user.id)
  const expiresAt = await insertToken(tx, { userId: user.id, purpose, hash })
  if (!expiresAt) return false
  await publish(tx, eventOf[purpose], {
    ...toContact(user),
    sealedToken: sealed.sealFor('notification-service', token),
    expiresAt: expiresAt.toISOString(),
  })
  return true
}
