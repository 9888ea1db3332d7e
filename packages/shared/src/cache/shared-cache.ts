import type { Redis } from 'ioredis'
import { randomUUID } from 'node:crypto'
import type { Cache } from './cache'
import { errorFields, type Log } from '../observability/log'
import { subscribeToInvalidations } from './invalidation-subscriber'
import { createLocalCache, toEntry } from './local-cache'
import { ALL_TAGS, createRedisLevel } from './redis-level'
import type { CacheEntry } from './tagged-lru'

const backOffMs = 1_000
const publishAgainMs = 250
const maxTags = 1_000

type Needs = { redis: Redis; subscriber: Redis; prefix: string; log: Log }

/**
 * Memory in front of Redis, with published invalidations. Caches nothing without its subscription; skips an
 * unavailable Redis for a second.
 */
export function createSharedCache({ redis, subscriber, prefix, log }: Needs): Cache {
  const local = createLocalCache()
  const shared = createRedisLevel(redis, prefix)
  const self = randomUUID()
  /** Unpublished invalidations by tag, each with its latest count. */
  const pendingInvalidations = new Map<string, number>()
  let invalidations = 0
  let backOffUntilMs = 0
  let isSubscribed = false

  /** Undefined while Redis is unavailable. */
  async function tryShared<T>(run: () => Promise<T>): Promise<T | undefined> {
    if (performance.now() < backOffUntilMs) return undefined
    try {
      return await run()
    } catch (error) {
      backOffUntilMs = performance.now() + backOffMs
      log.debug(errorFields(error), 'shared cache unavailable')
      return undefined
    }
  }

  async function loadThrough(key: string, load: () => Promise<CacheEntry>): Promise<CacheEntry> {
    // Redis may contain entries with unpublished invalidations.
    const found = pendingInvalidations.size === 0 ? await tryShared(() => shared.read(key)) : undefined
    if (found?.entry) return found.entry
    const entry = await load()
    if (found) void tryShared(() => shared.write(key, entry, found.generation))
    return entry
  }

  async function publishInvalidations(): Promise<void> {
    if (pendingInvalidations.size > maxTags) {
      pendingInvalidations.clear()
      pendingInvalidations.set(ALL_TAGS, ++invalidations)
    }
    const publishing = [...pendingInvalidations]
    if (publishing.length === 0) return
    const tags = publishing.map(([tag]) => tag)
    const published = await tryShared(() => shared.invalidate(tags, self).then(() => true))
    if (!published) return
    for (const [tag, count] of publishing) if (pendingInvalidations.get(tag) === count) pendingInvalidations.delete(tag)
  }

  local.disable()
  const subscription = subscribeToInvalidations(subscriber, prefix, {
    onTags(from, tags) {
      if (from === self) return
      if (!tags.includes(ALL_TAGS)) void local.invalidate(tags)
      else if (isSubscribed) local.enable()
    },
    onSubscribed(is) {
      isSubscribed = is
      if (is) local.enable()
      else local.disable()
    },
  })
  const publishing = setInterval(() => void publishInvalidations(), publishAgainMs).unref()

  return {
    getSync: (key) => local.getSync(key),
    read: (key, load) => local.readEntry(key, () => loadThrough(key, async () => toEntry(await load()))),
    async invalidate(tags) {
      if (tags.length === 0) return
      await local.invalidate(tags)
      for (const tag of tags) pendingInvalidations.set(tag, ++invalidations)
      await publishInvalidations()
      // A value read from Redis meanwhile may be stale.
      await local.invalidate(tags)
    },
    close() {
      clearInterval(publishing)
      subscription.close()
      local.close()
      redis.disconnect()
      subscriber.disconnect()
    },
  }
}
