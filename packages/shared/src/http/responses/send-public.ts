import type { Request, Response } from 'express'
import { type CachedResponse, toCachedResponse } from '../../cache/cache'

/** Sends public JSON that shared caches may store for `maxAgeSeconds`. */
export const sendPublic = (req: Request, res: Response, value: unknown, maxAgeSeconds: number): void =>
  sendResponse(req, res, toCachedResponse({ value }, { maxAgeSeconds }))

/** Sends the response, or 304 to a client that has these bytes (RFC 9110, section 13). */
export function sendResponse(req: Request, res: Response, { body, etag, headers }: CachedResponse): void {
  // Set anew, so that it follows X-Accel-Expires.
  res.removeHeader('Cache-Control')
  res.setHeaders(headers)
  if (!matches(req.headers['if-none-match'], etag)) {
    res.end(body)
    return
  }
  res.statusCode = 304
  for (const name of ['Content-Type', 'Content-Length']) res.removeHeader(name)
  res.end()
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)
}
