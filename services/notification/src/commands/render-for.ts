import type { Context } from '../context'
import { kindOf } from '../domain/preferences'
import type { TemplateData, TemplateName } from '../domain/template-data'
import type { Rendered } from '../templates'

type Needs = Pick<Context, 'templates' | 'unsubscribeLinks'>

/** A template in somebody's words; advertising says how they get no more of it. */
export function renderFor<T extends TemplateName>(
  { templates, unsubscribeLinks }: Needs,
  reader: { userId: string | null; template: T; data: TemplateData[T]; locale: string | undefined },
): Rendered {
  const { userId, template, data, locale } = reader
  if (userId === null || kindOf(template) !== 'marketing') return templates.render(template, data, locale)
  return templates.render(template, data, locale, { unsubscribeUrl: unsubscribeLinks.linkFor(userId) })
}
