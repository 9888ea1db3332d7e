import type { Request, Response } from 'express'
import { type CachedResponse, toCachedResponse } from '../../cache/cache'
import { setHeaders } from './common-headers'

/** Sends public JSON that shared caches may store for `maxAgeSeconds`. */
export const sendPublic = (req: Request, res: Response, value: unknown, maxAgeSeconds: number): void =>
  sendResponse(req, res, toCachedResponse({ value }, { maxAgeSeconds }))

/** Sends the response, or 304 if the client has it (RFC 9110, section 13). */
export function sendResponse(req: Request, res: Response, response: CachedResponse): void {
  // Removed first, so that it follows X-Accel-Expires.
  res.removeHeader('Cache-Control')
  const { status, headers, body } = responseTo(req, response)
  setHeaders(res, headers)
  res.status(status).end(body)
}

/** Status, headers and body, without a body for a client that has it. */
export function responseTo({ headers: sent }: Request, { body, etag, headers }: CachedResponse) {
  const known = sent['if-none-match']?.split(',').map((tag) => tag.trim()) ?? []
  if (known.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag))
    return { status: 304, headers, body: undefined }
  return { status: 200, headers: [...headers, ...jsonType, 'Content-Length', String(body.length)], body }
}

const jsonType = ['Content-Type', 'application/json; charset=utf-8']
