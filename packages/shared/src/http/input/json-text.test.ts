import { AppError } from '../../errors'
import { maxLevels, parseJson } from './json-text'

const outcomeOf = (text: string | Buffer) => {
  try {
    return parseJson(Buffer.from(text))
  } catch (error) {
    if (error instanceof AppError) return error.message
    throw error
  }
}

describe('JSON parsing', () => {
  test.each([
    ['a name written with an escape', '{"a":{"\\u005f_proto__":{}}}', '__proto__ is not allowed.'],
    ['a plain __proto__ in a list', '[{"__proto__":1}]', '__proto__ is not allowed.'],
    ['a name that is there twice', '{"a":[{"b":1,"b":2}]}', 'The body names a member twice.'],
    ['a name that is there twice, written differently', '{"a":1,"\\u0061":2}', 'The body names a member twice.'],
    ['U+0000 in a text', '{"a":"\\u0000"}', 'Text must not hold the character U+0000.'],
    ['U+0000 in a name', '{"\\u0000":1}', 'Text must not hold the character U+0000.'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'The body is not UTF-8.'],
    ['UTF-16', Buffer.from('{}', 'utf16le'), 'The body is not JSON.'],
    ['a number', '7', 'The body is not JSON.'],
    ['null', 'null', 'The body is not JSON.'],
    ['half an object', '{"a":', 'The body is not JSON.'],
    ['half a number', '{"a":1.}', 'The body is not JSON.'],
    ['half an exponent', '{"a":1.0e}', 'The body is not JSON.'],
    ['a number with a leading zero', '{"a":01.0}', 'The body is not JSON.'],
    ['a number for a name', '{1.0:2}', 'The body is not JSON.'],
  ])('rejects %s', (_name, text, message) => expect(outcomeOf(text)).toBe(message))

  test.each([
    ['an escaped backslash before u0000', '{"a":"\\\\u0000"}', { a: '\\u0000' }],
    ['half a surrogate pair', '{"a":"\\ud83d"}', { a: '\ud83d' }],
    ['a whole surrogate pair', '{"a":"\\ud83d\\ude00"}', { a: '😀' }],
    ['colons and brackets in texts', '{"a:{[":"b:{[\\"}"}', { 'a:{[': 'b:{["}' }],
    ['names like those of Object.prototype', '{"constructor":1}', { constructor: 1 }],
    ['a byte order mark', '\ufeff{"a":1}', { a: 1 }],
    ['the same name in two objects', '[{"a":1},{"a":1}]', [{ a: 1 }, { a: 1 }]],
    ['numbers in digits', '{"a":[0,-12,1299,true,false]}', { a: [0, -12, 1299, true, false] }],
    ['fractions', '{"a":[12.99,-0.5,1.5e-3]}', { a: [12.99, -0.5, 0.0015] }],
    [
      'whole numbers in another form',
      '{"a":[14.00,1.0,-2.0,1e3,1E+2,1.5e1,0.0]}',
      { a: ['14.00', '1.0', '-2.0', '1e3', '1E+2', '1.5e1', '0.0'] },
    ],
    ['such numbers in texts', '{"a 1.0":"\\"14.00,1e3\\\\","b":2.0}', { 'a 1.0': '"14.00,1e3\\', b: '2.0' }],
  ])('accepts %s', (_name, text, value) => expect(outcomeOf(text)).toEqual(value))

  test('rejects deep nesting before parsing', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
    expect(outcomeOf(nested(maxLevels))).toEqual(JSON.parse(nested(maxLevels)))
    for (const text of [nested(maxLevels + 1), '{"a":'.repeat(20_000), '['.repeat(100_000)])
      expect(outcomeOf(text)).toBe('The body is nested more than 20 levels deep.')
  })
})
