import fc from 'fast-check'

/** Texts with a meaning in replacements, templates, formats, prototypes, parsers or SQL. */
const meaningful = [
  '$&', '$`', "$'", '$1', '{{#label}}', '{{#value}}', '{{', '%s', '%o', '%00', '__proto__', 'constructor', 'prototype', 'toString',
  'hasOwnProperty', '\u0000', '\ud800', '\udfff', '\ufdfa', '\u202e', 'e\u0301', '😀', '<b>', "'", '"', '\\', '../', '\r\n', ' ', '',
] // prettier-ignore

const part = fc.constantFrom(...meaningful, 'a', '0', '-', '.', '@', 'é', '漢')

/** Up to `most` characters from few repeated parts. */
export const hostileText = (most: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(part, { minLength: 1, maxLength: 3 }), fc.constantFrom(1, 1, 3, 50, 1_000, 30_000))
    .map(([parts, times]) => {
      const text = parts.join('')
      return text.repeat(Math.min(times, Math.max(1, Math.floor(most / Math.max(1, text.length)))))
    })

export const hostileNumber = fc.constantFrom(
  0, -0, -1, 0.1, 1e21, 1e-9, -1e308, 2 ** 31, 2 ** 53, 2 ** 53 + 2, 2 ** 63, Number.MAX_SAFE_INTEGER,
) // prettier-ignore

const scalar: fc.Arbitrary<unknown> = fc.oneof(hostileText(2_000), hostileNumber, fc.constantFrom(null, true, false))

/** Values that no schema expects, most as large as a body may be. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  scalar,
  fc.tuple(hostileText(90_000), scalar).map(([name, value]) => Object.fromEntries([[name, value]])),
  fc.tuple(part, scalar, count(12_000)).map(([name, value, n]) => wide(n, (index) => [`${name}${index}`, value])),
  fc.tuple(hostileText(200), count(400)).map(([name, n]) => wide(n, (index) => [`${name}${index}`, index])),
  fc.tuple(scalar, count(40_000)).map(([value, n]) => Array<unknown>(n).fill(value)),
  fc.tuple(hostileText(20), count(5_000)).map(([name, n]) => list(n, (index) => ({ [`${name}${index}`]: index }))),
  count(40_000).map((n) => list(n, () => ({}))),
  count(40_000).map((n) => list(n, () => [])),
  fc.integer({ min: 2, max: 18 }).map((depth) => nest(depth)),
  hostileText(90_000),
)

function count(most: number) {
  return fc.constantFrom(1, 2, 150, Math.floor(most / 4), most)
}

const list = <T>(n: number, make: (index: number) => T): T[] => Array.from({ length: n }, (_, index) => make(index))

const wide = (n: number, make: (index: number) => [string, unknown]) => Object.fromEntries(list(n, make))

const nest = (depth: number): unknown =>
  depth === 0 ? 1 : depth % 2 === 0 ? [nest(depth - 1)] : { a: nest(depth - 1) }

/** Bodies that are no JSON, or JSON that parsers read differently. */
export const hostileJson: fc.Arbitrary<string> = fc.constantFrom(
  '['.repeat(49_000) + ']'.repeat(49_000),
  '[{"a":'.repeat(12_000),
  '{"a":'.repeat(16_000) + '1' + '}'.repeat(16_000),
  '{"a":1,'.repeat(10_000),
  '"'.repeat(90_000),
  `{${'"a":1,'.repeat(15_000)}"a":1}`,
  '{"\\u005f_proto__":{}}',
  '{"constructor":{"prototype":{"a":1}}}',
  '{"a":"\\u0000"}',
  '{"a":"\\\\u0000"}',
  '{"a":"\\ud800"}',
  '{"a":1e400}',
  `{"a":${'9'.repeat(90_000)}}`,
  `{"a":0.${'1'.repeat(90_000)}}`,
  `"${'\\u0041'.repeat(15_000)}"`,
  '7',
  'null',
  '\ufeff{}',
  ' '.repeat(90_000),
  '\n'.repeat(90_000),
  '{}\n'.repeat(30_000),
  'a,'.repeat(45_000),
  `${Array.from({ length: 12_000 }, (_, index) => `c${index}`).join(',')}\n`,
  '"a\n'.repeat(20_000),
)
