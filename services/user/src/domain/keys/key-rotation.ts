/** Time until all services know a new key: folders are read every 10 s, JWKS every minute. */
const knownAfterMs = 120_000

/** Exceeds the 15 minutes of access tokens. */
const retentionMs = 3_600_000

const timed = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.pem$/

/** The name of a key that is made at that time: `20261122T211336Z.pem`. */
export const keyNameAt = (at: number): string => `${new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')}.pem`

/** Instant from which a key may sign; 0 for a name without time. */
export function keySignsFrom(name: string): number {
  if (!timed.test(name)) return 0
  const madeAt = Date.parse(name.replace(timed, '$1-$2-$3T$4:$5:$6Z'))
  return Number.isNaN(madeAt) ? 0 : madeAt + knownAfterMs
}

/** Sorted oldest first; names without time come before others. */
export const keysByAge = (names: readonly string[]): string[] =>
  names.toSorted((one, other) => keySignsFrom(one) - keySignsFrom(other) || (one < other ? -1 : 1))

/** Newest key that all services know; otherwise the oldest. */
export function activeSigningKey(names: readonly string[], now: number): string | undefined {
  const keys = keysByAge(names)
  return keys.findLast((name) => keySignsFrom(name) <= now) ?? keys[0]
}

/** Keys replaced so long ago that none of their tokens is valid. */
export function keysToRemove(names: readonly string[], now: number): string[] {
  const keys = keysByAge(names)
  return keys.filter((_, index) => {
    const stoppedAt = keys
      .slice(index + 1)
      .map(keySignsFrom)
      .find((from) => from > 0)
    return stoppedAt !== undefined && stoppedAt + retentionMs < now
  })
}
