import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { pages, plain } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import { replayDeadLetters, replayNotification } from '../../commands/notifications/replay-notifications'
import type { Context } from '../../context'
import { notificationNotFound } from '../../errors'
import { queued } from '../messages/responses'
import { notification } from '../notifications/responses'
import { sendNotifications } from '../notifications/send-notifications'
import { admins } from '../audiences'
import { deadLetterQuery } from './requests'

const filter = { status: 'failed', unread: false } as const

export function deadLetterRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Sending' })
  const replay = ({ params }: { params: { id: string } }) => replayNotification(ctx, params.id)

  route.get(
    '/dead-letters',
    {
      id: 'listDeadLetters',
      summary: 'List dead letters with their errors, newest first',
      allow: admins,
      query: deadLetterQuery,
      responses: { 200: pages(notification) },
    },
    ({ req, res, query }) => sendNotifications(ctx, req, res, { query, list: ['dead letters'], filter }),
  )

  route.post(
    '/dead-letters/all/replay',
    {
      id: 'replayDeadLetters',
      summary: 'Replay all dead letters',
      allow: admins,
      responses: {
        202: plain(
          Joi.object<{ replayed: number }>({ replayed: Joi.number().integer().required() }),
          'Number of replayed dead letters',
        ),
      },
    },
    async () => ({ replayed: await replayDeadLetters(ctx) }),
  )

  route.post(
    '/dead-letters/:id/replay',
    { id: 'replayDeadLetter', summary: 'Replay a dead letter', ...replayOptions },
    replay,
  )

  route.post(
    '/:id/retry',
    { id: 'retryNotification', summary: 'Retry a failed notification', ...replayOptions },
    replay,
  )

  return route.router
}

const replayOptions = {
  allow: admins,
  ids: { id: notificationNotFound },
  responses: { 202: queued },
  errors: { 404: ['notification-not-found'], 409: ['notification-not-failed', 'one-time-link-gone'] },
}
