import type { Request, RequestHandler, Response } from 'express'
import type { AnsweredLine, Log } from '../log'
import type { Metrics } from '../metrics'
import { continueRequest, withRequest } from '../request-context'
import { plainPath } from './plain-path'
import { pathOf } from './route-patterns'

type Needs = { log: Log; metrics: Metrics }

/** Gives each request its id and trace, and writes one log line and one observation when it has been answered. */
export const observe = (needs: Needs): RequestHandler => {
  const note = noteAnswer(needs)
  return (req, res, next) => {
    const startedAt = performance.now()
    const context = continueRequest({ requestId: req.get('x-request-id'), traceparent: req.get('traceparent') })
    res.setHeader('X-Request-Id', context.requestId)
    res.once('close', () => {
      const status = res.writableFinished ? res.statusCode : 499
      const { method, principal } = req
      const [route, path, userId] = [routeOf(req), plainPath(req.originalUrl), principal?.subject]
      note({ context, method, route, path, userId, status, startedAt, isStream: isStream(res) })
    })
    withRequest(context, next)
  }
}

export type Answered = Omit<AnsweredLine, 'duration'> & {
  /** What `performance.now()` said. */
  startedAt: number
  isStream: boolean
}

/** Writes the line of the log and the observation that every answer has. */
export const noteAnswer =
  ({ log, metrics }: Needs) =>
  ({ context, method, route, path, userId, status, startedAt, isStream }: Answered): void => {
    const milliseconds = performance.now() - startedAt
    if (!isStream) metrics.requestDuration.observe({ method, route, status }, milliseconds / 1_000)
    // Said in full, for an object made from another by `...` costs ten times as much, and this is made for every answer.
    if (!quiet.test(route))
      log.answered({ context, method, route, path, userId, status, duration: Math.round(milliseconds * 1e6) })
  }

/** How long somebody has listened says nothing of how quick we are. */
const isStream = (res: Response) => res.getHeader('Content-Type') === 'text/event-stream'

/** The route of what matched none. */
export const unmatched = 'unmatched'

/**
 * The pattern, never the path: `/api/things/:id`. Express has forgotten where a router was mounted by the time an error
 * is answered, so the mount is what the path has before the route's own segments. Whatever matched no route shares one label.
 */
const routeOf = (req: Request): string => {
  const route = req.route as { path?: unknown } | undefined
  if (typeof route?.path !== 'string') return unmatched
  const own = segmentsOf(route.path)
  const mount = segmentsOf(pathOf(req.originalUrl)).slice(0, -own.length || undefined)
  return `/${[...mount, ...own].join('/')}`
}

const segmentsOf = (path: string) => path.split('/').filter(Boolean)

/** Probes and scrapes come every few seconds and say nothing. */
const quiet = /^\/(health|metrics)/
