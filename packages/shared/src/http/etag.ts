import type { Request, Response } from 'express'
import { type Bytes, toBytes } from '../cache'

/** Sends public JSON with a strong ETag; a client that has these very bytes gets 304 (RFC 9110, section 13). */
export const sendPublic = (req: Request, res: Response, body: unknown, maxAgeSeconds: number): void =>
  sendBytes(req, res, toBytes({ value: body }), maxAgeSeconds)

/**
 * The same for an answer whose bytes are at hand. Shared caches may keep it, and ask anew once it is `maxAgeSeconds` old; the
 * shop's own front door, which alone understands it, may answer by itself for a second.
 */
export function sendBytes(req: Request, res: Response, { body, etag, headers }: Bytes, maxAgeSeconds = 0): void {
  res.setHeader('ETag', etag)
  // nginx before 1.23 takes what comes first.
  res.removeHeader('Cache-Control')
  res.setHeader('X-Accel-Expires', String(Math.max(1, maxAgeSeconds)))
  res.setHeader('Cache-Control', `public, max-age=${maxAgeSeconds}, must-revalidate`)
  for (const name in headers) res.setHeader(name, headers[name]!)
  if (matches(req.headers['if-none-match'], etag)) {
    res.statusCode = 304
    res.end()
    return
  }
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  res.setHeader('Content-Length', body.length)
  res.end(body, 'latin1')
}

/** The same headers as a list, of an answer with its bytes and of one without. */
export function publicHeaders({ body, etag, headers = {} }: Bytes): { whole: string[]; notModified: string[] } {
  const notModified = [
    ...['ETag', etag, 'X-Accel-Expires', '1', 'Cache-Control', 'public, max-age=0, must-revalidate'],
    ...Object.entries(headers).flat(),
  ]
  const type = ['Content-Type', 'application/json; charset=utf-8', 'Content-Length', String(body.length)]
  return { notModified, whole: [...notModified, ...type] }
}

export function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)
}
