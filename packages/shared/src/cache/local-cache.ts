import { type Cache, type CachedResponse, type Loaded, toCachedResponse } from './cache'
import { type CacheEntry, TaggedLru } from './tagged-lru'

export type LocalCache = Cache & {
  /** Like `read`, for callers that build the response. */
  readEntry(key: string, load: () => Promise<CacheEntry>): Promise<CachedResponse>
  /** Invalidates everything and stores nothing until enabled. */
  disable(): void
  /** Stores what is loaded from now on. */
  enable(): void
}

/** A load under way, the tags invalidated since it began, and whether everything was. */
type PendingLoad = { promise: Promise<CacheEntry>; invalidated: Set<string>; stale: boolean }

/** Responses in this process: the only cache of a single replica, the first level of several. */
export function createLocalCache(
  limits: { maxBytes: number; maxAgeMs: number; now?: () => number } = defaults,
): LocalCache {
  const entries = new TaggedLru(limits)
  const pending = new Set<PendingLoad>()
  const newest = new Map<string, PendingLoad>()
  let enabled = true

  async function runLoad(
    key: string,
    state: Omit<PendingLoad, 'promise'>,
    load: () => Promise<CacheEntry>,
  ): Promise<CacheEntry> {
    const entry = await load()
    const isStale = state.stale || entry.tags.some((tag) => state.invalidated.has(tag))
    if (enabled && !isStale) entries.set(key, entry)
    return entry
  }

  function startLoad(key: string, load: () => Promise<CacheEntry>): PendingLoad {
    const started: PendingLoad = { promise: never, invalidated: new Set(), stale: false }
    started.promise = runLoad(key, started, load).finally(() => {
      pending.delete(started)
      if (newest.get(key) === started) newest.delete(key)
    })
    pending.add(started)
    newest.set(key, started)
    return started
  }

  /** Joins the pending load unless it began before an invalidation. */
  async function joinPending(
    key: string,
    { promise, invalidated }: PendingLoad,
    load: () => Promise<CacheEntry>,
  ): Promise<CachedResponse> {
    const missed = [...invalidated]
    const { response, tags } = await promise
    return missed.some((tag) => tags.includes(tag)) ? readEntry(key, load) : response
  }

  async function readEntry(key: string, load: () => Promise<CacheEntry>): Promise<CachedResponse> {
    const hit = entries.get(key)
    if (hit) return hit
    const current = newest.get(key)
    if (current && !current.stale) return joinPending(key, current, load)
    return (await startLoad(key, load).promise).response
  }

  function invalidateAll(): void {
    entries.clear()
    for (const load of pending) load.stale = true
  }

  return {
    getSync: (key) => entries.get(key),
    readEntry,
    read: (key, load) => readEntry(key, async () => toEntry(await load())),
    invalidate(tags) {
      for (const tag of tags) entries.invalidate(tag)
      for (const { invalidated } of pending) for (const tag of tags) invalidated.add(tag)
      return Promise.resolve()
    },
    disable() {
      enabled = false
      invalidateAll()
    },
    enable() {
      invalidateAll()
      enabled = true
    },
    close: () => entries.clear(),
  }
}

export const toEntry = (loaded: Loaded): CacheEntry => ({ response: toCachedResponse(loaded), tags: loaded.tags })

const never = new Promise<CacheEntry>(() => undefined)

const defaults = { maxBytes: 64 * 1024 * 1024, maxAgeMs: 60_000 }
