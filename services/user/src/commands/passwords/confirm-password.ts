import type { Context } from '../../context'
import type { Device } from '../../domain/sessions/session'
import type { User } from '../../domain/users/user'
import { findCredentials } from '../../store/credentials'
import { clearFailures } from '../../store/failed-attempts'
import { countFailure, rejectLocked } from '../sessions/count-failure'
import { invalidCredentials } from '../../errors'
import { accountSubject } from '../../crypto/failure-subjects'

type Needs = Pick<Context, 'counters' | 'db' | 'passwords' | 'publish' | 'encryption'>

export type PasswordAttempt = { user: User; password: string; device: Device }

/** User with a confirmed password, and its hash. */
export type Confirmed = { user: User; passwordHash: string; device: Device }

/** Confirms the owner's presence. With MFA only a correct code resets failures. */
export async function confirmPassword(ctx: Needs, { user, password, device }: PasswordAttempt): Promise<Confirmed> {
  const subject = accountSubject(ctx, user.id)
  const find = () => findCredentials(ctx.db, { email: user.email, subject })
  const { passwordHash, lockedUntil } = await find()
  if (lockedUntil) throw rejectLocked(ctx, { userId: user.id }, lockedUntil)
  const { matches } = await ctx.passwords.check(password, passwordHash ?? undefined)
  if (!matches || passwordHash === null)
    throw await countFailure(ctx, { subject, userId: user.id, device }, invalidCredentials())
  const lockedMeanwhile = user.mfaEnabled ? (await find()).lockedUntil : await clearFailures(ctx.db, subject)
  if (lockedMeanwhile) throw rejectLocked(ctx, { userId: user.id }, lockedMeanwhile)
  return { user, passwordHash, device }
}
