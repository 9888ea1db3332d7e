import type { Request, Response } from 'express'
import { parse, stringify } from 'node:querystring'
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

/** ASCII without a fragment or a backslash. */
const plain = /^\/[\x21\x22\x24-\x5b\x5d-\x7e]*$/
const mostKnown = 2_000

/** What has been asked for lately, as it was written. */
const known = new Map<string, string>()

/**
 * What an answer is kept under: the path and the parameters in order, read as Express reads them. Undefined where nothing is kept, as
 * under an address that readers of URLs may differ over.
 */
export function keyOf(method: string, url: string): string | undefined {
  if ((method !== 'GET' && method !== 'HEAD') || url.length > longest || !plain.test(url)) return undefined
  const end = url.indexOf('?')
  if (end === -1) return url
  const before = known.get(url)
  if (before !== undefined) return before
  const query = parse(url.slice(end + 1))
  const parameters = Object.keys(query)
    .toSorted()
    .map((name) => [name, query[name]] as const)
  const key = `${url.slice(0, end)}?${stringify(Object.fromEntries(parameters))}`
  if (known.size >= mostKnown) known.clear()
  known.set(url, key)
  return key
}
