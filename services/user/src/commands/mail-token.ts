import type { Context } from '../context'
import { mailsPerHour } from '../domain/one-time-token'
import { type StoredUser, toContact } from '../domain/user'
import { makeOneTimeToken } from '../one-time-tokens'
import { insertToken } from '../store/one-time-tokens'
import type { Tx } from '../store/schema'

type Needs = Pick<Context, 'kit' | 'publish'>

const eventOf = {
  'email-verification': 'user.email-verification-requested',
  'password-reset': 'user.password-reset-requested',
} as const

/** Sends a one-time token to the account's own address; false when it was sent enough of them lately. */
export async function mailToken(
  { kit, publish }: Needs,
  tx: Tx,
  { user, purpose }: { user: StoredUser; purpose: keyof typeof eventOf },
): Promise<boolean> {
  const { token, hash } = makeOneTimeToken(user.id)
  const expiresAt = await insertToken(tx, { userId: user.id, purpose, hash, perHour: mailsPerHour })
  if (!expiresAt) return false
  await publish(tx, eventOf[purpose], {
    ...toContact(user),
    sealedToken: kit.sealFor('notification-service', token),
    expiresAt: expiresAt.toISOString(),
  })
  return true
}
