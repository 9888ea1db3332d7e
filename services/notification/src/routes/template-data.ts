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

/** Drops fields that the template does not show. */
export const parseData = <T extends TemplateName>(template: T, data: unknown): TemplateData[T] =>
  parseLenient(templateData[template], data, 'data')
