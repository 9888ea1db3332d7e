import { createHash } from 'node:crypto'

/**
 * Public JSON response as bytes, with a strong ETag and the headers of a 304, names and values by turns as for
 * `res.writeHead`.
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
   * Invalidates entries with these tags: here at once, in other replicas soon after. Call it after the commit;
   * results of loads that began before are not cached.
   */
  invalidate(tags: readonly string[]): Promise<void>
  close(): void
}

/**
 * Builds bytes and headers once. Shared caches may store and revalidate them after `maxAgeSeconds`, the gateway
 * (`X-Accel-Expires`) for a second.
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
