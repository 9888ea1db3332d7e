import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import type { ResponseSpec } from '@ecommerce/shared/http/routes/responses'
import { isUuid } from '@ecommerce/shared/ids'
import type { Request, Response } from 'express'
import type { Context } from '../../context'
import { toChoices } from '../../domain/preferences'
import { linkInvalid } from '../../errors'
import { saveChoices } from '../../store/known-users'
import type { PageName } from '../../templates/load-templates'
import { linkQuery } from './requests'

/** Unsubscribe links. GET shows a form, as link scanners open links; POST unsubscribes (RFC 8058). */
export function unsubscribeRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Notifications' })

  route.get(
    '/',
    {
      id: 'askToUnsubscribe',
      summary: 'Show the unsubscribe page of a marketing mail',
      ...linkOptions,
      responses: { 200: htmlPage('A page that asks for confirmation') },
    },
    ({ req, res, query }) => {
      if (readLink(query.token) === undefined) rejectLink(req, res)
      else sendHtml(req, res, 'unsubscribe')
    },
  )

  route.post(
    '/',
    {
      id: 'unsubscribe',
      summary: 'Unsubscribe from marketing mail with one click (RFC 8058)',
      ...linkOptions,
      stream: {},
      responses: { 200: htmlPage('Unsubscribed') },
    },
    async ({ req, res, query }) => {
      const userId = readLink(query.token)
      if (userId === undefined) {
        rejectLink(req, res)
        return
      }
      await saveChoices(ctx.db, userId, noMarketingMail)
      sendHtml(req, res, 'unsubscribed')
    },
  )

  function readLink(token: string): string | undefined {
    const userId = ctx.unsubscribeLinks.read(token)
    return isUuid(userId) ? userId : undefined
  }

  /** Sends a page to browsers and a problem to other clients. */
  function rejectLink(req: Request, res: Response): void {
    if (req.accepts(['json', 'html']) !== 'html') throw linkInvalid()
    sendHtml(req, res.status(400), 'unsubscribe-invalid')
  }

  function sendHtml(req: Request, res: Response, name: PageName): void {
    res.setHeader('Content-Security-Policy', policy)
    res.type('html').send(ctx.templates.page(name, { action: req.originalUrl }, req.acceptsLanguages()[0]))
  }

  return route.router
}

const linkOptions = { allow: 'anyone', query: linkQuery, errors: { 400: ['link-invalid'] }, pages: [400] } as const

const htmlPage = (description: string): ResponseSpec<void> => ({
  description,
  mediaTypes: ['text/html'],
  body: { type: 'string' },
})

const noMarketingMail = toChoices({ marketing: { email: false } })

/** Common policy plus the page's style and form. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
