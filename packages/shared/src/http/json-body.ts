import express, { type RequestHandler } from 'express'
import type { IncomingMessage } from 'node:http'
import { AppError } from '../errors'

/** Reads a JSON body of at most 100 KB; any other type of body is 415. */
export function jsonBody(): RequestHandler[] {
  const read = express.json({ limit: '100kb', type: isJson, verify: refuseUnfit })
  return [
    (req, _res, next) => {
      if (!hasBody(req) || isJson(req)) next()
      else next(new AppError('unsupported-media-type', 'unsupported-media-type', 'Send the body as application/json.'))
    },
    read,
  ]
}

const hasBody = (req: IncomingMessage) =>
  req.headers['transfer-encoding'] !== undefined || (req.headers['content-length'] ?? '0') !== '0'

const isJson = (req: IncomingMessage) =>
  /^application\/(json|[a-z0-9.+-]+\+json)\s*(;|$)/i.test(req.headers['content-type'] ?? '')

/** PostgreSQL can't store U+0000, and no honest body holds it or a `__proto__`, which validation would drop unseen. */
function refuseUnfit(_req: unknown, _res: unknown, body: Buffer): void {
  if (body.includes('\\u0000') || body.includes(0)) throw unfit('Text must not hold the character U+0000.')
  if (body.includes('"__proto__"')) throw unfit('__proto__ is not allowed.')
}

const unfit = (message: string) => new AppError('invalid', 'invalid-request', message)
