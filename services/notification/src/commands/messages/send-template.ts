import type { Once } from '@ecommerce/shared/idempotency/idempotency'
import type { Context } from '../../context'
import { maxSmsLength } from '../../domain/channel'
import type { Notification } from '../../domain/notification'
import type { TemplateData, TemplateName } from '../../domain/template-data'
import { tooLongForSms } from '../../errors'
import { type MailRecipient, getRecipient } from '../notifications/get-recipient'
import { queueRequestedNotification } from '../notifications/queue-notification'
import { renderFor } from '../notifications/render-for'

type Needs = Pick<Context, 'channels' | 'db' | 'templates' | 'unsubscribeLinks' | 'users'>

export type SendTemplate = {
  addressee: MailRecipient
  template: TemplateName
  data: TemplateData[TemplateName]
  locale?: string
}

/** Sends a template in the requested language or the recipient's. */
export async function sendTemplate(
  ctx: Needs,
  { addressee, template, data, locale }: SendTemplate,
  once: Once<Notification>,
) {
  const { locale: readersLocale, mayBeNamed, ...recipient } = await getRecipient(ctx, addressee)
  const reader = { userId: recipient.userId, channel: addressee.channel, locale: locale ?? readersLocale }
  const content = renderFor(ctx, reader, template, mayBeNamed ? data : { ...data, name: undefined })
  if (addressee.channel === 'sms' && content.text.length > maxSmsLength) throw tooLongForSms(content.text.length)
  const draft = { ...recipient, channel: addressee.channel, template, ...content }
  return once(ctx.db, (tx) => queueRequestedNotification(ctx, tx, draft))
}
