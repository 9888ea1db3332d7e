import type { Once, Reply } from '@ecommerce/shared/idempotency/idempotency'
import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../../context'
import type { Device, SignedIn } from '../../domain/sessions/session'
import { toContact } from '../../domain/users/user'
import { insertUser } from '../../store/users'
import { sendOneTimeToken } from '../emails/send-one-time-token'
import { recordAuditEvent } from '../users/record-audit-event'
import { openSession } from './open-session'
import { emailTaken, tooManyMails } from '../../errors'

type Needs = Pick<Context, 'config' | 'counters' | 'db' | 'passwords' | 'publish' | 'sealed' | 'tokens' | 'encryption'>
export type Registration = { email: string; password: string; name: string; locale: string; device: Device }

/** Registers and signs in. Hashes the password before the transaction. */
export async function register(ctx: Needs, input: Registration, once: Once<SignedIn>): Promise<Reply> {
  const { password, device, ...profile } = input
  const id = uuidv7()
  const passwordHash = await ctx.passwords.hash(password)
  const reply = await once(ctx.db, async (tx) => {
    const user = await insertUser(tx, { ...profile, id, role: 'customer', ownsEmail: false, passwordHash })
    if (!user) throw emailTaken()
    await recordAuditEvent(tx, { userId: user.id, type: 'registered', device })
    await ctx.publish(tx, 'user.registered', toContact(user))
    if (!(await sendOneTimeToken(ctx, tx, { user, purpose: 'email-verification' }))) throw tooManyMails()
    return openSession(ctx, tx, { user: { ...user, mfaEnabled: false, deviceEpoch: 0 }, device })
  })
  if (!reply.replayed) ctx.counters.registrations({}, { 'user.id': id })
  return reply
}
