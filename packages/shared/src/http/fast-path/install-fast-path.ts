import type { Express, RequestHandler } from 'express'
import type { Cache } from '../../cache/cache'
import { cacheKey } from '../responses/response-cache'
import { sendResponse } from '../responses/send-public'
import { batchPerTick } from './batch-per-tick'

/**
 * Sends what `sendCached` has cached without routing, authentication and validation, within the `limit` of every route. Everything else,
 * such as a request with a token, goes on to its route.
 */
export function installFastPath(app: Express, { cache, limit }: { cache: Cache; limit: RequestHandler }): void {
  const send = batchPerTick<Parameters<typeof sendResponse>>((args) => sendResponse(...args))
  app.use((req, res, next) => {
    const key = req.headers.authorization === undefined ? cacheKey(req.method, req.originalUrl) : undefined
    const response = key === undefined ? undefined : cache.getSync(key)
    if (!response) {
      next()
      return
    }
    return limit(req, res, (error?: unknown) => {
      if (error === undefined) send([req, res, response])
      else next(error)
    })
  })
}
