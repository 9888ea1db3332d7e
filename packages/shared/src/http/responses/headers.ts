import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** Helmet's headers for an API: nothing of it is a page. */
export function securityHeaders(): RequestHandler {
  const nothing = ["'none'"]
  const directives = { defaultSrc: nothing, baseUri: nothing, formAction: nothing, frameAncestors: nothing }
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  })
}
