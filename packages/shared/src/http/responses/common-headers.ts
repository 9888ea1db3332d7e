import cors from 'cors'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { securityHeaders } from './headers'

export type CommonHeaders = {
  /** Alternating names and values for an `Origin`, for all but preflight requests. */
  of(origin: string | undefined): readonly string[]
  /** Sets them, and answers preflight requests. */
  middleware: RequestHandler
}

/** Helmet's and CORS headers, computed once per `Origin`. */
export function createCommonHeaders(options: {
  corsOrigins: readonly string[]
  exposedHeaders: readonly string[]
}): CommonHeaders {
  const origin = [...options.corsOrigins]
  const handlers = [securityHeaders(), cors({ origin, exposedHeaders: [...options.exposedHeaders], maxAge: 600 })]
  const withoutOrigin = headersSetBy(handlers, undefined)
  const forUnknownOrigin = headersSetBy(handlers, 'https://unknown.invalid')
  const forKnownOrigin = new Map(origin.map((each) => [each, headersSetBy(handlers, each)]))
  const of = (from: string | undefined) =>
    from === undefined ? withoutOrigin : (forKnownOrigin.get(from) ?? forUnknownOrigin)
  const preflight = Router().use(handlers)
  return {
    of,
    middleware(req, res, next) {
      if (req.method === 'OPTIONS') preflight(req, res, next)
      else {
        setHeaders(res, of(req.headers.origin))
        next()
      }
    },
  }
}

/** Sets headers given as alternating names and values. */
export function setHeaders(res: Response, headers: readonly string[]): void {
  for (let n = 0; n < headers.length; n += 2) res.setHeader(headers[n]!, headers[n + 1]!)
}

function headersSetBy(handlers: readonly RequestHandler[], origin: string | undefined): string[] {
  const res = new ServerResponse(new IncomingMessage(new Socket()))
  if (origin !== undefined) res.req.headers.origin = origin
  const names = new Map<string, string>()
  const setHeader = res.setHeader.bind(res)
  res.setHeader = (name, value) => {
    names.set(name.toLowerCase(), name)
    return setHeader(name, value)
  }
  for (const handler of handlers) void handler(res.req as Request, res as Response, () => undefined)
  return [...names.values()].flatMap((name) => [name, String(res.getHeader(name))])
}
