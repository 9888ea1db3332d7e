import type { Request, RequestHandler, Response } from 'express'
import type { Log } from '../observability/log'
import type { Metrics } from '../observability/metrics'
import { continueRequest, type RequestContext, traceIdOf, withRequest } from '../observability/request-context'
import { plainPath } from './routes/plain-path'
import type { FindRoute } from './routes/route-finder'

type Needs = { log: Log; metrics: Metrics }

/** Assigns request id and trace; writes log line and metric after the response. */
export type StartObserving = (req: Request, res: Response) => RequestContext

export const createObserver =
  (needs: Needs, findRoute: FindRoute): StartObserving =>
  (req, res) => {
    const startedAt = performance.now()
    const context = continueRequest({ requestId: req.get('x-request-id'), traceparent: req.get('traceparent') })
    res.once('close', () =>
      logResponse(needs, { req, res, context, startedAt, route: findRoute(req.method, req.originalUrl) }),
    )
    return context
  }

/** Observes requests that the fast path has not, and provides their context to everything they cause. */
export const observe =
  (startObserving: StartObserving): RequestHandler =>
  (req, res, next) => {
    const context = startObserving(req, res)
    res.setHeader('X-Request-Id', context.requestId)
    withRequest(context, next)
  }

type Answered = { req: Request; res: Response; context: RequestContext; startedAt: number; route: string }

function logResponse({ log, metrics }: Needs, { req, res, context, startedAt, route }: Answered): void {
  const { method, principal, originalUrl } = req
  const status = res.writableFinished ? res.statusCode : 499
  const milliseconds = performance.now() - startedAt
  if (!isStream(res)) metrics.requestDuration.observe({ method: labelOf(method), route, status }, milliseconds / 1_000)
  if (quiet.test(route)) return
  log.info(
    {
      'http.request.id': context.requestId,
      'trace.id': traceIdOf(context),
      'http.request.method': method,
      'http.route': route,
      'url.path': plainPath(originalUrl),
      'http.response.status_code': status,
      'event.duration': Math.round(milliseconds * 1e6),
      'user.id': principal?.subject,
    },
    `${method} ${route} ${status}`,
  )
}

/** Streams are left out: their duration is no response time. */
const isStream = (res: Response) => res.getHeader('Content-Type') === 'text/event-stream'

/** A label for each method that means something here; a client may send others. */
const labelOf = (method: string) => (methods.has(method) ? method : 'other')
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Not logged: probes and scrapes. */
const quiet = /^\/(health|metrics)/
