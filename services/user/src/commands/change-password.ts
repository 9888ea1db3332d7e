import type { Context } from '../context'
import type { Device } from '../domain/session'
import { type Person, toContact } from '../domain/user'
import { replacePasswordHash } from '../store/credentials'
import { deleteTokens } from '../store/one-time-tokens'
import { confirmPassword } from './confirm-password'
import { endSessions } from './end-sessions'
import { noteAuditEvent } from './note-audit-event'
import { invalidCredentials } from './refusals'

type Needs = Pick<Context, 'counters' | 'db' | 'passwords' | 'vault' | 'publish'>

export type PasswordChange = {
  person: Person
  sessionId: string
  currentPassword: string
  newPassword: string
  device: Device
}

/** Gives an account a new password; every other session ends, and the owner is told. */
export async function changePassword(ctx: Needs, change: PasswordChange): Promise<void> {
  const { person, sessionId, currentPassword, newPassword, device } = change
  const { id: userId, email } = person
  const from = await confirmPassword(ctx, { person, password: currentPassword, device })
  const to = await ctx.passwords.hash(newPassword)
  await ctx.db.transaction().execute(async (tx) => {
    if (!(await replacePasswordHash(tx, { email, from, to }))) throw invalidCredentials()
    await endSessions(ctx, tx, { userId, but: sessionId })
    await deleteTokens(tx, { userId, purposes: ['password-reset', 'sign-in'] })
    await noteAuditEvent(tx, { userId, type: 'password-changed', device })
    await ctx.publish(tx, 'user.password-changed', { ...toContact(person), changedAt: new Date().toISOString() })
  })
}
