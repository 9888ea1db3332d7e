import type { Context } from '../context'
import type { DeviceClaim } from './device-tokens'

/** Keys that failures are counted by. */
type Needs = Pick<Context, 'vault'>

/** Failed sign-ins with an address, whether or not it has an account. */
export const signInSubject = ({ vault }: Needs, email: string): Buffer => vault.fingerprint('sign-in', email)

/** Failed sign-ins on a known device, which nobody else can fill. */
export const deviceSubject = ({ vault }: Needs, { userId, deviceId }: DeviceClaim): Buffer =>
  vault.fingerprint('sign-in on a device', `${userId} ${deviceId}`)

/** Failures of a signed-in user, separate from those of strangers at sign-in. */
export const accountSubject = ({ vault }: Needs, userId: string): Buffer => vault.fingerprint('account', userId)
