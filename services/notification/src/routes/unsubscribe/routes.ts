import { AppError } from '@ecommerce/shared/errors'
import { isUuid } from '@ecommerce/shared/ids'
import { type Request, type Response, Router } from 'express'
import type { Context } from '../context'
import { toChoices } from '../domain/preferences'
import { keepChoices } from '../store/contacts'

/**
 * Where the links in advertising lead: who opens one is asked by a page, and only a POST ends it, because machines open links too.
 * Mail programs post there themselves (RFC 8058), without signing in; what they post says nothing more and is not read.
 */
export function unsubscribeRoutes(ctx: Context): Router {
  const router = Router()

  router.get('/', (req, res) => {
    if (userOf(req, res) !== undefined) sendPage(req, res, 'unsubscribe')
  })

  router.post('/', async (req, res) => {
    const userId = userOf(req, res)
    if (userId === undefined) return
    await keepChoices(ctx.db, userId, noMoreMail)
    sendPage(req, res, 'unsubscribed')
  })

  /** A person who has an incomplete link reads a page about it, a program a problem. */
  function userOf(req: Request, res: Response): string | undefined {
    const { token } = req.query
    const userId = typeof token === 'string' ? ctx.unsubscribeLinks.read(token) : undefined
    if (userId !== undefined && isUuid(userId)) return userId
    if (req.accepts(['json', 'html']) !== 'html') throw linkInvalid()
    sendPage(req, res.status(400), 'unsubscribe-invalid')
    return undefined
  }

  function sendPage(req: Request, res: Response, name: Parameters<typeof ctx.templates.page>[0]): void {
    res.setHeader('Cache-Control', 'private, no-store')
    res.setHeader('Content-Security-Policy', policy)
    res.type('html').send(ctx.templates.page(name, { action: req.originalUrl }, req.acceptsLanguages()[0]))
  }

  return router
}

const noMoreMail = toChoices({ marketing: { email: false } })

/** As everywhere, but for the page's own style and its form. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const linkInvalid = () =>
  new AppError(
    'invalid',
    'link-invalid',
    'This link is not whole. Copy all of it, or sign in and change your preferences.',
  )
