import type { Once } from '@ecommerce/shared/idempotency'
import type { Context } from '../context'
import type { Notification } from '../domain/notification'
import type { TemplateData, TemplateName } from '../domain/template-data'
import { type Addressee, getRecipient, orUserNotFound } from './get-recipient'
import { queueNotification } from './queue-notification'

type Needs = Pick<Context, 'db' | 'users' | 'channels' | 'templates'>

export type SendTemplate = {
  addressee: Addressee
  template: TemplateName
  data: TemplateData[TemplateName]
  locale?: string
}

/** Sends one of the shop's own texts, in the language asked for or else the reader's. */
export async function sendTemplate(
  ctx: Needs,
  { addressee, template, data, locale }: SendTemplate,
  once: Once<Notification>,
) {
  const { locale: readersLocale, ...recipient } = await getRecipient(ctx, addressee)
  const content = ctx.templates.render(template, data, locale ?? readersLocale)
  const draft = { ...recipient, channel: addressee.channel, template, ...content }
  return once(ctx.db, async (tx) => orUserNotFound(await queueNotification(ctx, tx, draft)))
}
