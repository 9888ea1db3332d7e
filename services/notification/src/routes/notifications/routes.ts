import { type Principal } from '@ecommerce/shared/auth/principal'
import { principalOf } from '@ecommerce/shared/auth/guard'
import { AppError } from '@ecommerce/shared/errors'
import { sendPage } from '@ecommerce/shared/http/pagination'
import { parseId, parseQuery } from '@ecommerce/shared/http/parse'
import { Router } from 'express'
import type { Context } from '../context'
import { toNotificationView } from '../domain/notification'
import {
  countNotifications,
  listNotifications,
  type NotificationFilter,
  readAllNotifications,
  readNotification,
} from '../store/notifications'
import { type NotificationQuery, notificationQuery } from './notification-requests'

export function notificationRoutes(ctx: Context): Router {
  const router = Router()
  router.use(ctx.guard.allow('customer', 'admin'))

  router.get('/', async (req, res) => {
    const query = parseQuery(notificationQuery, req.query)
    const filter = toFilter(query, principalOf(req))
    await sendPage(req, res, {
      cursors: ctx.kit.cursors,
      query,
      list: ['notifications', filter],
      fetch: ({ limit, after }) => listNotifications(ctx.db, { filter, limit, before: after?.[0]?.toString() }),
      count: () => countNotifications(ctx.db, filter),
      position: ({ id }) => [id],
      present: toNotificationView,
    })
  })

  router.patch('/:id/read', async (req, res) => {
    const id = parseId(String(req.params.id), 'notification-not-found', noSuchNotification)
    const notification = await readNotification(ctx.db, { recipientId: principalOf(req).subject, id })
    if (!notification) throw new AppError('not-found', 'notification-not-found', noSuchNotification)
    res.json(toNotificationView(notification))
  })

  router.post('/read-all', async (req, res) => {
    res.json({ updated: await readAllNotifications(ctx.db, principalOf(req).subject) })
  })

  return router
}

const noSuchNotification = 'There is no such notification among yours.'

/** Customers see their own; an admin sees all, or somebody's. */
function toFilter(
  { userId, status, channel, unread }: NotificationQuery,
  { role, subject }: Principal,
): NotificationFilter {
  const recipientId = role === 'admin' ? userId : subject
  if (userId !== undefined && role !== 'admin')
    throw new AppError('forbidden', 'forbidden', 'Only an admin may ask for a userId.')
  return {
    unread,
    ...(recipientId !== undefined && { recipientId }),
    ...(status !== undefined && { status }),
    ...(channel !== undefined && { channel }),
  }
}
