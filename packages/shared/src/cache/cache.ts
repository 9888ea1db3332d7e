import { createHash } from 'node:crypto'

/**
 * Public JSON response ready to be sent: its bytes, a strong ETag of them, and the headers that a 304 has as well, names and values by
 * turns as `res.writeHead` takes them.
 */
export type CachedResponse = { body: Buffer; etag: string; headers: readonly string[] }

/** A value to be cached as JSON, and the tags by which it is invalidated. */
export type Loaded = { value: unknown; tags: readonly string[]; headers?: Record<string, string> }

export type Cache = {
  /** The cached response, from memory alone. */
  getSync(key: string): CachedResponse | undefined
  /** The cached response, or the loaded value as JSON; concurrent calls for one key load it once. */
  read(key: string, load: () => Promise<Loaded>): Promise<CachedResponse>
  /**
   * Invalidates everything with one of these tags: here before it returns, in other replicas soon after. To be called after the
   * change is committed; a load that began before may have read the old state, so its result is not cached.
   */
  invalidate(tags: readonly string[]): Promise<void>
  close(): void
}

/**
 * Makes the bytes and headers once, for however often they are sent. Shared caches may store them and revalidate after `maxAgeSeconds`;
 * the gateway, which alone understands `X-Accel-Expires`, may send them for a second.
 */
export function toCachedResponse(
  { value, headers = {} }: Pick<Loaded, 'value' | 'headers'>,
  { maxAgeSeconds = 0 } = {},
): CachedResponse {
  const text = JSON.stringify(value)
  // A slice of a pooled buffer would keep all of that in memory.
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
