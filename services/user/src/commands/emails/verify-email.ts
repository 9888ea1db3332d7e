import type { Context } from '../../context'
import type { Device } from '../../domain/sessions/session'
import { type User, toContact } from '../../domain/users/user'
import { type OneTimeTokenRef, readOneTimeToken } from '../../crypto/one-time-tokens'
import { deleteTokens, isTokenGood, useToken } from '../../store/one-time-tokens'
import { findFullUser, lockUserForChange, markEmailOwned, markEmailVerified } from '../../store/users'
import { confirmPassword } from '../passwords/confirm-password'
import { recordAuditEvent } from '../users/record-audit-event'
import { tokenInvalid } from '../../errors'

type Needs = Pick<Context, 'counters' | 'db' | 'passwords' | 'publish' | 'encryption'>

export type EmailVerification = {
  token: string
  /** Signed-in user who opened the link. */
  user: User | undefined
  password: string | undefined
  device: Device
}

const purpose = 'email-verification'

/**
 * Verifies an address by token. Ownership also needs the session or password, since another person may have registered
 * it.
 */
export async function verifyEmail(ctx: Needs, input: EmailVerification): Promise<void> {
  const read = readOneTimeToken(input.token)
  if (!read) throw tokenInvalid()
  const { userId } = read
  const { device } = input
  const provenWith = await findProof(ctx, input, read)
  await ctx.db.transaction().execute(async (tx) => {
    const before = await lockUserForChange(tx, userId)
    // After verification, older tokens serve only to prove ownership with a session or password.
    const madeAfter = provenWith ? undefined : (before?.emailVerifiedAt ?? undefined)
    if (!before || !(await useToken(tx, { ...read, purpose, madeAfter }))) throw tokenInvalid()
    if (provenWith) await deleteTokens(tx, { userId, purposes: [purpose] })
    const user = await (provenWith ? markEmailOwned : markEmailVerified)(tx, userId)
    if (!user) return
    await recordAuditEvent(tx, { userId, type: 'email-verified', device, details: { with: provenWith ?? 'link' } })
    await ctx.publish(tx, 'user.updated', toContact(user))
  })
}

/** A wrong password uses no token; passwords cannot be tried without one. */
async function findProof(
  ctx: Needs,
  { user, password, device }: EmailVerification,
  ref: OneTimeTokenRef,
): Promise<'session' | 'password' | undefined> {
  if (password === undefined) return user?.id === ref.userId ? 'session' : undefined
  const owner = (await isTokenGood(ctx.db, { ...ref, purpose })) ? await findFullUser(ctx.db, ref.userId) : undefined
  if (owner?.status !== 'active') throw tokenInvalid()
  await confirmPassword(ctx, { user: owner, password, device })
  return 'password'
}
