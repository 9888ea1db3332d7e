import { multilineText, orEmpty, text } from './text'

const valueOf = (value: string, schema = text(20)) => schema.validate(value, { convert: false }).value as string
const isTaken = (value: string, schema = text(20)) => schema.validate(value, { convert: false }).error === undefined

const codePoint = (hex: number) => String.fromCodePoint(hex)

describe('Text of one or several lines', () => {
  test('is trimmed and normalized to NFC', () => {
    expect(valueOf('\u3000\u00a0 Ada \t\n')).toBe('Ada')
    expect(valueOf('Jose\u0301')).toBe('Jos\u00e9')
    expect(valueOf(' Jose\u0301\n', multilineText(20))).toBe('Jos\u00e9')
  })

  test.each(['', '   ', '\u200d', '\u3164', '\u00ad \u200c'])('rejects %j, which is invisible', (nothing) => {
    expect(isTaken(nothing)).toBe(false)
    expect(isTaken(nothing, multilineText(20))).toBe(false)
  })

  test('may be empty where allowed', () => {
    expect(valueOf('', orEmpty(text(20)))).toBe('')
    expect(isTaken('', orEmpty(text(20)))).toBe(true)
    expect(isTaken('a\nb', orEmpty(text(20)))).toBe(false)
    expect(isTaken('a'.repeat(21), orEmpty(text(20)))).toBe(false)
    expect(valueOf(' \n', orEmpty(multilineText(20)))).toBe('')
  })

  test('rejects every control and format character', () => {
    const controls = [...Array(0x20).keys(), ...Array.from({ length: 0x21 }, (_, index) => 0x7f + index)]
    const privateUse = [0xe000, 0xe001, 0xf8ff, 0xf0000, 0xffffd, 0x100000, 0x10fffd]
    const unassigned = [0xfdd0, 0xfdef, 0xfffe, 0xffff, 0x1ffff, 0x10ffff, 0x0378, 0x50000]
    const directions = [0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069]
    const invisible = [0x200b, 0x2060, 0x2064, 0xfeff, 0xfff9, 0xe0001, 0xe0041, 0xe007f]
    const others = [0x2028, 0x2029, 0xd800, 0xdfff]
    const all = [...controls, ...privateUse, ...unassigned, ...directions, ...invisible, ...others]
    expect(all.filter((hex) => isTaken(`a${codePoint(hex)}b`))).toEqual([])
    const inSeveral = all.filter((hex) => isTaken(`a${codePoint(hex)}b`, multilineText(20)))
    expect(inSeveral).toEqual([0x09, 0x0a, 0x0d])
  })

  test.each([
    'می\u200cخواهم', 'क्\u200dष', '👩\u200d🚀', '❤\ufe0f', '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}', 'ខ្មែរ\u200bភាសា',
    '\u200fשלום', 'Donau\u00addampf', 'Zürich', '日本語', 'ﷺ', '🫩', '€5', 'Ω',
  ])('accepts %j, which scripts use', (written) => expect(isTaken(written)).toBe(true)) // prettier-ignore

  test('is limited by length for every kind of character', () => {
    expect(isTaken('ä'.repeat(20))).toBe(true)
    expect(isTaken('ä'.repeat(21))).toBe(false)
    expect(valueOf('a\u0308'.repeat(20))).toBe('ä'.repeat(20))
    expect(isTaken(` ${'x'.repeat(20)} `)).toBe(true)
  })

  test('normalizes any number of marks per letter quickly', () => {
    const stacked = `a${'\u0315\u0316'.repeat(20_000)}`
    const before = process.cpuUsage()
    expect(isTaken(stacked, multilineText(50_000))).toBe(false)
    expect(process.cpuUsage(before).user).toBeLessThan(50_000)
  })
})
