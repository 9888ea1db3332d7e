import type { Request, Response } from 'express'
import { createHash } from 'node:crypto'

/** Sends public JSON with a strong ETag; a client that has these very bytes gets 304 (RFC 9110, section 13). */
export function sendPublic(req: Request, res: Response, body: unknown, maxAgeSeconds: number): void {
  const bytes = Buffer.from(JSON.stringify(body))
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`
  res.setHeader('ETag', etag)
  res.setHeader('Cache-Control', `public, max-age=${maxAgeSeconds}, must-revalidate`)
  if (matches(req.get('if-none-match'), etag)) {
    res.status(304).end()
    return
  }
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  res.end(bytes)
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)
}
