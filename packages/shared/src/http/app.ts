import express, { type Express, type RequestHandler, Router } from 'express'
import type { Cache } from '../cache/cache'
import type { CommonConfig } from '../config'
import { healthRoutes } from '../health'
import { type ApiDescription, documentOf } from '../openapi/declared-api'
import type { OpenApiDocument } from '../openapi/document'
import { documentRoutes } from '../openapi/serve'
import type { AnyServiceContext } from '../service-context'
import { createCommonHeaders } from './responses/common-headers'
import type { Routes } from './routes/define-routes'
import { installFastPath } from './fast-path/install-fast-path'
import { createObserver, observe } from './observe'
import { problemHandler, routeNotFound } from './responses/problem'
import { routeFinder } from './routes/route-finder'

/**
 * Creates a service's Express app with common middleware, its routers and their API document. Browsers may read
 * `exposedHeaders`; `cache` feeds the fast path.
 */
export function createServiceApp(
  context: AnyServiceContext & { config: CommonConfig },
  mount: (app: Mount) => void,
  options: {
    description: ApiDescription
    exposedHeaders?: readonly string[]
    /** Cache of the routes that use `sendCached`. */
    cache?: Cache
  },
): Express {
  const { config, rateLimits, health, pool, metrics, log } = context
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('query parser', 'simple')
  app.set('trust proxy', config.trustProxy)
  // Disables Express's own 304, which it also sends to `If-None-Match: *` without an ETag.
  Object.defineProperty(app.request, 'fresh', { value: false })

  const commonHeaders = createCommonHeaders({
    corsOrigins: config.corsOrigins,
    exposedHeaders: [...exposedHeaders, ...(options.exposedHeaders ?? [])],
  })
  const limit = rateLimits({ name: 'all', windowSeconds: 60, limit: 1_200 })

  const routes = Router()
  const mounted: { path: string; routes: Routes }[] = []
  mount({
    use(path, handler) {
      if ('declared' in handler) mounted.push({ path, routes: handler })
      routes.use(path, handler)
    },
  })
  const api = documentOf(options.description, mounted)
  app.locals.api = api
  const findRoute = routeFinder(api)
  const startObserving = createObserver(context, findRoute)
  installFastPath(app, { cache: options.cache, startObserving, findRoute, commonHeaders, limit })
  app.use(observe(startObserving))
  app.use(commonHeaders.middleware)
  app.use('/health', healthRoutes(health, pool))
  app.get('/metrics', async (_req, res) => {
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
  app.use(documentRoutes(api))
  app.use(limit)
  app.use(routes)
  app.use(() => {
    throw routeNotFound
  })
  app.use(problemHandler(log))
  return app
}

/** App to which a service mounts its routers. */
export type Mount = { use(path: string, handler: RequestHandler | Routes): void }

/** The OpenAPI document of an app. */
export const apiOf = (app: Express): OpenApiDocument => app.locals.api as OpenApiDocument

const exposedHeaders = [
  'ETag', 'Link', 'Location', 'Retry-After', 'RateLimit', 'RateLimit-Policy', 'X-Request-Id', 'Idempotency-Replayed',
] // prettier-ignore
