import { type Bytes, type Cache, type Loaded, toBytes } from '../cache'
import { type Kept, TaggedLru } from './tagged-lru'

export type LocalCache = Cache & {
  /** As `read`, for who has the bytes ready. */
  readKept(key: string, load: () => Promise<Kept>): Promise<Bytes>
  /** Forgets everything, and keeps nothing more until it is told to. */
  pause(): void
  /** Keeps what is loaded from now on. */
  resume(): void
}

/** A load under way, the tags that were forgotten since it began, and whether all were. */
type Flight = { landing: Promise<Kept>; forgotten: Set<string>; spoilt: boolean }

/** Answers kept in this process: all there is for one replica, and the first level for several. */
export function createLocalCache(
  limits: { maxBytes: number; maxAgeMs: number; now?: () => number } = defaults,
): LocalCache {
  const kept = new TaggedLru(limits)
  const flights = new Set<Flight>()
  const newest = new Map<string, Flight>()
  let keeping = true

  async function fly(key: string, flight: Omit<Flight, 'landing'>, load: () => Promise<Kept>): Promise<Kept> {
    const loaded = await load()
    const isOld = flight.spoilt || loaded.tags.some((tag) => flight.forgotten.has(tag))
    if (keeping && !isOld) kept.set(key, loaded)
    return loaded
  }

  /** Waits with the others, unless what comes may have been read before something that was forgotten before this reader came. */
  async function join(key: string, { landing, forgotten }: Flight, load: () => Promise<Kept>): Promise<Bytes> {
    const missed = [...forgotten]
    const { bytes, tags } = await landing
    return missed.some((tag) => tags.includes(tag)) ? readKept(key, load) : bytes
  }

  function forgetAll(): void {
    kept.clear()
    for (const flight of flights) flight.spoilt = true
  }

  function readKept(key: string, load: () => Promise<Kept>): Promise<Bytes> {
    const hit = kept.get(key)
    if (hit) return Promise.resolve(hit)
    const under = newest.get(key)
    if (under && !under.spoilt) return join(key, under, load)
    const flight: Flight = { landing: never, forgotten: new Set(), spoilt: false }
    flight.landing = fly(key, flight, load).finally(() => {
      flights.delete(flight)
      if (newest.get(key) === flight) newest.delete(key)
    })
    flights.add(flight)
    newest.set(key, flight)
    return flight.landing.then(({ bytes }) => bytes)
  }

  return {
    peek: (key) => kept.get(key),
    readKept,
    read: (key, load) => readKept(key, async () => toKept(await load())),
    forget(tags) {
      for (const tag of tags) kept.forget(tag)
      for (const { forgotten } of flights) for (const tag of tags) forgotten.add(tag)
      return Promise.resolve()
    },
    pause() {
      keeping = false
      forgetAll()
    },
    resume() {
      forgetAll()
      keeping = true
    },
    close: () => kept.clear(),
  }
}

export const toKept = (loaded: Loaded): Kept => ({ bytes: toBytes(loaded), tags: loaded.tags })

const never = new Promise<Kept>(() => undefined)

const defaults = { maxBytes: 64 * 1024 * 1024, maxAgeMs: 60_000 }
