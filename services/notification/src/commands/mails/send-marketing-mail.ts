import type { Context } from '../../context'
import { nameFor } from '../../domain/printable-texts'
import type { TemplateData, TemplateName } from '../../domain/template-data'
import { findKnownUser } from '../../store/known-users'
import type { Tx } from '../../store/schema'
import { queueNotification } from '../notifications/queue-notification'
import { renderFor } from '../notifications/render-for'

type Needs = Pick<Context, 'channels' | 'templates' | 'unsubscribeLinks'>
type Advertisement = Extract<TemplateName, 'cart-abandoned' | 'review-request'>

/** Sends marketing mail to a reachable customer who consents. */
export async function sendMarketingMail<T extends Advertisement>(
  ctx: Needs,
  tx: Tx,
  template: T,
  { userId, data }: { userId: string; data: Omit<TemplateData[T], 'name'> },
): Promise<void> {
  const contact = await findKnownUser(tx, userId)
  if (!contact || contact === 'erased') return
  const { email, locale } = contact
  const channel = 'email'
  await queueNotification(ctx, tx, {
    recipientId: userId,
    userId,
    channel,
    sentTo: email,
    template,
    ...renderFor(ctx, { userId, channel, locale }, template, {
      ...data,
      ...nameFor(contact),
    }),
  })
}
