import { parseBody } from '@ecommerce/shared/http/parse'
import { Router } from 'express'
import type { Context } from '../context'
import { fieldsOf, templateNames } from '../domain/template-data'
import { previewRequest } from './notification-requests'
import { parseData, parseTemplate } from './template-data'

/** What the shop's own texts are, and how they come out; nothing is sent. */
export function templateRoutes(ctx: Context): Router {
  const router = Router()
  router.use(ctx.guard.allow('admin'))

  router.get('/', (_req, res) => {
    const data = templateNames.map((name) => ({
      name,
      locales: ctx.templates.languagesOf(name),
      data: fieldsOf(name),
    }))
    res.json({ data })
  })

  router.post('/:name/preview', (req, res) => {
    const template = parseTemplate(req.params.name)
    const { data, locale } = parseBody(previewRequest, req.body)
    res.json(ctx.templates.render(template, parseData(template, data), locale))
  })

  return router
}
