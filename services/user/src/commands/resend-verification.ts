import { AppError } from '@ecommerce/shared/errors'
import type { Context } from '../context'
import type { Person } from '../domain/user'
import { mailToken } from './mail-token'

/** Mails another token to prove the address with, also where it is verified and the account does not own it yet. */
export async function resendVerification(ctx: Pick<Context, 'db' | 'kit' | 'publish'>, person: Person): Promise<void> {
  if (person.emailOwnedAt)
    throw new AppError('conflict', 'email-already-verified', 'This e-mail address has been confirmed already.')
  const sent = await ctx.db
    .transaction()
    .execute((tx) => mailToken(ctx, tx, { user: person, purpose: 'email-verification' }))
  if (!sent)
    throw new AppError(
      'too-many-requests',
      'too-many-mails',
      'Enough mails have been sent to this address in the last hour. Look into the spam folder, or try again later.',
      { retryAfterSeconds: 3_600 },
    )
}
