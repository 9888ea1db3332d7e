import { randomBytes } from 'node:crypto'

let last = { ms: 0, counter: 0 }

/**
 * A UUIDv7 (RFC 9562, section 5.7): milliseconds since 1970 in the first 48 bits, so that new rows land at the end of an index,
 * then a counter of 12 bits (section 6.2, method 1), so that of one process every id is greater than the one before.
 */
export function uuidv7(now = Date.now()): string {
  const bytes = randomBytes(16)
  last = next(now, bytes)
  bytes.writeUIntBE(last.ms, 0, 6)
  bytes.writeUInt16BE(0x7000 | last.counter, 6)
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return format(bytes)
}

/** Less than any UUIDv7 of this moment (milliseconds since 1970) or a later one, and greater than any of an earlier one. */
export function leastIdAt(ms: number): string {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(Math.min(Math.max(ms, 0), 2 ** 48 - 1), 0, 6)
  return format(bytes)
}

function format(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The counter starts anywhere in its lower half; a clock that stands still or goes back is not followed. */
function next(now: number, random: Buffer): { ms: number; counter: number } {
  if (now > last.ms) return { ms: now, counter: random.readUInt16BE(6) & 0x7ff }
  return last.counter < 0xfff ? { ms: last.ms, counter: last.counter + 1 } : { ms: last.ms + 1, counter: 0 }
}

export const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[089ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(value)
