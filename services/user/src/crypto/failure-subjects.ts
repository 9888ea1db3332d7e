import type { Context } from '../context'
import type { DeviceClaim } from './device-tokens'

/** Keys that failures are counted by. */
type Needs = Pick<Context, 'encryption'>

/** Failed sign-ins with an address, whether or not it has an account. */
export const signInSubject = ({ encryption }: Needs, email: string): Buffer => encryption.fingerprint('sign-in', email)

/** Failed sign-ins on a known device, which others cannot cause. */
export const deviceSubject = ({ encryption }: Needs, { userId, deviceId }: DeviceClaim): Buffer =>
  encryption.fingerprint('sign-in on a device', `${userId} ${deviceId}`)

/** Failures of a signed-in user, separate from those of unauthenticated sign-ins. */
export const accountSubject = ({ encryption }: Needs, userId: string): Buffer =>
  encryption.fingerprint('account', userId)
