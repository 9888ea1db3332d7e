/** The service reads its folder every 10 s, the others and caches its JWKS once a minute: by then everybody knows a new key. */
const knownAfterMs = 120_000

/** Access tokens live for 15 minutes: no good one of an old key is left by then. */
const keptForMs = 3_600_000

const timed = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.pem$/

/** The name of a key that is made at that time: `20261122T211336Z.pem`. */
export const keyNameAt = (at: number): string => `${new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')}.pem`

/** From when a key may sign. A name that tells no time is that of a key which everybody has known since ever: 0. */
export function keySignsFrom(name: string): number {
  if (!timed.test(name)) return 0
  const madeAt = Date.parse(name.replace(timed, '$1-$2-$3T$4:$5:$6Z'))
  return Number.isNaN(madeAt) ? 0 : madeAt + knownAfterMs
}

/** The oldest first; those that tell no time are the oldest, in the order of their names. */
export const keysByAge = (names: readonly string[]): string[] =>
  names.toSorted((one, other) => keySignsFrom(one) - keySignsFrom(other) || (one < other ? -1 : 1))

/** The newest key that everybody knows; when nobody can know any yet, the oldest. */
export function activeSigningKey(names: readonly string[], now: number): string | undefined {
  const keys = keysByAge(names)
  return keys.findLast((name) => keySignsFrom(name) <= now) ?? keys[0]
}

/** The keys that another one took over from so long ago that no token of theirs can be good. */
export function keysToRemove(names: readonly string[], now: number): string[] {
  const keys = keysByAge(names)
  return keys.filter((_, index) => {
    const stoppedAt = keys
      .slice(index + 1)
      .map(keySignsFrom)
      .find((from) => from > 0)
    return stoppedAt !== undefined && stoppedAt + keptForMs < now
  })
}
