import type { Express, Request, RequestHandler, Response } from 'express'
import type { Bytes, Cache } from '../cache'
import { continueRequest } from '../request-context'
import { nameRequest } from '../tracing'
import { headersFor, publicHeaders } from './etag'
import { headersSetBy } from './headers'
import { keyOf } from './kept-answers'
import type { Answered } from './observe'
import { plainPath } from './plain-path'
import { patternMatcher, pathOf } from './route-patterns'
import { sendTogether } from './send'

/** Answers a request, or leaves it to the app: then it says false and has done nothing. */
export type Front = (req: Request, res: Response) => boolean

const fronts = new WeakMap<Express, Front>()

/** What a server of this app asks before the app. */
export const frontOf = (app: Express): Front | undefined => fronts.get(app)

/** What `sendKept` has put into memory, and the routes that use it, written out: `/api/things/:id`. */
export type Kept = { cache: Cache; patterns: readonly string[] }

export type Needs = {
  kept: Kept
  /** What sets headers that are the same for every answer to the same origin. */
  dressing: readonly RequestHandler[]
  /** From where a browser may read answers. */
  origins: readonly string[]
  /** One that is `countedOnce`, and counts in the app, too. */
  limit: RequestHandler
  note: (answered: Answered) => void
}

/** `list` are names and values by turns. */
type Answer = { status: number; list: string[]; body: Buffer | string | undefined }

/** What can be answered at once, once it is known under which id. */
type Ready = { route: string; path: string; answer: (req: Request, requestId: string) => Answer }

/**
 * Answers from memory in front of Express, with the headers, the limit, the metric and the line of the log that every answer has, and
 * without a walk through middleware and routers, which costs more than all of these. What is not in memory goes on to its route, and so
 * does whatever brings a token, since whether that is good is for the route to say.
 */
export function putInFront(app: Express, needs: Needs): void {
  const { kept, limit, note } = needs
  const dressOf = dresser(needs)
  const findKept = keptFinder(kept, dressOf)

  fronts.set(app, (req, res) => {
    const startedAt = performance.now()
    const found = findKept(req)
    if (!found) return false
    const { route, path, answer } = found
    nameRequest(req.method, route)
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
      const { status, list, body } = answer(req, context.requestId)
      res.writeHead(status, list)
      const { method } = req
      sendTogether(res, body, () =>
        note({
          context,
          method,
          route,
          path,
          userId: undefined,
          status,
          startedAt,
          isStream: false,
        }),
      )
    })
    return true
  })
}

function keptFinder({ cache, patterns }: Kept, dressOf: DressOf): (req: Request) => Ready | undefined {
  const routes = patterns.map((pattern) => ({ pattern, matches: patternMatcher(pattern) }))
  return (req) => {
    if (req.headers.authorization !== undefined) return undefined
    const key = keyOf(req.method, req.url)
    const bytes = key === undefined ? undefined : cache.peek(key)
    if (!bytes) return undefined
    return readyIn(dressOf(req.headers.origin), bytes, (_, before) => {
      const segments = pathOf(req.url).split('/')
      const route = routes.find(({ matches }) => matches(segments))?.pattern
      return route === undefined ? undefined : toReadyBytes(bytes, { route, path: plainPath(req.url) }, before)
    })
  }
}

/** Where the id goes in a list of headers: to make a list for each answer costs as much as its line of the log. */
const placeForId = ['X-Request-Id', '']
const placeOfId = 1

function toReadyBytes(bytes: Bytes, asked: { route: string; path: string }, dress: readonly string[]): Ready {
  const headers = publicHeaders(bytes, { before: [...placeForId, ...dress] })
  return {
    ...asked,
    answer(req, requestId) {
      const { status, list, hasBody } = headersFor(req, headers)
      list[placeOfId] = requestId
      return { status, list, body: hasBody ? bytes.body : undefined }
    },
  }
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

/** What the same middleware that dresses all other answers sets for an origin, and what has been made ready in it. */
type Dress = { headers: readonly string[]; ready: WeakMap<object, Ready> }
type DressOf = (origin?: string) => Dress

function dresser({ dressing, origins }: Pick<Needs, 'dressing' | 'origins'>): DressOf {
  const ask = (origin?: string): Dress => ({ headers: headersSetBy(dressing, origin).flat(), ready: new WeakMap() })
  const [toNobody, toStrangers] = [ask(), ask('https://stranger.invalid')]
  const known = new Map(origins.map((origin) => [origin, ask(origin)]))
  return (origin) => (origin === undefined ? toNobody : (known.get(origin) ?? toStrangers))
}

/** Makes something ready for a dress the first time that it is wanted there. */
function readyIn<T extends object>(
  { headers, ready }: Dress,
  thing: T,
  make: (thing: T, dress: readonly string[]) => Ready | undefined,
): Ready | undefined {
  const known = ready.get(thing)
  if (known) return known
  const made = make(thing, headers)
  if (made) ready.set(thing, made)
  return made
}
