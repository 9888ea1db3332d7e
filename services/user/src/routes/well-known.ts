import { sendPublic } from '@ecommerce/shared/http/etag'
import { Router } from 'express'
import type { Context } from '../context'

/** Short enough for a new key to be known everywhere before it signs. */
const maxAgeSeconds = 60

export function wellKnownRoutes(ctx: Context): Router {
  const router = Router()

  router.get('/jwks.json', (req, res) => {
    sendPublic(req, res, ctx.keys.jwks(), maxAgeSeconds)
  })

  return router
}
