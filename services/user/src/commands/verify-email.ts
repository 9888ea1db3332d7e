import type { Context } from '../context'
import type { Device } from '../domain/session'
import { toContact } from '../domain/user'
import { readOneTimeToken } from '../one-time-tokens'
import { deleteTokens, useToken } from '../store/one-time-tokens'
import { markEmailVerified } from '../store/users'
import { noteAuditEvent } from './note-audit-event'
import { tokenInvalid } from './refusals'

/** Takes a token that came by mail as proof that the address is the account's. */
export async function verifyEmail(
  { db, publish }: Pick<Context, 'db' | 'publish'>,
  { token, device }: { token: string; device: Device },
): Promise<void> {
  const read = readOneTimeToken(token)
  if (!read) throw tokenInvalid()
  const { userId } = read
  await db.transaction().execute(async (tx) => {
    if (!(await useToken(tx, { ...read, purpose: 'email-verification' }))) throw tokenInvalid()
    await deleteTokens(tx, { userId, purposes: ['email-verification'] })
    const user = await markEmailVerified(tx, userId)
    if (!user) return
    await noteAuditEvent(tx, { userId, type: 'email-verified', device })
    await publish(tx, 'user.updated', toContact(user))
  })
}
