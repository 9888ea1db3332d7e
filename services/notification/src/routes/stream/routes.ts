import { principalOf, sessionEnded } from '@ecommerce/shared/auth/guard'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { isUuid } from '@ecommerce/shared/ids'
import type { Request, Response } from 'express'
import type { Context } from '../../context'
import type { ChannelName } from '../../domain/channel'
import { lastEventIdInvalid, tooManyStreams } from '../../errors'
import { findNewestPosition, findPosition, type Position, type WithPosition } from '../../store/notifications'
import { notification } from '../notifications/responses'
import { customersAndAdmins } from '../audiences'
import { streamQuery } from './requests'

const maxPerUser = 10
const keepAliveMs = 15_000

/**
 * Streams new notifications as server-sent events (HTML standard, 9.2), from `Last-Event-ID` to the end of token or
 * session.
 */
export function streamRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Notifications' })

  route.get(
    '/',
    {
      id: 'streamNotifications',
      summary: 'Stream new notifications as server-sent events',
      description:
        'Each event `notification` carries a notification and its id. The stream ends when the access token expires; reconnect with `Last-Event-ID` to continue without gaps or duplicates. In a browser use fetch, as `EventSource` cannot send the token.',
      allow: customersAndAdmins,
      query: streamQuery,
      headers: { 'Last-Event-ID': 'Id of the last received event.' },
      responses: {
        200: {
          description: 'Events, until the token expires',
          mediaTypes: ['text/event-stream'],
          body: { type: 'string' },
        },
      },
      errors: { 429: ['too-many-streams'] },
    },
    ({ req, res, query }) => stream(req, res, query.channel),
  )

  async function stream(req: Request, res: Response, channel: ChannelName | undefined): Promise<void> {
    const principal = principalOf(req)
    const { subject: recipientId, expiresAt } = principal
    const { id, position } = await whereToStart(recipientId, seenBy(req))
    if (res.destroyed) return
    if (ctx.auth.endedSessions.rejects(principal)) throw sessionEnded
    if (ctx.feed.countListeners(recipientId) >= maxPerUser) throw tooManyStreams()
    open(res, id)
    const stop = ctx.feed.listen({
      recipientId,
      position,
      isReady: () => !res.writableNeedDrain,
      push: (placed) => res.write(toEvent(placed, channel)),
      end: () => end(),
    })
    const alive = setInterval(() => keepAlive(res), keepAliveMs)
    const expiry = expiresAt && setTimeout(() => end(), expiresAt.getTime() - Date.now())
    const stopWatching = ctx.auth.endedSessions.onChange(() => {
      if (ctx.auth.endedSessions.rejects(principal)) end()
    })
    const stopAll = () => {
      stop()
      stopWatching()
      clearInterval(alive)
      clearTimeout(expiry)
    }
    /** Disconnects a reader with unread data. */
    const end = () => {
      stopAll()
      if (res.writableNeedDrain) res.destroy()
      else res.end()
    }
    res.once('close', stopAll)
  }

  async function whereToStart(recipientId: string, seen: string | undefined): Promise<Position> {
    if (seen === beforeTheFirst.id) return beforeTheFirst
    const known = seen === undefined ? undefined : await findPosition(ctx.db, { recipientId, id: seen })
    return known ?? (await findNewestPosition(ctx.db, recipientId)) ?? beforeTheFirst
  }

  return route.router
}

const beforeTheFirst: Position = { id: '0', position: 0 }

/** Sends the start position, so that an early disconnect misses nothing. */
function open(res: Response, id: string): void {
  res.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'private, no-store, no-transform',
    'X-Accel-Buffering': 'no',
  })
  res.write(`retry: 2000\nid: ${id}\n\n`)
}

/** Filtered-out notifications still advance the last event id. */
const toEvent = (placed: WithPosition, channel: ChannelName | undefined): string =>
  channel !== undefined && channel !== placed.channel
    ? `id: ${placed.id}\n\n`
    : `id: ${placed.id}\nevent: notification\ndata: ${JSON.stringify(notification.view(placed))}\n\n`

/** Disconnects a reader with unread data; it resumes from its last event id. */
function keepAlive(res: Response): void {
  if (res.writableNeedDrain) res.destroy()
  else res.write(':\n\n')
}

function seenBy(req: Request): string | undefined {
  const header = req.get('last-event-id')
  if (header === undefined || header === '') return undefined
  if (header === beforeTheFirst.id || isUuid(header)) return header.toLowerCase()
  throw lastEventIdInvalid()
}
