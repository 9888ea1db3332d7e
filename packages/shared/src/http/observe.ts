import type { RequestHandler, Response } from 'express'
import type { AnsweredLine, Log } from '../log'
import type { Metrics } from '../metrics'
import { continueRequest, withRequest } from '../request-context'
import { plainPath } from './plain-path'
import type { FindRoute } from './route-finder'

type Needs = { log: Log; metrics: Metrics }

/** Gives each request its id and trace, and writes one log line and one observation when it has been answered. */
export const observe = (needs: Needs, findRoute: FindRoute): RequestHandler => {
  const note = noteAnswer(needs)
  return (req, res, next) => {
    const startedAt = performance.now()
    const context = continueRequest({ requestId: req.get('x-request-id'), traceparent: req.get('traceparent') })
    res.setHeader('X-Request-Id', context.requestId)
    res.once('close', () => {
      const status = res.writableFinished ? res.statusCode : 499
      const { method, principal } = req
      const [route, path, userId] = [findRoute(method, req.originalUrl), plainPath(req.originalUrl), principal?.subject]
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
    if (!isStream) metrics.requestDuration.observe({ method: labelOf(method), route, status }, milliseconds / 1_000)
    // Said in full, for an object made from another by `...` costs ten times as much, and this is made for every answer.
    if (!quiet.test(route))
      log.answered({ context, method, route, path, userId, status, duration: Math.round(milliseconds * 1e6) })
  }

/** How long somebody has listened says nothing of how quick we are. */
const isStream = (res: Response) => res.getHeader('Content-Type') === 'text/event-stream'

/** A label for each method that means something here; a client may send others. */
const labelOf = (method: string) => (methods.has(method) ? method : 'other')
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Probes and scrapes come every few seconds and say nothing. */
const quiet = /^\/(health|metrics)/
