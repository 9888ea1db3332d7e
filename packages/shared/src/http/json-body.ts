import express, { type RequestHandler } from 'express'
import type { IncomingMessage } from 'node:http'
import { AppError } from '../errors'

/**
 * Reads a JSON body of at most 100 KB within a minute; any other type of body is 415. Routes that take another type and read it
 * themselves are named in `streamed`, as in `POST /api/things/import`.
 */
export function jsonBody(streamed: readonly string[] = []): RequestHandler[] {
  const read = express.json({ limit: '100kb', type: isJson, verify: refuseUnfit })
  return [
    (req, _res, next) => {
      if (isJson(req)) cutOffWhenSlow(req)
      if (!hasBody(req) || isJson(req) || streamed.includes(`${req.method} ${req.path}`)) next()
      else next(new AppError('unsupported-media-type', 'unsupported-media-type', 'Send the body as application/json.'))
    },
    read,
  ]
}

export const hasBody = (req: IncomingMessage) =>
  req.headers['transfer-encoding'] !== undefined || (req.headers['content-length'] ?? '0') !== '0'

const isJson = (req: IncomingMessage) =>
  /^application\/(json|[a-z0-9.+-]+\+json)\s*(;|$)/i.test(req.headers['content-type'] ?? '')

/** Nobody keeps a connection busy with a body that hardly comes: it is cut off after a minute. */
export function cutOffWhenSlow(req: IncomingMessage): void {
  const timer = setTimeout(() => req.destroy(), 60_000)
  req.once('close', () => clearTimeout(timer))
}

/** PostgreSQL can't store U+0000, and no honest body holds it or a `__proto__`, which validation would drop unseen. */
function refuseUnfit(_req: unknown, _res: unknown, body: Buffer): void {
  if (body.includes('\\u0000') || body.includes(0)) throw unfit('Text must not hold the character U+0000.')
  if (body.includes('"__proto__"')) throw unfit('__proto__ is not allowed.')
}

const unfit = (message: string) => new AppError('invalid', 'invalid-request', message)
