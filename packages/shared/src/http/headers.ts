import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

/** Helmet's headers, asked for once and then set from a list: they are the same for every answer. */
export function securityHeaders(): RequestHandler {
  const headers = helmetHeaders()
  return (_req, res, next) => {
    for (const [name, value] of headers) res.setHeader(name, value)
    next()
  }
}

function helmetHeaders(): readonly (readonly [string, string])[] {
  const request = new IncomingMessage(new Socket())
  const response = new ServerResponse(request)
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  })(request, response, (error?: unknown) => {
    if (error) throw error as Error
  })
  return Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)] as const)
}
