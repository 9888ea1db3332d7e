import type { Context } from '../../context'
import { isKnownDevice, readDeviceToken } from '../../device-tokens'
import { nobody } from '../../domain/audit'
import type { Device, SignedIn } from '../../domain/session'
import type { Person } from '../../domain/user'
import { makeOneTimeToken } from '../../one-time-tokens'
import { findCredentials, replacePasswordHash } from '../../store/credentials'
import { clearFailures, readLockForShare } from '../../store/failed-attempts'
import { insertToken } from '../../store/one-time-tokens'
import { findPerson } from '../../store/users'
import { type Attempt, countFailure, refuseLocked } from './count-failure'
import { noteAuditEvent } from '../users/note-audit-event'
import { openSession } from './open-session'
import { invalidCredentials } from '../../errors'
import { deviceSubject, signInSubject } from '../../failure-subjects'

type Needs = Pick<Context, 'config' | 'counters' | 'db' | 'passwords' | 'publish' | 'tokens' | 'vault'>

/**
 * Signs in with a password, or answers with the token that `completeSignIn` wants a code for. An unknown e-mail, a wrong password
 * and a disabled account take the same steps: one comparison, one failure counted, one answer.
 */
export async function signIn(
  ctx: Needs,
  { email, password, device, deviceToken }: { email: string; password: string; device: Device; deviceToken?: string },
): Promise<SignedIn | { mfaToken: string }> {
  const claim = readDeviceToken(deviceToken)
  const subjects = { subject: signInSubject(ctx, email), deviceSubject: claim ? deviceSubject(ctx, claim) : null }
  const found = await findCredentials(ctx.db, { email, ...subjects })
  const { userId, passwordHash, deviceEpoch } = found
  if (found.lockedUntil && !claim) throw refuseLocked(ctx, { userId }, found.lockedUntil)
  const person = await findPerson(ctx.db, userId ?? nobody)
  const isKnown = claim !== undefined && person !== undefined && isKnownDevice(ctx, claim, person)
  const lockedUntil = isKnown ? found.deviceLockedUntil : found.lockedUntil
  if (lockedUntil) throw refuseLocked(ctx, { userId }, lockedUntil)
  const subject = isKnown ? deviceSubject(ctx, claim) : subjects.subject
  const { matches, renewedHash } = await ctx.passwords.check(password, passwordHash ?? undefined)
  const attempt = { subject, userId, device }
  if (!matches || passwordHash === null || deviceEpoch === null || person?.status !== 'active')
    throw await countFailure(ctx, attempt, invalidCredentials())
  if (renewedHash !== undefined) await replacePasswordHash(ctx.db, { email, from: passwordHash, to: renewedHash })
  return person.mfaEnabled
    ? { mfaToken: await askForCode(ctx, { ...attempt, userId: person.id, deviceEpoch }) }
    : admit(ctx, { person: { ...person, deviceEpoch }, attempt })
}

/** Keeps the failures until the code was right too; a right password after the lock is refused like a wrong one. */
async function askForCode(ctx: Needs, attempt: Attempt & { userId: string; deviceEpoch: number }): Promise<string> {
  const { subject, userId, deviceEpoch } = attempt
  const { token, hash } = makeOneTimeToken(userId)
  await ctx.db.transaction().execute(async (tx) => {
    const lockedUntil = await readLockForShare(tx, subject)
    if (lockedUntil) throw refuseLocked(ctx, attempt, lockedUntil)
    if (!(await insertToken(tx, { userId, purpose: 'sign-in', hash, deviceEpoch }))) throw invalidCredentials()
  })
  return token
}

async function admit(ctx: Needs, { person, attempt }: { person: Person; attempt: Attempt }): Promise<SignedIn> {
  const { subject, device } = attempt
  const signedIn = await ctx.db.transaction().execute(async (tx) => {
    const lockedUntil = await clearFailures(tx, subject)
    if (lockedUntil) throw refuseLocked(ctx, attempt, lockedUntil)
    await noteAuditEvent(tx, { userId: person.id, type: 'signed-in', device })
    return openSession(ctx, tx, { person, device })
  })
  ctx.counters.signIns({ outcome: 'ok' }, { 'user.id': person.id })
  return signedIn
}
