import { parseLenient } from '@ecommerce/shared/http/input/parse'
import {
  isTemplateName,
  type TemplateData,
  templateData,
  type TemplateName,
  templateNames,
} from '../domain/template-data'
import { templateNotFound } from '../errors'

export function parseTemplate(name: string): TemplateName {
  if (isTemplateName(name)) return name
  const known = templateNames.join(', ')
  throw templateNotFound(known)
}

/** Drops what the template does not show, so that an event's data can be sent as it is. */
export const parseData = <T extends TemplateName>(template: T, data: unknown): TemplateData[T] =>
  parseLenient(templateData[template], data, 'data')
