import type { Request, Response } from 'express'
import { parse, stringify } from 'node:querystring'
import { type Cache, type Loaded, toCachedResponse } from '../../cache/cache'
import { sendResponse } from './send-public'

/**
 * Sends the cached response, or loads and caches it. To be called after validation, for later requests of the same URL may be answered
 * before their route. Roles other than customers may be shown more, so their responses are not cached.
 */
export async function sendCached(
  req: Request,
  res: Response,
  cache: Cache,
  load: () => Promise<Loaded>,
): Promise<void> {
  const isPublic = (req.principal?.role ?? 'customer') === 'customer'
  const key = isPublic ? cacheKey(req.method, req.originalUrl) : undefined
  sendResponse(req, res, key === undefined ? toCachedResponse(await load()) : await cache.read(key, load))
}

/**
 * The path and the parameters in order, read as Express reads them. Undefined where nothing is cached, as for a URL that parsers may
 * read differently.
 */
export function cacheKey(method: string, url: string): string | undefined {
  if ((method !== 'GET' && method !== 'HEAD') || url.length > maxLength || !unambiguous.test(url)) return undefined
  const end = url.indexOf('?')
  if (end === -1) return url
  const query = parse(url.slice(end + 1))
  const sorted = Object.keys(query)
    .toSorted()
    .map((name) => [name, query[name]] as const)
  return `${url.slice(0, end)}?${stringify(Object.fromEntries(sorted))}`
}

const maxLength = 1_000

/** ASCII without a fragment or a backslash. */
const unambiguous = /^\/[\x21\x22\x24-\x5b\x5d-\x7e]*$/
