import type { Bytes } from '../cache'

export type Kept = { bytes: Bytes; tags: readonly string[] }

/** Answers by key, the least recently used gone first when they take more than `maxBytes`, and none older than `maxAgeMs`. */
export class TaggedLru {
  private readonly entries = new Map<string, Kept & { size: number; keptAtMs: number; usedAtMs: number }>()
  private readonly keysByTag = new Map<string, Set<string>>()
  private size = 0

  constructor(private readonly limits: { maxBytes: number; maxAgeMs: number; now?: () => number }) {}

  get bytes(): number {
    return this.size
  }

  get(key: string): Bytes | undefined {
    const entry = this.entries.get(key)
    if (!entry) return undefined
    const now = this.now()
    if (now - entry.keptAtMs > this.limits.maxAgeMs) {
      this.delete(key)
      return undefined
    }
    if (now - entry.usedAtMs > sameUseMs) {
      entry.usedAtMs = now
      this.entries.delete(key)
      this.entries.set(key, entry)
    }
    return entry.bytes
  }

  set(key: string, { bytes, tags }: Kept): void {
    this.delete(key)
    const size = bytes.body.length + overhead(key, tags)
    if (size > this.limits.maxBytes / 16) return
    const now = this.now()
    this.entries.set(key, { bytes, tags, size, keptAtMs: now, usedAtMs: now })
    this.size += size
    for (const tag of tags) {
      const keys = this.keysByTag.get(tag)
      if (keys) keys.add(key)
      else this.keysByTag.set(tag, new Set([key]))
    }
    for (const oldest of this.entries.keys()) {
      if (this.size <= this.limits.maxBytes) break
      this.delete(oldest)
    }
  }

  forget(tag: string): void {
    for (const key of this.keysByTag.get(tag) ?? []) this.delete(key)
  }

  clear(): void {
    this.entries.clear()
    this.keysByTag.clear()
    this.size = 0
  }

  private delete(key: string): void {
    const entry = this.entries.get(key)
    if (!entry) return
    this.entries.delete(key)
    this.size -= entry.size
    for (const tag of entry.tags) {
      const keys = this.keysByTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) this.keysByTag.delete(tag)
    }
  }

  private now(): number {
    return this.limits.now?.() ?? performance.now()
  }
}

/** What is used all the time is moved to the end of the queue no more often than this. */
const sameUseMs = 100

/** What the maps take beside the body, measured as about 150 bytes an entry and 120 a tag of it. */
const overhead = (key: string, tags: readonly string[]) => 2 * key.length + 150 + 120 * tags.length
