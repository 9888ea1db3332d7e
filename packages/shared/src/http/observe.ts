import type { Request, RequestHandler, Response } from 'express'
import type { Log } from '../log'
import type { Metrics } from '../metrics'
import { continueRequest, withRequest } from '../request-context'
import { plainPath } from './plain-path'

/** Gives each request its id and trace, and writes one log line and one observation when it has been answered. */
export const observe = ({ log, metrics }: { log: Log; metrics: Metrics }): RequestHandler => {
  return (req, res, next) => {
    const start = process.hrtime.bigint()
    const context = continueRequest({ requestId: req.get('x-request-id'), traceparent: req.get('traceparent') })
    res.setHeader('X-Request-Id', context.requestId)
    res.once('close', () => {
      const nanoseconds = Number(process.hrtime.bigint() - start)
      const route = routeOf(req)
      const status = res.writableFinished ? res.statusCode : 499
      if (!isStream(res)) metrics.requestDuration.observe({ method: req.method, route, status }, nanoseconds / 1e9)
      if (quiet.test(route)) return
      withRequest(context, () =>
        log.info(
          {
            'http.request.method': req.method,
            'http.route': route,
            'url.path': plainPath(req.originalUrl),
            'http.response.status_code': status,
            'event.duration': nanoseconds,
            'user.id': req.principal?.subject,
          },
          `${req.method} ${route} ${status}`,
        ),
      )
    })
    withRequest(context, next)
  }
}

/** How long somebody has listened says nothing of how quick we are. */
const isStream = (res: Response) => res.getHeader('Content-Type') === 'text/event-stream'

/**
 * The pattern, never the path: `/api/things/:id`. Express has forgotten where a router was mounted by the time an error
 * is answered, so the mount is what the path has before the route's own segments. Whatever matched no route shares one label.
 */
const routeOf = (req: Request): string => {
  const route = req.route as { path?: unknown } | undefined
  if (typeof route?.path !== 'string') return 'unmatched'
  const own = segmentsOf(route.path)
  const mount = segmentsOf(pathOf(req)).slice(0, -own.length || undefined)
  return `/${[...mount, ...own].join('/')}`
}

const segmentsOf = (path: string) => path.split('/').filter(Boolean)

const pathOf = (req: Request): string => req.originalUrl.split('?', 1)[0] ?? ''

/** Probes and scrapes come every few seconds and say nothing. */
const quiet = /^\/(health|metrics)/
