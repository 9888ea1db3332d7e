import type { Request, Response } from 'express'
import { parse, stringify } from 'node:querystring'
import { type Cache, type Loaded, toCachedResponse } from '../../cache/cache'
import { sendResponse } from './send-public'

/** Sends the cached response or loads it, after validation; only responses for customers and the public are cached. */
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

/** Path and sorted parameters; undefined for URLs that parsers read differently. */
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
