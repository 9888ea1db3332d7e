import type { Context } from '../../context'
import type { User } from '../../domain/users/user'
import { sendOneTimeToken } from './send-one-time-token'
import { emailAlreadyVerified, tooManyMails } from '../../errors'

/** Mails another verification token while the account does not own its address. */
export async function resendVerification(
  ctx: Pick<Context, 'db' | 'publish' | 'sealed' | 'encryption'>,
  user: User,
): Promise<void> {
  if (user.emailOwnedAt) throw emailAlreadyVerified()
  const sent = await ctx.db
    .transaction()
    .execute((tx) => sendOneTimeToken(ctx, tx, { user, purpose: 'email-verification' }))
  if (!sent) throw tooManyMails()
}
