import { testSeed } from '@ecommerce/testkit/randomized'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { toCsvLine } from './catalogue-csv'
import { escapeFormula, originalCell } from './csv-cell'

fc.configureGlobal({ seed: testSeed })

const begin = fc.constantFrom(
  ...["'", "''", '=', '+', '-', '@', '\t', '\r', '\n', ' ', '\u00a0', '\u3000', '\u200b', '\ufeff', '"', ','],
  ...['\uFF1D', '\uFF0B', '\uFF0D', '\uFF20'],
)
const anyCell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.tuple(fc.array(begin, { maxLength: 5 }), fc.string()).map(([first, rest]) => first.join('') + rest),
)

describe('CSV cells', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+49 1', "'+49 1"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['  =1', "'  =1"],
    ['\uFF1D1', "'\uFF1D1"],
    ["'=1", "''=1"],
    ["''=1", "'''=1"],
    ["'round", "'round"],
    ['a=b', 'a=b'],
    ['', ''],
  ])('of %j are written as %j and read back', (text, cell) => {
    expect(escapeFormula(text)).toBe(cell)
    expect(originalCell(cell)).toBe(text)
  })

  test('survive a round trip and run in no spreadsheet for any text', () => {
    fc.assert(
      fc.property(anyCell, (text) => {
        const cell = escapeFormula(text)
        expect(cell).not.toMatch(/^[\t\r\n]|^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u)
        expect(originalCell(cell)).toBe(text)
      }),
      { numRuns: 2_000 },
    )
  })

  test('survive a round trip in a whole line, with plain numbers', () => {
    fc.assert(
      fc.property(fc.array(anyCell, { minLength: 2, maxLength: 6 }), fc.integer(), (texts, number) => {
        const line = toCsvLine(['sku', ...texts, number])
        const [cells] = parse(line, { record_delimiter: '\n', relax_column_count: true })
        expect(cells?.at(-1)).toBe(String(number))
        expect(cells?.slice(1, -1).map(originalCell)).toEqual(texts)
      }),
    )
  })
})
