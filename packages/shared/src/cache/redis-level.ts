import type { Redis } from 'ioredis'
import type { Kept } from './tagged-lru'

/** What replicas share: values for a minute, and for each tag when it was last forgotten. Everything rejects while Redis is away. */
export type RedisLevel = {
  /** The value unless one of its tags has been forgotten, and the generation to write under what is loaded instead. */
  read(key: string): Promise<{ kept: Kept | undefined; generation: number }>
  write(key: string, kept: Kept, generation: number): Promise<unknown>
  /** Outdates all values with one of the tags, also those whose load has begun before, and tells the other replicas. */
  forget(tags: readonly string[], from: string): Promise<unknown>
}

/** Stands for every tag. */
export const everyTag = '*'

const valueMs = 60_000

export function createRedisLevel(redis: Redis, prefix: string): RedisLevel {
  const generationKey = `${prefix}generation`
  const markerKey = (tag: string) => `${prefix}tag:${tag}`
  const valueKey = (key: string) => `${prefix}value:${key}`
  return {
    async read(key) {
      const [at, value] = await redis.mgetBuffer(generationKey, valueKey(key))
      const generation = Number(at ?? 0)
      if (!value) return { kept: undefined, generation }
      const { kept, writtenUnder } = unpack(value)
      const markers = await redis.mget([everyTag, ...kept.tags].map(markerKey))
      const isOld = markers.some((marker) => Number(marker ?? 0) > writtenUnder)
      return { kept: isOld ? undefined : kept, generation }
    },
    write: (key, kept, generation) => redis.set(valueKey(key), pack(kept, generation), 'PX', valueMs),
    forget: (tags, from) =>
      redis.eval(
        forgetting,
        tags.length + 1,
        generationKey,
        ...tags.map(markerKey),
        prefix,
        JSON.stringify({ from, tags }),
        2 * valueMs,
      ),
  }
}

/**
 * In one step, so that of two changes at once the later marker stays. A generation is the time in microseconds, or one more than
 * the last: it grows even when Redis has lost the last one.
 */
const forgetting = `
  local time = redis.call('TIME')
  local generation = math.max(tonumber(redis.call('GET', KEYS[1]) or '0') + 1, time[1] * 1000000 + time[2])
  local text = string.format('%.0f', generation)
  redis.call('SET', KEYS[1], text)
  for i = 2, #KEYS do redis.call('SET', KEYS[i], text, 'PX', ARGV[3]) end
  redis.call('PUBLISH', ARGV[1], ARGV[2])`

type Head = { writtenUnder: number; tags: string[]; etag: string; headers?: Record<string, string> }

function pack({ bytes: { body, etag, headers }, tags }: Kept, writtenUnder: number): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify({ writtenUnder, tags, etag, headers })}\n`), body])
}

function unpack(value: Buffer): { kept: Kept; writtenUnder: number } {
  const end = value.indexOf('\n')
  const { writtenUnder, tags, etag, headers } = JSON.parse(value.toString('utf8', 0, end)) as Head
  const body = Buffer.allocUnsafeSlow(value.length - end - 1)
  value.copy(body, 0, end + 1)
  return { kept: { bytes: { body, etag, ...(headers && { headers }) }, tags }, writtenUnder }
}
