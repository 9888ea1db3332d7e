import { LRUCache } from 'lru-cache'
import type { CachedResponse } from './cache'

export type CacheEntry = { response: CachedResponse; tags: readonly string[] }

/** Responses by key, none older than `maxAgeMs`; above `maxBytes` the least recently used are evicted. */
export class TaggedLru {
  private readonly keysByTag = new Map<string, Set<string>>()
  private readonly entries: LRUCache<string, CacheEntry>

  constructor({ maxBytes, maxAgeMs, now }: { maxBytes: number; maxAgeMs: number; now?: () => number }) {
    this.entries = new LRUCache({
      maxSize: maxBytes,
      maxEntrySize: maxBytes / 16,
      sizeCalculation: ({ response, tags }, key) => response.body.length + overhead(key, tags),
      ttl: maxAgeMs,
      // Without a resolution of its own each read asks the clock, which costs less than a timer.
      ttlResolution: 0,
      dispose: ({ tags }, key) => this.removeTags(tags, key),
      ...(now && { perf: { now } }),
    })
  }

  get bytes(): number {
    return this.entries.calculatedSize
  }

  get(key: string): CachedResponse | undefined {
    return this.entries.get(key)?.response
  }

  set(key: string, entry: CacheEntry): void {
    this.entries.set(key, entry)
    if (!this.entries.has(key)) return
    for (const tag of entry.tags) {
      const keys = this.keysByTag.get(tag)
      if (keys) keys.add(key)
      else this.keysByTag.set(tag, new Set([key]))
    }
  }

  invalidate(tag: string): void {
    for (const key of this.keysByTag.get(tag) ?? []) this.entries.delete(key)
  }

  clear(): void {
    this.entries.clear()
  }

  private removeTags(tags: readonly string[], key: string): void {
    for (const tag of tags) {
      const keys = this.keysByTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) this.keysByTag.delete(tag)
    }
  }
}

/** Bytes that the maps take beside the body, measured as about 150 bytes an entry and 120 a tag, and 400 for its headers. */
const overhead = (key: string, tags: readonly string[]) => 2 * key.length + 150 + 120 * tags.length
