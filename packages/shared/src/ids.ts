import { v7 } from 'uuid'

/** UUIDv7 (RFC 9562), ascending within this process, so that rows are appended to indexes. */
export const uuidv7 = (): string => v7()

/** Boundary below all UUIDv7 of a millisecond (since 1970) and above earlier ones. */
export function minIdAt(ms: number): string {
  const hex = Math.min(Math.max(ms, 0), 2 ** 48 - 1)
    .toString(16)
    .padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

export const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[089ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(value)
