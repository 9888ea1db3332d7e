import type { Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

/** Helmet's headers, asked for once and then set from a list: they are the same for every answer. */
export function securityHeaders(): RequestHandler {
  const nothing = ["'none'"]
  const directives = { defaultSrc: nothing, baseUri: nothing, formAction: nothing, frameAncestors: nothing }
  const csp = { useDefaults: false, directives }
  const headers = headersSetBy([
    helmet({ contentSecurityPolicy: csp, crossOriginResourcePolicy: { policy: 'cross-origin' } }) as RequestHandler,
  ])
  return (_req, res, next) => {
    for (const [name, value] of headers) res.setHeader(name, value)
    next()
  }
}

/** What middleware sets by itself for a request from this origin, which has to be all that it does. */
export function headersSetBy(
  middleware: readonly RequestHandler[],
  origin?: string,
): readonly (readonly [string, string])[] {
  const req = Object.assign(new IncomingMessage(new Socket()), { method: 'GET', url: '/' })
  if (origin !== undefined) req.headers.origin = origin
  const res = new ServerResponse(req)
  for (const each of middleware)
    void each(req as Request, res as Response, (error?: unknown) => {
      if (error) throw error as Error
    })
  return Object.entries(res.getHeaders()).map(([name, value]) => [name, String(value)] as const)
}
