import type { Express, Request, RequestHandler } from 'express'
import { LRUCache } from 'lru-cache'
import type { Cache, CachedResponse } from '../../cache/cache'
import { nameRequest } from '../../observability/tracing'
import type { StartObserving } from '../observe'
import { cacheKey } from '../responses/response-cache'
import { type CommonHeaders, setHeaders } from '../responses/common-headers'
import { responseTo } from '../responses/send-public'
import type { FindRoute } from '../routes/route-finder'
import { batchEnds } from './batch-ends'

type Options = {
  cache: Cache | undefined
  startObserving: StartObserving
  findRoute: FindRoute
  commonHeaders: Pick<CommonHeaders, 'of'>
  limit: RequestHandler
}

/**
 * Answers from the cache before all other middleware, with the same headers, limit, log line and metric; other
 * requests go on.
 */
export function installFastPath(app: Express, options: Options): void {
  const { cache, startObserving, findRoute, commonHeaders, limit } = options
  const endInBatch = batchEnds(app)

  const findCached = ({ method, originalUrl, headers }: Request): CachedResponse | undefined => {
    if (!cache || headers.authorization !== undefined) return undefined
    const key = findKey(method, originalUrl)
    return key === undefined ? undefined : cache.getSync(key)
  }

  /** Keys of recent URLs: to parse a query costs a tenth of a response. */
  const keys = new LRUCache<string, string>({ max: 2_000 })
  function findKey(method: string, url: string): string | undefined {
    const known = method === 'GET' || method === 'HEAD' ? keys.get(url) : undefined
    if (known !== undefined) return known
    const key = cacheKey(method, url)
    if (key !== undefined) keys.set(url, key)
    return key
  }

  app.use((req, res, next) => {
    const cached = findCached(req)
    if (!cached) {
      next()
      return
    }
    nameRequest(req.method, () => findRoute(req.method, req.originalUrl))
    const { requestId } = startObserving(req, res)
    const ownHeaders = ['X-Request-Id', requestId, ...commonHeaders.of(req.headers.origin)]
    return limit(req, res, (error?: unknown) => {
      if (error !== undefined) {
        setHeaders(res, ownHeaders)
        next(error)
        return
      }
      const { status, headers, body } = responseTo(req, cached)
      res.writeHead(status, [...ownHeaders, ...headers])
      endInBatch(() => res.end(body))
    })
  })
}
