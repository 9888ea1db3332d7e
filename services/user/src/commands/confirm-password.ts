import type { Context } from '../context'
import type { Device } from '../domain/session'
import type { Person } from '../domain/user'
import { findCredentials } from '../store/credentials'
import { clearFailures } from '../store/failed-attempts'
import { countFailure, refuseLocked } from './count-failure'
import { invalidCredentials } from './refusals'

type Needs = Pick<Context, 'counters' | 'db' | 'passwords' | 'vault' | 'publish'>

/** Failures of somebody who is signed in are counted apart, or a stranger who fails to sign in would lock the owner's settings too. */
export const accountSubject = ({ vault }: Pick<Context, 'vault'>, userId: string): Buffer =>
  vault.fingerprint('account', userId)

export type PasswordAttempt = { person: Person; password: string; device: Device }

/** Makes sure that it is the owner who asks, not whoever found the device unlocked. Answers the hash that the password matches. */
export async function confirmPassword(ctx: Needs, attempt: PasswordAttempt): Promise<string> {
  const passwordHash = await checkPassword(ctx, attempt)
  const lockedMeanwhile = await clearFailures(ctx.db, accountSubject(ctx, attempt.person.id))
  if (lockedMeanwhile) throw refuseLocked(ctx, { userId: attempt.person.id }, lockedMeanwhile)
  return passwordHash
}

/** The same without forgetting failures, for where a code is asked for too: it is the last of the two that forgets them. */
export async function checkPassword(ctx: Needs, { person, password, device }: PasswordAttempt): Promise<string> {
  const subject = accountSubject(ctx, person.id)
  const { passwordHash, lockedUntil } = await findCredentials(ctx.db, { email: person.email, subject })
  if (lockedUntil) throw refuseLocked(ctx, { userId: person.id }, lockedUntil)
  const { matches } = await ctx.passwords.check(password, passwordHash ?? undefined)
  if (!matches || passwordHash === null)
    throw await countFailure(ctx, { subject, userId: person.id, device }, invalidCredentials())
  return passwordHash
}
