import type { Contact } from '@ecommerce/contracts/customer'
import type { Context } from '../context'
import type { TemplateData } from '../domain/template-data'
import { keepContact } from '../store/contacts'
import type { Tx } from '../store/schema'
import { queueNotification } from './queue-notification'

type Needs = Pick<Context, 'channels' | 'templates'>
export type AccountTemplate =
  | ('welcome' | 'verify-email' | 'reset-password' | 'password-changed' | 'account-locked')
  | ('mfa-enabled' | 'mfa-disabled' | 'mfa-reset' | 'recovery-codes-renewed' | 'recovery-code-used')

/** Tells the owner of an account what has become of it, and remembers where to reach them. */
export async function tellAccountOwner<T extends AccountTemplate>(
  ctx: Needs,
  tx: Tx,
  template: T,
  event: Contact & TemplateData[T],
  sealedSecret?: string,
): Promise<void> {
  const { userId, email, locale } = event
  await keepContact(tx, event)
  await queueNotification(ctx, tx, {
    recipientId: userId,
    userId,
    channel: 'email',
    sentTo: email,
    template,
    ...ctx.templates.render(template, event, locale),
    ...(sealedSecret !== undefined && { sealedSecret }),
  })
}
