import type { Request, RequestHandler, Response } from 'express'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

/** Headers by the `Origin` of a request, names and values by turns, as middleware sets them that looks at nothing else. */
export function headersByOrigin(
  middleware: readonly RequestHandler[],
  origins: readonly string[],
): (origin: string | undefined) => readonly string[] {
  const withoutOrigin = headersSetBy(middleware, undefined)
  const forUnknownOrigin = headersSetBy(middleware, 'https://unknown.invalid')
  const forKnownOrigin = new Map(origins.map((origin) => [origin, headersSetBy(middleware, origin)]))
  return (origin) => (origin === undefined ? withoutOrigin : (forKnownOrigin.get(origin) ?? forUnknownOrigin))
}

function headersSetBy(middleware: readonly RequestHandler[], origin: string | undefined): string[] {
  const res = new ServerResponse(new IncomingMessage(new Socket()))
  if (origin !== undefined) res.req.headers.origin = origin
  const names = new Map<string, string>()
  const setHeader = res.setHeader.bind(res)
  res.setHeader = (name, value) => {
    names.set(name.toLowerCase(), name)
    return setHeader(name, value)
  }
  for (const handler of middleware) void handler(res.req as Request, res as Response, () => undefined)
  return [...names.values()].flatMap((name) => [name, String(res.getHeader(name))])
}
