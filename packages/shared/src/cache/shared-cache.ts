import type { Redis } from 'ioredis'
import { randomUUID } from 'node:crypto'
import type { Cache } from '../cache'
import { errorFields, type Log } from '../log'
import { listen } from './listen'
import { createLocalCache, toKept } from './local-cache'
import { createRedisLevel, everyTag } from './redis-level'
import type { Kept } from './tagged-lru'

const restMs = 1_000
const tellAgainMs = 250
const mostTags = 1_000

type Needs = { redis: Redis; subscriber: Redis; prefix: string; log: Log }

/**
 * The cache of a replica among others: its own memory in front of Redis. What one forgets, the others hear of. A replica that
 * can't hear keeps nothing until it can again, and Redis that does not answer is left alone for a second: then every miss is
 * loaded, and nobody waits.
 */
export function createSharedCache({ redis, subscriber, prefix, log }: Needs): Cache {
  const local = createLocalCache()
  const shared = createRedisLevel(redis, prefix)
  const self = randomUUID()
  /** Forgotten here and not yet told to the others: each tag with the count of the last time. */
  const untold = new Map<string, number>()
  let forgets = 0
  let restUntilMs = 0
  let hearing = false

  const answers = () => performance.now() >= restUntilMs

  /** Undefined when Redis does not answer. */
  async function tryShared<T>(run: () => Promise<T>): Promise<T | undefined> {
    if (!answers()) return undefined
    try {
      return await run()
    } catch (error) {
      restUntilMs = performance.now() + restMs
      log.debug(errorFields(error), 'the shared cache is not answering')
      return undefined
    }
  }

  async function loadThrough(key: string, load: () => Promise<Kept>): Promise<Kept> {
    // Others may hold what this one has forgotten but could not tell.
    const found = untold.size === 0 ? await tryShared(() => shared.read(key)) : undefined
    if (found?.kept) return found.kept
    const kept = await load()
    if (found) void tryShared(() => shared.write(key, kept, found.generation))
    return kept
  }

  async function tell(): Promise<void> {
    if (untold.size > mostTags) {
      untold.clear()
      untold.set(everyTag, ++forgets)
    }
    const telling = [...untold]
    if (telling.length === 0) return
    const tags = telling.map(([tag]) => tag)
    const told = await tryShared(() => shared.forget(tags, self).then(() => true))
    if (told) for (const [tag, count] of telling) if (untold.get(tag) === count) untold.delete(tag)
  }

  local.pause()
  const ears = listen(subscriber, prefix, {
    onTags(from, tags) {
      if (from === self) return
      if (!tags.includes(everyTag)) void local.forget(tags)
      else if (hearing) local.resume()
    },
    onHearing(can) {
      hearing = can
      if (can) local.resume()
      else local.pause()
    },
  })
  const telling = setInterval(() => void tell(), tellAgainMs).unref()

  return {
    peek: (key) => local.peek(key),
    read: (key, load) => local.readKept(key, () => loadThrough(key, async () => toKept(await load()))),
    async forget(tags) {
      if (tags.length === 0) return
      await local.forget(tags)
      for (const tag of tags) untold.set(tag, ++forgets)
      await tell()
      // What was read from Redis meanwhile may have been old.
      await local.forget(tags)
    },
    close() {
      clearInterval(telling)
      ears.close()
      local.close()
      redis.disconnect()
      subscriber.disconnect()
    },
  }
}
