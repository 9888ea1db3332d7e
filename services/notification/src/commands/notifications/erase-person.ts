import { emailForm } from '@ecommerce/contracts/email-address'
import type { UserErased } from '@ecommerce/contracts/events'
import type { Context } from '../../context'
import { eraseContact, findContact } from '../../store/contacts'
import { deleteNotifications } from '../../store/notifications'
import { secretMark } from '../../secret-mark'
import type { Tx } from '../../store/schema'
import { queueNotification } from './queue-notification'

type Needs = Pick<Context, 'channels' | 'sealed' | 'templates'>

/** Forgets a person. The contact goes first: whoever is writing to them is waited for, and whoever comes later finds it erased. */
export async function erasePerson(
  ctx: Needs,
  tx: Tx,
  { userId, sealedEmail, sealedRecipient }: UserErased,
): Promise<void> {
  const contact = await findContact(tx, userId)
  const email = sealedEmail === undefined ? undefined : emailForm(ctx.sealed.unseal(sealedEmail))
  await eraseContact(tx, userId)
  await deleteNotifications(tx, { userId, email })
  const locale = contact === 'erased' ? undefined : contact?.locale
  const lastMailTo = sealedRecipient ?? sealedEmail
  if (lastMailTo !== undefined) await sayGoodbye(ctx, tx, { sealedEmail: lastMailTo, locale })
}

/** To an address that somebody has verified, which stays sealed until the mail leaves, and goes with it. */
async function sayGoodbye(
  ctx: Needs,
  tx: Tx,
  { sealedEmail, locale }: { sealedEmail: string; locale: string | undefined },
): Promise<void> {
  const template = 'account-erased'
  await queueNotification(ctx, tx, {
    recipientId: null,
    userId: null,
    channel: 'email',
    sentTo: secretMark(sealedEmail),
    template,
    ...ctx.templates.render(template, {}, locale),
    sealedSecret: sealedEmail,
  })
}
