import { toCachedResponse } from './cache'
import { TaggedLru } from './tagged-lru'

describe('Tagged LRU cache', () => {
  test('evicts the least recently used response first', () => {
    let time = 0
    const kept = new TaggedLru({ maxBytes: 20_000, maxAgeMs: 60_000, now: () => time })
    const keep = (key: string) => kept.set(key, { response: toCachedResponse({ value: 'x'.repeat(1_000) }), tags: [] })
    const keys = Array.from({ length: 16 }, (_, n) => `key ${n}`)
    keys.forEach(keep)
    time = 1_000
    expect(kept.get(keys[0]!)).toBeDefined()
    keep('one more')
    keep('and another')
    expect(kept.bytes).toBeLessThanOrEqual(20_000)
    expect(kept.get(keys[0]!)).toBeDefined()
    expect(kept.get(keys[1]!)).toBeUndefined()
  })
})
