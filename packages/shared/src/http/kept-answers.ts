import type { Request, RequestHandler, Response } from 'express'
import { type Cache, type Loaded, toBytes } from '../cache'
import { sendBytes } from './etag'

/**
 * Answers from memory what anybody may read, without a walk through the routers. `patterns` are the routes that use `sendKept`,
 * written out: `/api/things/:id`. Whatever is not in memory goes on to its route.
 */
export function keptAnswers(cache: Cache, patterns: readonly string[]): RequestHandler {
  const routes = patterns.map((path) => ({ path, segments: path.split('/') }))
  return (req, res, next) => {
    // Whether a token is good is for the route to say.
    const key = req.headers.authorization === undefined ? keyOf(req) : undefined
    const kept = key === undefined ? undefined : cache.peek(key)
    const route = kept && routes.find(({ segments }) => fits(segments, pathOf(req.originalUrl)))
    if (!kept || !route) {
      next()
      return
    }
    req.route = route
    sendBytes(req, res, kept)
  }
}

/**
 * Answers from the cache, or loads what will be kept there: what a customer is shown as everybody is. To be called when the request
 * has been found to be valid, and its token, if it has one, to be good.
 */
export async function sendKept(req: Request, res: Response, cache: Cache, load: () => Promise<Loaded>): Promise<void> {
  const role = req.principal?.role ?? 'customer'
  const key = role === 'customer' ? keyOf(req) : undefined
  sendBytes(req, res, key === undefined ? toBytes(await load()) : await cache.read(key, load))
}

const longest = 1_000

/** The path and the parameters in order. */
function keyOf({ method, originalUrl: url }: Request): string | undefined {
  if ((method !== 'GET' && method !== 'HEAD') || url.length > longest) return undefined
  const path = pathOf(url)
  if (path.length === url.length) return path
  const query = new URLSearchParams(url.slice(path.length + 1))
  query.sort()
  return `${path}?${query.toString()}`
}

const pathOf = (url: string): string => {
  const end = url.indexOf('?')
  return end === -1 ? url : url.slice(0, end)
}

function fits(pattern: readonly string[], path: string): boolean {
  const segments = path.split('/')
  return (
    segments.length === pattern.length &&
    pattern.every((segment, index) => segment.startsWith(':') || segment === segments[index])
  )
}
