import type { Redis } from 'ioredis'
import type { CacheEntry } from './tagged-lru'

/** Cache entries and tag invalidations shared by replicas. Every call rejects while Redis is unavailable. */
export type RedisLevel = {
  /** Returns the entry unless invalidated, and the generation for writing a new one. */
  read(key: string): Promise<{ entry: CacheEntry | undefined; generation: number }>
  write(key: string, entry: CacheEntry, generation: number): Promise<unknown>
  /** Invalidates entries by tag, including pending loads, and publishes the tags. */
  invalidate(tags: readonly string[], from: string): Promise<unknown>
}

/** Tag that matches every tag. */
export const ALL_TAGS = '*'

const entryMs = 60_000

export function createRedisLevel(redis: Redis, prefix: string): RedisLevel {
  const generationKey = `${prefix}generation`
  const markerKey = (tag: string) => `${prefix}tag:${tag}`
  const entryKey = (key: string) => `${prefix}response:${key}`
  return {
    async read(key) {
      const [at, value] = await redis.mgetBuffer(generationKey, entryKey(key))
      const generation = Number(at ?? 0)
      if (!value) return { entry: undefined, generation }
      const { entry, writtenUnder } = unpack(value)
      const markers = await redis.mget([ALL_TAGS, ...entry.tags].map(markerKey))
      const isStale = markers.some((marker) => Number(marker ?? 0) > writtenUnder)
      return { entry: isStale ? undefined : entry, generation }
    },
    write: (key, entry, generation) => redis.set(entryKey(key), pack(entry, generation), 'PX', entryMs),
    invalidate: (tags, from) =>
      redis.eval(
        invalidation,
        tags.length + 1,
        generationKey,
        ...tags.map(markerKey),
        prefix,
        JSON.stringify({ from, tags }),
        2 * entryMs,
      ),
  }
}

/**
 * Atomic, so that the later of two concurrent invalidations wins. Generations are microseconds and grow even after
 * Redis lost its data.
 */
const invalidation = `
  local time = redis.call('TIME')
  local generation = math.max(tonumber(redis.call('GET', KEYS[1]) or '0') + 1, time[1] * 1000000 + time[2])
  local text = string.format('%.0f', generation)
  redis.call('SET', KEYS[1], text)
  for i = 2, #KEYS do redis.call('SET', KEYS[i], text, 'PX', ARGV[3]) end
  redis.call('PUBLISH', ARGV[1], ARGV[2])`

type Head = { writtenUnder: number; tags: string[]; etag: string; headers: string[] }

function pack({ response: { body, etag, headers }, tags }: CacheEntry, writtenUnder: number): Buffer {
  const head = JSON.stringify({ writtenUnder, tags, etag, headers })
  return Buffer.concat([Buffer.from(`${head}\n`), body])
}

function unpack(value: Buffer): { entry: CacheEntry; writtenUnder: number } {
  const end = value.indexOf('\n')
  const { writtenUnder, tags, etag, headers } = JSON.parse(value.toString('utf8', 0, end)) as Head
  const body = Buffer.allocUnsafeSlow(value.length - end - 1)
  value.copy(body, 0, end + 1)
  return { entry: { response: { body, etag, headers }, tags }, writtenUnder }
}
