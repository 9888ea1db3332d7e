import type { Context } from '../../context'
import type { ChannelName } from '../../domain/channel'
import { isAdvertisingMail } from '../../domain/preferences'
import type { Printable } from '../../domain/printable-texts'
import type { TemplateData, TemplateName } from '../../domain/template-data'
import type { Rendered } from '../../templates/load-templates'

type Needs = Pick<Context, 'templates' | 'unsubscribeLinks'>

type Reader = { userId: string | null; channel: ChannelName; locale: string | undefined }

/** Renders a template in the recipient's language; marketing mail explains how to unsubscribe. */
export function renderFor<T extends TemplateName>(
  { templates, unsubscribeLinks }: Needs,
  { userId, channel, locale }: Reader,
  template: T,
  data: Printable<TemplateData[T]>,
): Rendered {
  const mail = { userId, channel, template }
  const options = isAdvertisingMail(mail) ? { unsubscribeUrl: unsubscribeLinks.linkFor(mail.userId) } : {}
  return templates.render(template, data, locale, options)
}
