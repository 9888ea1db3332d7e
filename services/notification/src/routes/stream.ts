import { principalOf } from '@ecommerce/shared/auth/guard'
import { AppError } from '@ecommerce/shared/errors'
import { parseQuery } from '@ecommerce/shared/http/parse'
import { type Request, type Response, Router } from 'express'
import type { Context } from '../context'
import type { ChannelName } from '../domain/channel'
import { toNotificationView } from '../domain/notification'
import { findPosition } from '../store/contacts'
import type { Placed } from '../store/notifications'
import { streamQuery } from './notification-requests'

const mostPerPerson = 10
const keepAliveMs = 15_000

/**
 * The own list as it grows, as server-sent events (HTML standard, 9.2). The id of an event is the notification's place in its list;
 * `Last-Event-ID` says behind which place to go on. It ends with the access token.
 */
export function streamRoutes(ctx: Context): Router {
  const router = Router()

  router.get('/', ctx.guard.allow('customer', 'admin'), async (req, res) => {
    const { channel } = parseQuery(streamQuery, req.query)
    const { subject: recipientId, expiresAt } = principalOf(req)
    const seen = seenBy(req)
    if (ctx.feed.countListeners(recipientId) >= mostPerPerson) throw tooManyStreams()
    const newest = await findPosition(ctx.db, recipientId)
    const position = Math.min(seen ?? newest, newest)
    open(res, position)
    const stop = ctx.feed.listen({
      recipientId,
      position,
      isReady: () => !res.writableNeedDrain,
      give: (notification) => res.write(toEvent(notification, channel)),
      end: () => res.end(),
    })
    const alive = setInterval(() => keepAlive(res), keepAliveMs)
    const expiry = expiresAt && setTimeout(() => res.end(), expiresAt.getTime() - Date.now())
    res.once('close', () => {
      stop()
      clearInterval(alive)
      clearTimeout(expiry)
    })
  })

  return router
}

/** Says at once where it starts, so that who is cut off before the first notification misses none. */
function open(res: Response, position: number): void {
  res.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'private, no-store, no-transform',
    'X-Accel-Buffering': 'no',
  })
  res.write(`retry: 2000\nid: ${position}\n\n`)
}

/** What the query leaves out still counts as seen. */
const toEvent = (notification: Placed, channel: ChannelName | undefined): string =>
  channel !== undefined && channel !== notification.channel
    ? `id: ${notification.position}\n\n`
    : `id: ${notification.position}\nevent: notification\ndata: ${JSON.stringify(toNotificationView(notification))}\n\n`

/** Whoever has not taken what was written a while ago is gone, or will come back for it. */
function keepAlive(res: Response): void {
  if (res.writableNeedDrain) res.destroy()
  else res.write(':\n\n')
}

function seenBy(req: Request): number | undefined {
  const header = req.get('last-event-id')
  if (header === undefined || header === '') return undefined
  if (/^\d{1,15}$/.test(header)) return Number(header)
  throw new AppError('invalid', 'invalid-request', 'Last-Event-ID is not the id of an event of this stream.', {
    errors: [{ path: 'Last-Event-ID', message: 'Last-Event-ID must be the id of an event of this stream' }],
  })
}

const tooManyStreams = () =>
  new AppError('too-many-requests', 'too-many-streams', 'Too many streams are open for you. Close one of them first.', {
    retryAfterSeconds: 30,
  })
