import type { Request, Response } from 'express'
import { type Cache, type Loaded, toBytes } from '../cache'
import { sendBytes } from './etag'

/**
 * Answers from the cache, or loads what will be kept there: what a customer is shown as everybody is. To be called when the request
 * has been found to be valid, and its token, if it has one, to be good.
 */
export async function sendKept(req: Request, res: Response, cache: Cache, load: () => Promise<Loaded>): Promise<void> {
  const role = req.principal?.role ?? 'customer'
  const key = role === 'customer' ? keyOf(req.method, req.originalUrl) : undefined
  sendBytes(req, res, key === undefined ? toBytes(await load()) : await cache.read(key, load))
}

const longest = 1_000
const mostKnown = 2_000

/** What has been asked for lately, as it was written. */
const known = new Map<string, string>()

/** What an answer is kept under: the path and the parameters in order. Undefined where nothing is kept. */
export function keyOf(method: string, url: string): string | undefined {
  if ((method !== 'GET' && method !== 'HEAD') || url.length > longest) return undefined
  const end = url.indexOf('?')
  if (end === -1) return url
  const before = known.get(url)
  if (before !== undefined) return before
  const query = new URLSearchParams(url.slice(end + 1))
  query.sort()
  const key = `${url.slice(0, end)}?${query.toString()}`
  if (known.size >= mostKnown) known.clear()
  known.set(url, key)
  return key
}
