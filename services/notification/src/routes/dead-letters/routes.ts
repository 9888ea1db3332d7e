import { sendPage } from '@ecommerce/shared/http/pagination'
import { parseId, parseQuery } from '@ecommerce/shared/http/parse'
import { type Request, Router } from 'express'
import { replayDeadLetters, replayNotification } from '../commands/replay-notifications'
import type { Context } from '../context'
import { toNotificationView } from '../domain/notification'
import { countNotifications, listNotifications } from '../store/notifications'
import { deadLetterQuery } from './notification-requests'

/** What was given up, and how it goes again. */
export function deadLetterRoutes(ctx: Context): Router {
  const router = Router()
  const admins = ctx.guard.allow('admin')

  router.get('/dead-letters', admins, async (req, res) => {
    const filter = { status: 'failed', unread: false } as const
    await sendPage(req, res, {
      cursors: ctx.kit.cursors,
      query: parseQuery(deadLetterQuery, req.query),
      list: ['dead letters'],
      fetch: ({ limit, after }) => listNotifications(ctx.db, { filter, limit, before: after?.[0]?.toString() }),
      count: () => countNotifications(ctx.db, filter),
      position: ({ id }) => [id],
      present: toNotificationView,
    })
  })

  router.post('/dead-letters/all/replay', admins, async (_req, res) => {
    res.status(202).json({ replayed: await replayDeadLetters(ctx) })
  })

  for (const path of ['/dead-letters/:id/replay', '/:id/retry'])
    router.post(path, admins, async (req, res) => {
      res.status(202).json(toNotificationView(await replayNotification(ctx, idOf(req))))
    })

  return router
}

const idOf = (req: Request) =>
  parseId(String(req.params.id), 'notification-not-found', 'There is no such notification.')
