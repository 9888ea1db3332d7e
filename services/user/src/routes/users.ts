import { parseIfMatch } from '@ecommerce/shared/http/if-match'
import { sendPage } from '@ecommerce/shared/http/pagination'
import { parseBody, parseId, parseQuery } from '@ecommerce/shared/http/parse'
import { type Request, Router } from 'express'
import { changeUser } from '../commands/change-user'
import { endSessionsOfUser } from '../commands/end-session'
import { userNotFound } from '../commands/refusals'
import { resetMfa } from '../commands/reset-mfa'
import type { Context } from '../context'
import { toAdminView } from '../domain/user'
import { countUsers, listUsers } from '../store/users'
import { deviceOf } from './device'
import { getUserById } from './get-user-by-id'
import { sendSessions } from './sessions'
import { accountOf, signedIn } from './signed-in'
import { adminChange, userQuery } from './user-requests'

/** What admins may see and change of everybody. */
export function userRoutes(ctx: Context): Router {
  const router = Router()
  router.use(signedIn(ctx, 'admin'))

  router.get('/', async (req, res) => {
    const { limit, cursor, count, ...filter } = parseQuery(userQuery, req.query)
    await sendPage(req, res, {
      cursors: ctx.kit.cursors,
      query: { limit, count, ...(cursor !== undefined && { cursor }) },
      list: ['users', filter.q, filter.role, filter.status],
      fetch: (page) => listUsers(ctx.db, { filter, limit: page.limit, before: page.after?.[0]?.toString() }),
      count: () => countUsers(ctx.db, filter),
      position: ({ id }) => [id],
      present: toAdminView,
    })
  })

  router.get('/:id', async (req, res) => {
    const user = await getUserById(ctx, req.params.id)
    res.setHeader('ETag', `"${user.version}"`)
    res.json(toAdminView(user))
  })

  router.patch('/:id', async (req, res) => {
    const change = parseBody(adminChange, req.body)
    const version = parseIfMatch(req.get('if-match'))
    const user = await changeUser(ctx, { ...byAdmin(req), id: idOf(req), version, change })
    res.setHeader('ETag', `"${user.version}"`)
    res.json(toAdminView(user))
  })

  router.get('/:id/sessions', async (req, res) => {
    const { id: userId } = await getUserById(ctx, req.params.id)
    await sendSessions(ctx, req, res, { userId, sessionId: accountOf(req).sessionId })
  })

  router.delete('/:id/sessions', async (req, res) => {
    await endSessionsOfUser(ctx, { ...byAdmin(req), userId: idOf(req) })
    res.status(204).end()
  })

  router.delete('/:id/mfa', async (req, res) => {
    await resetMfa(ctx, { ...byAdmin(req), userId: idOf(req) })
    res.status(204).end()
  })

  return router
}

const byAdmin = (req: Request) => ({ actorId: accountOf(req).person.id, device: deviceOf(req) })

function idOf(req: Request): string {
  const { code, message } = userNotFound()
  return parseId(String(req.params.id), code, message)
}
