import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { one } from '@ecommerce/shared/http/routes/responses'
import type { Context } from '../../context'
import { templateNames } from '../../domain/template-data'
import { admins } from '../audiences'
import { parseData, parseTemplate } from '../template-data'
import { previewRequest } from './requests'
import { allTemplates, rendered } from './responses'

export function templateRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Sending' })

  route.get(
    '/',
    {
      id: 'listTemplates',
      summary: 'List the message templates with their languages and data',
      allow: admins,
      responses: { 200: allTemplates },
    },
    () => templateNames.map((name) => ({ name, locales: ctx.templates.languagesOf(name) })),
  )

  route.post(
    '/:name/preview',
    {
      id: 'previewTemplate',
      summary: 'Preview a template without sending it',
      allow: admins,
      body: previewRequest,
      example: { locale: 'es', data: { name: 'Ada' } },
      responses: { 200: one(rendered, 'The rendered message') },
      errors: { 404: ['template-not-found'] },
    },
    ({ params: { name }, body: { data, locale } }) => {
      const template = parseTemplate(name)
      return ctx.templates.render(template, parseData(template, data), locale)
    },
  )

  return route.router
}
