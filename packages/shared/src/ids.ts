import { v7 } from 'uuid'

/** A UUIDv7 (RFC 9562), greater than every earlier one of this process, so that new rows land at the end of an index. */
export const uuidv7 = (): string => v7()

/** Less than any UUIDv7 of this moment (milliseconds since 1970) or a later one, and greater than any of an earlier one. */
export function leastIdAt(ms: number): string {
  const hex = Math.min(Math.max(ms, 0), 2 ** 48 - 1)
    .toString(16)
    .padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

export const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[089ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(value)
