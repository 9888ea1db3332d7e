import { type PageQuery, sendPage } from '@ecommerce/shared/http/responses/pagination'
import type { Request, Response } from 'express'
import type { Context } from '../../context'
import { countNotifications, listNotifications, type NotificationFilter } from '../../store/notifications'
import { notification } from './responses'

type Listed = { query: PageQuery; list: readonly unknown[]; filter: NotificationFilter }

/** Sends a page of notifications, newest first. */
export const sendNotifications = (
  { cursors, db }: Pick<Context, 'cursors' | 'db'>,
  req: Request,
  res: Response,
  { query, list, filter }: Listed,
): Promise<void> =>
  sendPage(req, res, {
    cursors,
    query,
    list,
    fetch: ({ limit, after }) => listNotifications(db, { filter, limit, before: after?.[0]?.toString() }),
    count: () => countNotifications(db, filter),
    position: ({ id }) => [id],
    present: notification.view,
  })
