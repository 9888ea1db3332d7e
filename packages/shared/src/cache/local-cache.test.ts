import { EventEmitter, once } from 'node:events'
import type { CachedResponse } from './cache'
import { createLocalCache } from './local-cache'

const limits = { maxBytes: 1_000_000, maxAgeMs: 60_000 }

/** Load that resolves on demand. */
function held(value: unknown, tags: string[]) {
  const gate = new EventEmitter()
  const answered = once(gate, 'land').then(() => ({ value, tags }))
  return { load: () => answered, land: () => gate.emit('land'), fail: (error: Error) => gate.emit('error', error) }
}

const now = (value: unknown, tags: string[] = []) => jest.fn(() => Promise.resolve({ value, tags }))
const text = async (read: Promise<CachedResponse>) => (await read).body.toString()

describe('Local cache', () => {
  test('loads once for concurrent and later calls', async () => {
    const cache = createLocalCache(limits)
    const load = now('one')
    const answers = await Promise.all(Array.from({ length: 50 }, () => text(cache.read('key', load))))
    expect(new Set(answers)).toEqual(new Set(['"one"']))
    await cache.read('key', load)
    expect(load).toHaveBeenCalledTimes(1)
    expect(cache.getSync('key')?.etag).toMatch(/^"[\w-]{27}"$/)
  })

  test('invalidates entries by tag and keeps others', async () => {
    const cache = createLocalCache(limits)
    await cache.read('list', now(1, ['shelf', 'mug']))
    await cache.read('mug', now(2, ['mug']))
    await cache.read('vase', now(3, ['vase']))
    await cache.invalidate(['mug'])
    expect(['list', 'mug', 'vase'].map((key) => cache.getSync(key) !== undefined)).toEqual([false, false, true])
  })

  test('neither stores nor returns a load whose tag was invalidated meanwhile', async () => {
    const cache = createLocalCache(limits)
    const early = held('before', ['mug'])
    const first = cache.read('key', early.load)
    await cache.invalidate(['mug'])
    const load = now('after', ['mug'])
    const second = [1, 2, 3].map(() => text(cache.read('key', load)))
    early.land()
    expect(await text(first)).toBe('"before"')
    expect(await Promise.all(second)).toEqual(Array(3).fill('"after"'))
    expect(load).toHaveBeenCalledTimes(1)
    expect(cache.getSync('key')?.body.toString()).toBe('"after"')
  })

  test('joins a pending load after an unrelated invalidation', async () => {
    const cache = createLocalCache(limits)
    const load = held('mug', ['mug'])
    const first = text(cache.read('key', load.load))
    await cache.invalidate(['vase'])
    const another = now('must not be loaded', ['mug'])
    const second = text(cache.read('key', another))
    load.land()
    expect(await Promise.all([first, second])).toEqual(['"mug"', '"mug"'])
    expect(another).not.toHaveBeenCalled()
  })

  test('stores a load after an unrelated invalidation', async () => {
    const cache = createLocalCache(limits)
    const load = held('mug', ['mug'])
    const reading = cache.read('key', load.load)
    await cache.invalidate(['vase'])
    load.land()
    await reading
    expect(cache.getSync('key')).toBeDefined()
  })

  test('rejects all waiting calls on a failure and loads again', async () => {
    const cache = createLocalCache(limits)
    const load = held('', [])
    const waiting = [cache.read('key', load.load), cache.read('key', load.load)]
    load.fail(new Error('away'))
    expect((await Promise.allSettled(waiting)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await text(cache.read('key', now('back')))).toBe('"back"')
  })

  test('evicts the least recently used entries above its size, and stores no huge one', async () => {
    const cache = createLocalCache({ maxBytes: 40_000, maxAgeMs: 60_000 })
    const some = 'x'.repeat(2_000)
    for (let index = 0; index < 30; index++) {
      await cache.read(`key ${index}`, now(some))
      await cache.read('key 0', now('must not be loaded again'))
    }
    const kept = Array.from({ length: 30 }, (_, index) => index).filter((index) => cache.getSync(`key ${index}`))
    expect(kept.length).toBeGreaterThan(10)
    expect(kept.length).toBeLessThan(20)
    expect(kept[0]).toBe(0)
    expect(kept.at(-1)).toBe(29)
    await cache.read('huge', now('x'.repeat(30_000)))
    expect(cache.getSync('huge')).toBeUndefined()
  })

  test('stores nothing beyond its maximum age', async () => {
    let nowMs = 1_000
    const cache = createLocalCache({ ...limits, now: () => nowMs })
    await cache.read('key', now(1))
    nowMs = 61_000
    expect(cache.getSync('key')).toBeDefined()
    nowMs = 61_001
    expect(cache.getSync('key')).toBeUndefined()
  })
})
