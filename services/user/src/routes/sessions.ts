import { sendPage } from '@ecommerce/shared/http/pagination'
import { parseId, parseQuery } from '@ecommerce/shared/http/parse'
import { Router } from 'express'
import { endSession, sessionNotFound } from '../commands/end-session'
import type { Context } from '../context'
import { toSessionView } from '../domain/session'
import { countSessions, listSessions } from '../store/sessions'
import { deviceOf } from './device'
import { accountOf, signedIn } from './signed-in'
import { pagesOnly } from './page-query'

/** The devices that a person is signed in on. */
export function sessionRoutes(ctx: Context): Router {
  const router = Router()
  router.use(signedIn(ctx, 'customer', 'admin'))

  router.get('/', async (req, res) => {
    const { person, sessionId } = accountOf(req)
    const of = { userId: person.id, days: ctx.config.refreshTokenDays }
    await sendPage(req, res, {
      cursors: ctx.kit.cursors,
      query: parseQuery(pagesOnly, req.query),
      list: ['sessions', person.id],
      fetch: ({ limit, after }) => listSessions(ctx.db, { ...of, limit, before: after?.[0]?.toString() }),
      count: () => countSessions(ctx.db, of),
      position: ({ id }) => [id],
      present: (session) => toSessionView(session, sessionId),
    })
  })

  router.delete('/:id', async (req, res) => {
    const { code, message } = sessionNotFound()
    const sessionId = parseId(req.params.id, code, message)
    await endSession(ctx, { userId: accountOf(req).person.id, sessionId, device: deviceOf(req) })
    res.status(204).end()
  })

  return router
}
