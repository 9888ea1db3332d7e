import type { Contact } from '@ecommerce/contracts/customer'
import { defined } from '@ecommerce/shared/defined'
import type { Context } from '../../context'
import { nameFor, type Printable } from '../../domain/printable-texts'
import type { TemplateData } from '../../domain/template-data'
import { saveKnownUser } from '../../store/known-users'
import type { Tx } from '../../store/schema'
import { queueNotification } from '../notifications/queue-notification'

type Needs = Pick<Context, 'channels' | 'templates'>
export type AccountTemplate =
  | ('welcome' | 'verify-email' | 'reset-password' | 'password-changed' | 'account-locked')
  | ('mfa-enabled' | 'mfa-disabled' | 'mfa-reset' | 'recovery-codes-renewed' | 'recovery-code-used')

/** Notifies an account's owner of a change, without the user's own texts until ownership is proved. */
export async function sendAccountMail<T extends AccountTemplate>(
  ctx: Needs,
  tx: Tx,
  template: T,
  event: Contact & TemplateData[T],
  sealedSecret?: string,
): Promise<void> {
  const { userId, email, locale, name: _, ...data } = event
  await saveKnownUser(tx, event)
  const content = ctx.templates.render(template, { ...data, ...nameFor(event) } as Printable<TemplateData[T]>, locale)
  const recipient = { recipientId: userId, userId, channel: 'email', sentTo: email } as const
  await queueNotification(ctx, tx, { ...recipient, template, ...content, ...defined({ sealedSecret }) })
}
