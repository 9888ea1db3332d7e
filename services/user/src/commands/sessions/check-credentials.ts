import type { Context } from '../../context'
import { isKnownDevice, readDeviceToken } from '../../crypto/device-tokens'
import { NIL_USER_ID } from '../../domain/users/audit'
import type { Device } from '../../domain/sessions/session'
import type { User } from '../../domain/users/user'
import { findCredentials, replacePasswordHash } from '../../store/credentials'
import { findFullUser } from '../../store/users'
import { type Attempt, countFailure, rejectLocked } from './count-failure'
import { invalidCredentials } from '../../errors'
import { deviceSubject, signInSubject } from '../../crypto/failure-subjects'

type Needs = Pick<Context, 'counters' | 'db' | 'passwords' | 'publish' | 'encryption'>

type Credentials = { email: string; password: string; device: Device; deviceToken: string | undefined }

/** User who has entered the account's password; `user.deviceEpoch` belongs to that password. */
export type CheckedCredentials = Omit<Attempt, 'userId'> & { user: User }

/**
 * Checks address and password. Unknown, wrong and disabled take equal steps: one comparison, one counted failure, one
 * response.
 */
export async function checkCredentials(
  ctx: Needs,
  { email, password, device, deviceToken }: Credentials,
): Promise<CheckedCredentials> {
  const claim = readDeviceToken(deviceToken)
  const subjects = { subject: signInSubject(ctx, email), deviceSubject: claim ? deviceSubject(ctx, claim) : null }
  const found = await findCredentials(ctx.db, { email, ...subjects })
  const { userId, passwordHash, deviceEpoch } = found
  if (found.lockedUntil && !claim) throw rejectLocked(ctx, { userId }, found.lockedUntil)
  const user = await findFullUser(ctx.db, userId ?? NIL_USER_ID)
  const isKnown = claim !== undefined && user !== undefined && isKnownDevice(ctx, claim, user)
  const lockedUntil = isKnown ? found.deviceLockedUntil : found.lockedUntil
  if (lockedUntil) throw rejectLocked(ctx, { userId }, lockedUntil)
  const subject = isKnown ? deviceSubject(ctx, claim) : subjects.subject
  const { matches, renewedHash } = await ctx.passwords.check(password, passwordHash ?? undefined)
  if (!matches || passwordHash === null || deviceEpoch === null || user?.status !== 'active')
    throw await countFailure(ctx, { subject, userId, device }, invalidCredentials())
  if (renewedHash !== undefined) await replacePasswordHash(ctx.db, { email, from: passwordHash, to: renewedHash })
  return { user: { ...user, deviceEpoch }, subject, device }
}
