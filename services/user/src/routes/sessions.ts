import { sendPage } from '@ecommerce/shared/http/pagination'
import { parseId, parseQuery } from '@ecommerce/shared/http/parse'
import { type Request, type Response, Router } from 'express'
import { endSession, sessionNotFound } from '../commands/end-session'
import type { Context } from '../context'
import { type SessionRef, toSessionView } from '../domain/session'
import { countSessions, listSessions } from '../store/sessions'
import { deviceOf } from './device'
import { accountOf, signedIn } from './signed-in'
import { pagesOnly } from './page-query'

/** A page of the sessions of a person, shown to who asks in the session `sessionId`. */
export async function sendSessions(ctx: Context, req: Request, res: Response, shown: SessionRef): Promise<void> {
  const { userId, sessionId } = shown
  const listed = { userId, life: ctx.config.sessionLife }
  await sendPage(req, res, {
    cursors: ctx.kit.cursors,
    query: parseQuery(pagesOnly, req.query),
    list: ['sessions', userId],
    fetch: ({ limit, after }) => listSessions(ctx.db, { ...listed, limit, before: after?.[0]?.toString() }),
    count: () => countSessions(ctx.db, listed),
    position: ({ id }) => [id],
    present: (session) => toSessionView(session, sessionId),
  })
}

/** The devices that a person is signed in on. */
export function sessionRoutes(ctx: Context): Router {
  const router = Router()
  router.use(signedIn(ctx, 'customer', 'admin'))

  router.get('/', async (req, res) => {
    const { person, sessionId } = accountOf(req)
    await sendSessions(ctx, req, res, { userId: person.id, sessionId })
  })

  router.delete('/:id', async (req, res) => {
    const { code, message } = sessionNotFound()
    const sessionId = parseId(req.params.id, code, message)
    await endSession(ctx, { userId: accountOf(req).person.id, sessionId, device: deviceOf(req) })
    res.status(204).end()
  })

  return router
}
