import { createHash } from 'node:crypto'

/** Public JSON response: bytes, strong ETag and the headers of a 304 as alternating names and values. */
export type CachedResponse = { body: Buffer; etag: string; headers: readonly string[] }

/** Value to cache as JSON, with the tags that invalidate it. */
export type Loaded = { value: unknown; tags: readonly string[]; headers?: Record<string, string> }

export type Cache = {
  /** The cached response, from memory alone. */
  getSync(key: string): CachedResponse | undefined
  /** Returns the cached response or loads it; concurrent calls for a key share one load. */
  read(key: string, load: () => Promise<Loaded>): Promise<CachedResponse>
  /** Invalidates entries by tag. Call it after the commit; loads that began before are not cached. */
  invalidate(tags: readonly string[]): Promise<void>
  close(): void
}

/** Builds bytes and headers once. Shared caches may store them for `maxAgeSeconds`, the gateway for a second. */
export function toCachedResponse(
  { value, headers = {} }: Pick<Loaded, 'value' | 'headers'>,
  { maxAgeSeconds = 0 } = {},
): CachedResponse {
  const text = JSON.stringify(value)
  // Unpooled, since a slice would retain its whole pool.
  const body = Buffer.allocUnsafeSlow(Buffer.byteLength(text))
  body.write(text)
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  return {
    body,
    etag,
    headers: [
      ...['ETag', etag],
      // nginx before 1.23 takes the first of this and Cache-Control.
      ...['X-Accel-Expires', String(Math.max(1, maxAgeSeconds))],
      ...['Cache-Control', `public, max-age=${maxAgeSeconds}, must-revalidate`],
      ...Object.entries(headers).flat(),
    ],
  }
}
