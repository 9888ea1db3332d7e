import type { Request, Response } from 'express'
import { type Bytes, toBytes } from '../cache'
import { sendTogether } from './send'

/** Sends public JSON with a strong ETag; a client that has these very bytes gets 304 (RFC 9110, section 13). */
export const sendPublic = (req: Request, res: Response, body: unknown, maxAgeSeconds: number): void =>
  sendBytes(req, res, toBytes({ value: body }), maxAgeSeconds)

/**
 * The same for an answer whose bytes are at hand. Shared caches may keep it, and ask anew once it is `maxAgeSeconds` old; the
 * shop's own front door, which alone understands it, may answer by itself for a second.
 */
export function sendBytes(req: Request, res: Response, bytes: Bytes, maxAgeSeconds = 0): void {
  const { status, list, hasBody } = headersFor(req, publicHeaders(bytes, { maxAgeSeconds }))
  // nginx before 1.23 takes what comes first of this and X-Accel-Expires.
  res.removeHeader('Cache-Control')
  for (let n = 0; n < list.length; n += 2) res.setHeader(list[n]!, list[n + 1]!)
  res.writeHead(status)
  sendTogether(res, hasBody ? bytes.body : undefined)
}

/** Headers as lists of names and values by turns, of an answer with its bytes and of one without. */
export type PublicHeaders = { etag: string; whole: string[]; notModified: string[] }

export function publicHeaders(
  { body, etag, headers = {} }: Bytes,
  { maxAgeSeconds = 0, before = [] }: { maxAgeSeconds?: number; before?: readonly string[] } = {},
): PublicHeaders {
  const notModified = [
    ...before,
    ...['ETag', etag, 'X-Accel-Expires', String(Math.max(1, maxAgeSeconds))],
    ...['Cache-Control', `public, max-age=${maxAgeSeconds}, must-revalidate`],
    ...Object.entries(headers).flat(),
  ]
  const type = ['Content-Type', 'application/json; charset=utf-8', 'Content-Length', String(body.length)]
  return { etag, notModified, whole: [...notModified, ...type] }
}

/** Which of them this client is to have: what has these very bytes gets no more than their name. */
export const headersFor = (req: Request, { etag, whole, notModified }: PublicHeaders) =>
  matches(req.headers['if-none-match'], etag)
    ? { status: 304, list: notModified, hasBody: false }
    : { status: 200, list: whole, hasBody: true }

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)
}
