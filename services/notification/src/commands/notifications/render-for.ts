import type { Context } from '../../context'
import type { ChannelName } from '../../domain/channel'
import { isAdvertisingMail } from '../../domain/preferences'
import type { Shown } from '../../domain/shown-words'
import type { TemplateData, TemplateName } from '../../domain/template-data'
import type { Rendered } from '../../templates/load-templates'

type Needs = Pick<Context, 'templates' | 'unsubscribeLinks'>

type Reader = { userId: string | null; channel: ChannelName; locale: string | undefined }

/** A template in somebody's words; advertising says how they get no more of it. */
export function renderFor<T extends TemplateName>(
  { templates, unsubscribeLinks }: Needs,
  { userId, channel, locale }: Reader,
  template: T,
  data: Shown<TemplateData[T]>,
): Rendered {
  const mail = { userId, channel, template }
  const options = isAdvertisingMail(mail) ? { unsubscribeUrl: unsubscribeLinks.linkFor(mail.userId) } : {}
  return templates.render(template, data, locale, options)
}
