import { emailForm } from '@ecommerce/contracts/text/email-address'
import type { UserErased } from '@ecommerce/contracts/events'
import type { Context } from '../../context'
import { eraseKnownUser, findKnownUser } from '../../store/known-users'
import { deleteNotifications } from '../../store/notifications'
import type { Tx } from '../../store/schema'
import { secretMark } from '../../templates/secret-mark'
import { queueNotification } from './queue-notification'

type Needs = Pick<Context, 'channels' | 'sealed' | 'templates'>

/** Erases the user first, so that concurrent notifications wait or find them erased. */
export async function eraseUser(
  ctx: Needs,
  tx: Tx,
  { userId, sealedEmail, sealedRecipient }: UserErased,
): Promise<void> {
  const user = await findKnownUser(tx, userId)
  const email = sealedEmail === undefined ? undefined : emailForm(ctx.sealed.unseal(sealedEmail))
  await eraseKnownUser(tx, userId)
  await deleteNotifications(tx, { userId, email })
  const locale = user === 'erased' ? undefined : user?.locale
  const lastMailTo = sealedRecipient ?? sealedEmail
  if (lastMailTo !== undefined) await queueErasureMail(ctx, tx, { sealedEmail: lastMailTo, locale })
}

/** Keeps the sealed address until the mail is sent. */
async function queueErasureMail(
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
