import { resource, type ResponseSpec } from '@ecommerce/shared/http/routes/responses'
import { ref } from '@ecommerce/shared/openapi/operation'
import Joi from 'joi'
import { templateData, type TemplateName, templateNames } from '../../domain/template-data'
import type { Rendered } from '../../templates/load-templates'

type Template = { name: TemplateName; locales: readonly string[] }

const template = resource<Template>({
  name: 'Template',
  schema: Joi.object({
    name: Joi.string()
      .valid(...templateNames)
      .required(),
    locales: Joi.array().items(Joi.string()).required(),
    data: Joi.array()
      .items(Joi.object({ name: Joi.string().required(), required: Joi.boolean().required() }))
      .required(),
  }),
  view: ({ name, locales }) => ({ name, locales, data: fieldsOf(name) }),
})

function fieldsOf(name: TemplateName): { name: string; required: boolean }[] {
  const { keys = {} } = templateData[name].describe() as { keys?: Record<string, { flags?: { presence?: string } }> }
  return Object.entries(keys).map(([field, { flags }]) => ({ name: field, required: flags?.presence === 'required' }))
}

export const allTemplates: ResponseSpec<readonly Template[]> = {
  description: 'The categories',
  body: {
    type: 'object',
    properties: { data: { type: 'array', items: ref(template.name) } },
    required: ['data'],
  },
  view: (templates) => ({ data: templates.map(template.view) }),
  resources: [template],
}

export const rendered = resource<Rendered>({
  name: 'Rendered',
  schema: Joi.object<Rendered, true>({
    subject: Joi.string().required(),
    text: Joi.string().required(),
    html: Joi.string().required(),
  }),
  view: (content) => content,
})
