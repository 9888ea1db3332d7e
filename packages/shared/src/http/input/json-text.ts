import { isUtf8 } from 'node:buffer'
import { AppError } from '../../errors'

/** Maximum nesting, which also bounds recursion over a body. */
export const maxLevels = 20

/**
 * Parses a UTF-8 JSON object or list. Rejects duplicate names, `__proto__`, U+0000 and deep nesting. Integers written
 * with a point or exponent, such as `14.00`, stay text: they may be major units.
 */
export function parseJson(bytes: Buffer, subject = 'The body'): object {
  if (!isUtf8(bytes)) throw jsonError(`${subject} is not UTF-8.`)
  const { names, hasEscapes, hasDecimals } = scan(bytes, subject)
  const text = bytes.toString('utf8', hasByteOrderMark(bytes) ? 3 : 0)
  const plain = parse(text)
  if (typeof plain !== 'object' || plain === null) throw jsonError(`${subject} is not JSON.`)
  const value = hasDecimals ? (JSON.parse(keepDecimals(text)) as object) : plain
  if (countNames(value, hasEscapes) < names) throw jsonError(`${subject} names a member twice.`)
  return value
}

/** Counts names and rejects deep nesting before parsing. */
function scan(bytes: Buffer, subject: string): { names: number; hasEscapes: boolean; hasDecimals: boolean } {
  let [level, names, hasEscapes, hasDecimals] = [0, 0, false, false]
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === quote) {
      for (at++; at < bytes.length && bytes[at] !== quote; at++)
        if (bytes[at] === backslash) {
          hasEscapes = true
          at++
        }
    } else if (byte === brace || byte === bracket) {
      if (++level > maxLevels) throw jsonError(`${subject} is nested more than ${maxLevels} levels deep.`)
    } else if (byte === closingBrace || byte === closingBracket) level--
    else if (byte === colon) names++
    else if (byte === point || ((byte === smallE || byte === largeE) && isDigit(bytes[at - 1]))) hasDecimals = true
  }
  return { names, hasEscapes, hasDecimals }
}

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x39

/** Matches strings and decimals in valid JSON. */
const textOrDecimal = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+(?:[eE][+-]?\d+)?|[eE][+-]?\d+)/g

const keepDecimals = (text: string) =>
  text.replace(textOrDecimal, (found) =>
    !found.startsWith('"') && Number.isInteger(Number(found)) ? JSON.stringify(found) : found,
  )

/** Undefined for what is not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Counts names after parsing; without escapes no text can contain the searched characters. */
function countNames(value: object, hasEscapes: boolean): number {
  const isList = Array.isArray(value)
  const members: unknown[] = isList ? value : Object.values(value)
  let count = 0
  if (!isList) {
    const names = Object.keys(value)
    count = names.length
    if (Object.hasOwn(value, '__proto__')) throw jsonError('__proto__ is not allowed.')
    if (hasEscapes) for (const name of names) rejectUnstorable(name)
  }
  for (const member of members)
    if (typeof member === 'object' && member !== null) count += countNames(member, hasEscapes)
    else if (hasEscapes && typeof member === 'string') rejectUnstorable(member)
  return count
}

/** PostgreSQL can't store U+0000. */
function rejectUnstorable(text: string): void {
  if (text.includes('\0')) throw jsonError('Text must not hold the character U+0000.')
}

const jsonError = (message: string) => new AppError('invalid', 'invalid-request', message)

const hasByteOrderMark = (bytes: Buffer) => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf

const [quote, backslash, colon, point, smallE, largeE] = [0x22, 0x5c, 0x3a, 0x2e, 0x65, 0x45]
const [bracket, closingBracket, brace, closingBrace] = [0x5b, 0x5d, 0x7b, 0x7d]
