import type { Request, RequestHandler } from 'express'
import Joi from 'joi'
import type { OpenApiDocument, OperationObject } from '../openapi/document'
import { parseBody, parseQuery } from './parse'
import type { FindRoute } from './route-finder'

const nothing = Joi.object({})

/** Kinds of input that an operation declares, and so parses itself. */
type Declared = { query: boolean; body: boolean; isGuarded: boolean }

const pending = new WeakMap<Request, Declared>()

/**
 * Refuses query parameters and body fields with 400 where an operation declares none. Where a token is looked at, `checkPendingInput`
 * does so afterwards, so that 401 and 403 come first.
 */
export function refuseUndeclaredInput({ paths }: Pick<OpenApiDocument, 'paths'>, findRoute: FindRoute): RequestHandler {
  const operations = new Map<string, Declared>()
  for (const [path, methods] of Object.entries(paths))
    for (const [method, operation] of Object.entries(methods))
      operations.set(keyOf(method, path.replaceAll(/{(\w+)}/g, ':$1')), declaredBy(operation))
  return (req, _res, next) => {
    const declared = operations.get(
      keyOf(req.method === 'HEAD' ? 'GET' : req.method, findRoute(req.method, req.originalUrl)),
    )
    if (declared?.isGuarded) pending.set(req, declared)
    else if (declared) check(req, declared)
    next()
  }
}

/** The check of a request that waited for its guard; it is done once. */
export function checkPendingInput(req: Request): void {
  const declared = pending.get(req)
  if (!declared) return
  pending.delete(req)
  check(req, declared)
}

function check(req: Request, declared: Declared): void {
  if (!declared.query) parseQuery(nothing, req.query)
  if (!declared.body) parseBody(nothing, req.body)
}

const keyOf = (method: string, pattern: string) => `${method.toUpperCase()} ${pattern}`

const declaredBy = (operation: OperationObject): Declared => ({
  query: ((operation.parameters ?? []) as { in: string }[]).some((parameter) => parameter.in === 'query'),
  body: 'requestBody' in operation,
  isGuarded: operation.security.some((scheme) => 'bearer' in scheme),
})
