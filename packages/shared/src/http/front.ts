import type { Express, Request, RequestHandler, Response } from 'express'
import type { Bytes, Cache } from '../cache'
import { continueRequest } from '../request-context'
import { nameRequest } from '../tracing'
import { headersFor, type PublicHeaders, publicHeaders } from './etag'
import { headersSetBy } from './headers'
import { keyOf } from './kept-answers'
import type { Answered } from './observe'
import { sendTogether } from './send'

/** Answers a request, or leaves it to the app: then it says false and has done nothing. */
export type Front = (req: Request, res: Response) => boolean

const fronts = new WeakMap<Express, Front>()

/** What a server of this app asks before the app. */
export const frontOf = (app: Express): Front | undefined => fronts.get(app)

export type Needs = {
  cache: Cache
  /** The routes that use `sendKept`, written out: `/api/things/:id`. */
  patterns: readonly string[]
  /** What sets headers that are the same for every answer to the same origin. */
  dressing: readonly RequestHandler[]
  /** From where a browser may read answers. */
  origins: readonly string[]
  /** One that is `countedOnce`, and counts in the app, too. */
  limit: RequestHandler
  note: (answered: Answered) => void
}

/**
 * Has what anybody may read answered from memory, in front of Express: with the headers, the limit, the metric and the line of the log
 * that every answer has, and without a walk through middleware and routers, which costs more than all of these. What is not in memory
 * goes on to its route, and so does whatever brings a token, since whether that is good is for the route to say.
 */
export function putInFront(app: Express, needs: Needs): void {
  const { cache, limit, note } = needs
  const routeOf = routeFinder(needs.patterns)
  const dressOf = dresser(needs)

  function findReady(req: Request): Ready | undefined {
    if (req.headers.authorization !== undefined) return undefined
    const key = keyOf(req.method, req.url)
    const bytes = key === undefined ? undefined : cache.peek(key)
    if (!bytes) return undefined
    const { headers, dressed } = dressOf(req.headers.origin)
    const known = dressed.get(bytes)
    if (known) return known
    const route = routeOf(req.url)
    if (route === undefined) return undefined
    const made = { bytes, route, headers: publicHeaders(bytes, { before: ['X-Request-Id', '', ...headers] }) }
    dressed.set(bytes, made)
    return made
  }

  fronts.set(app, (req, res) => {
    const startedAt = performance.now()
    const found = findReady(req)
    if (!found) return false
    nameRequest(req.method, found.route)
    limit(req, res, (error?: unknown) => {
      // The app answers what is refused, as it does elsewhere; it does not count it again.
      if (error !== undefined) {
        app(req, res)
        return
      }
      const context = continueRequest({
        requestId: req.headers['x-request-id'] as string | undefined,
        traceparent: req.headers['traceparent'] as string | undefined,
      })
      const { status, list, hasBody } = headersFor(req, found.headers)
      // In the place that was left for it: to make a list for each answer costs as much as its line of the log.
      list[1] = context.requestId
      res.writeHead(status, list)
      sendTogether(res, hasBody ? found.bytes.body : undefined, () =>
        note({ req, context, route: found.route, status, startedAt }),
      )
    })
    return true
  })
}

/** Counts a request once, though it comes by twice when it was refused in front. */
export function countedOnce(limit: RequestHandler): RequestHandler {
  const refused = new WeakMap<Request, unknown>()
  return (req, res, next) => {
    if (refused.has(req)) {
      next(refused.get(req))
      return
    }
    return limit(req, res, (error?: unknown) => {
      if (error !== undefined) refused.set(req, error)
      next(error)
    })
  }
}

type Ready = { bytes: Bytes; route: string; headers: PublicHeaders }

/** The pattern that a path fits. */
function routeFinder(patterns: readonly string[]): (url: string) => string | undefined {
  const routes = patterns.map((pattern) => ({ pattern, segments: pattern.split('/') }))
  return (url) => {
    const path = url.split('?', 1)[0]!.split('/')
    return routes.find(
      ({ segments }) =>
        segments.length === path.length &&
        segments.every((segment, index) => segment.startsWith(':') || segment === path[index]),
    )?.pattern
  }
}

/** What the same middleware that dresses all other answers sets for an origin, as a list, and the answers that have been dressed in it. */
type Dress = { headers: readonly string[]; dressed: WeakMap<Bytes, Ready> }

function dresser({ dressing, origins }: Pick<Needs, 'dressing' | 'origins'>): (origin?: string) => Dress {
  const ask = (origin?: string): Dress => ({ headers: headersSetBy(dressing, origin).flat(), dressed: new WeakMap() })
  const [toNobody, toStrangers] = [ask(), ask('https://stranger.invalid')]
  const known = new Map(origins.map((origin) => [origin, ask(origin)]))
  return (origin) => (origin === undefined ? toNobody : (known.get(origin) ?? toStrangers))
}
