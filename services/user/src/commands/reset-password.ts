import { AppError } from '@ecommerce/shared/errors'
import type { Context } from '../context'
import { emailFault } from '../domain/password'
import type { Device } from '../domain/session'
import { toContact } from '../domain/user'
import { readOneTimeToken } from '../one-time-tokens'
import { setPasswordHash } from '../store/credentials'
import { deleteFailures } from '../store/failed-attempts'
import { deleteTokens, isTokenGood, useToken } from '../store/one-time-tokens'
import { findUser, markEmailVerified } from '../store/users'
import { accountSubject } from './confirm-password'
import { endSessions } from './end-sessions'
import { noteAuditEvent } from './note-audit-event'
import { tokenInvalid } from './refusals'
import { signInSubject } from './sign-in'

type Needs = Pick<Context, 'db' | 'passwords' | 'vault' | 'publish'>

/** Gives an account a new password for a token that came by mail. Every session ends, and so does a lock; the mail has proved the address. */
export async function resetPassword(
  ctx: Needs,
  { token, newPassword, device }: { token: string; newPassword: string; device: Device },
): Promise<void> {
  const read = readOneTimeToken(token)
  if (!read) throw tokenInvalid()
  const ref = { ...read, purpose: 'password-reset' as const }
  const user = (await isTokenGood(ctx.db, ref)) ? await findUser(ctx.db, ref.userId) : undefined
  if (user?.status !== 'active') throw tokenInvalid()
  refuseOwnEmail(newPassword, user.email)
  const to = await ctx.passwords.hash(newPassword)
  const { id: userId, email } = user
  await ctx.db.transaction().execute(async (tx) => {
    if (!(await useToken(tx, ref))) throw tokenInvalid()
    await setPasswordHash(tx, { email, to })
    await endSessions(ctx, tx, { userId })
    await deleteTokens(tx, { userId, purposes: ['password-reset', 'sign-in'] })
    await deleteFailures(tx, [signInSubject(ctx, email), accountSubject(ctx, userId)])
    await noteAuditEvent(tx, { userId, type: 'password-reset', device })
    const verified = await markEmailVerified(tx, userId)
    if (verified) await ctx.publish(tx, 'user.updated', toContact(verified))
    const contact = toContact(verified ?? user)
    await ctx.publish(tx, 'user.password-changed', { ...contact, changedAt: new Date().toISOString() })
  })
}

function refuseOwnEmail(newPassword: string, email: string): void {
  const fault = emailFault(newPassword, email)
  if (fault === undefined) return
  throw new AppError('invalid', 'invalid-request', 'The request is not valid; errors names every fault.', {
    errors: [{ path: 'newPassword', message: `newPassword ${fault}` }],
  })
}
