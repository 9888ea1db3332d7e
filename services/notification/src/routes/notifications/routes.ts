import { principalOf } from '@ecommerce/shared/auth/guard'
import { type Principal } from '@ecommerce/shared/auth/principal'
import { defined } from '@ecommerce/shared/defined'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { one, pages, plain } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import type { Context } from '../../context'
import { ownNotificationNotFound, userIdForbidden } from '../../errors'
import { type NotificationFilter, readAllNotifications, readNotification } from '../../store/notifications'
import { customersAndAdmins } from '../audiences'
import { type NotificationQuery, notificationQuery } from './requests'
import { notification } from './responses'
import { sendNotifications } from './send-notifications'

export function notificationRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Notifications' })

  route.get(
    '/',
    {
      id: 'listNotifications',
      summary: 'List notifications, newest first',
      description:
        'Customers list their own notifications; admins all, by `userId`, `status` and `channel`. `unread=true&count=true` counts unread ones.',
      allow: customersAndAdmins,
      query: notificationQuery,
      responses: { 200: pages(notification) },
    },
    ({ req, res, query }) => {
      const filter = toFilter(query, principalOf(req))
      return sendNotifications(ctx, req, res, { query, list: ['notifications', filter], filter })
    },
  )

  route.patch(
    '/:id/read',
    {
      id: 'readNotification',
      summary: 'Mark a notification as read',
      allow: customersAndAdmins,
      ids: { id: ownNotificationNotFound },
      responses: { 200: one(notification, 'Updated') },
      errors: { 404: ['notification-not-found'] },
    },
    async ({ req, params: { id } }) => {
      const read = await readNotification(ctx.db, { recipientId: principalOf(req).subject, id })
      if (!read) throw ownNotificationNotFound()
      return read
    },
  )

  route.post(
    '/read-all',
    {
      id: 'readAllNotifications',
      summary: 'Mark all notifications as read',
      allow: customersAndAdmins,
      responses: {
        200: plain(
          Joi.object<{ updated: number }>({ updated: Joi.number().integer().required() }),
          'Number of notifications marked',
        ),
      },
    },
    async ({ req }) => ({ updated: await readAllNotifications(ctx.db, principalOf(req).subject) }),
  )

  return route.router
}

/** Filter of own notifications; admins may see all or one user's. */
function toFilter(
  { userId, status, channel, unread }: NotificationQuery,
  { role, subject }: Principal,
): NotificationFilter {
  const recipientId = role === 'admin' ? userId : subject
  if (userId !== undefined && role !== 'admin') throw userIdForbidden()
  return defined({ unread, recipientId, status, channel })
}
