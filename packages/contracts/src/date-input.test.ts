import Joi from 'joi'
import { createCalendar } from './calendar'
import { dateInput, dayInput, endOfInput, instantInput, startOfInput, timeZoneInput } from './date-input'

const messageOf = (schema: Joi.Schema, value: unknown): string | undefined =>
  Joi.object({ from: schema }).validate({ from: value }, { errors: { wrap: { label: false } } }).error?.message

const good = ['2026-06-30T12:00:00Z', '2028-02-29T23:59:59.999+14:00', '2026-06-30t12:00:00.123456789-00:30']
const days = ['2026-06-30', '2028-02-29', '0001-01-01', '9999-12-31']

const bad = [
  ...['2026', '2026-06', '06/30/2026', '2026-6-3', '20260630', '2026-W20', '2026-181', 'today', '1790000000000', ''],
  ...[
    '2026-02-30',
    '2026-11-31',
    '2027-02-29',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '0000-01-01',
    '+012026-01-01',
  ],
  ...[
    '2027-01-01T10:00',
    '2027-01-01T10:00:00',
    '2027-01-01T10:00Z',
    '2027-01-01T',
    '2027-01-01 10:00:00Z',
    '2027-01-01Z',
  ],
  ...['2027-01-01T24:00:00Z', '2027-01-01T23:60:00Z', '2027-01-01T10:00:60Z', '2027-01-01T10:00:00+24:00'],
  ...['2026-02-30T10:00:00Z', '2027-01-01T10:00:00+2:00', '2027-01-01T10:00:00.Z', '2027-01-01T10:00:00+0200'],
  ...['9999-12-31T23:59:59-10:00', '0001-01-01T00:00:00+10:00', '٢٠٢٦-٠٦-٣٠', '2026-06-30\n', ' 2026-06-30'],
]

describe('Date input', () => {
  test.each([...good, ...days])('dateInput accepts %j', (text) => {
    expect(messageOf(dateInput(), text)).toBeUndefined()
  })

  test.each(bad)('dateInput, dayInput and instantInput reject %j', (text) => {
    for (const schema of [dateInput(), dayInput(), instantInput()]) expect(messageOf(schema, text)).toBeDefined()
  })

  test('errors describe the expected format', () => {
    expect(messageOf(dateInput(), '2027-01-01T10:00')).toBe(
      'from must be a day such as 2026-06-30, or an instant with its offset such as 2026-06-30T12:00:00Z',
    )
    expect(messageOf(dateInput(), '2026-02-30')).toBe('from must be a day that exists, in the years 0001 to 9999')
    expect(messageOf(timeZoneInput(), 'Mars')).toBe(
      'from must be a time zone of the IANA database, such as Europe/Berlin',
    )
  })

  test('dayInput accepts days only, instantInput instants only', () => {
    expect(days.filter((text) => messageOf(dayInput(), text) !== undefined)).toEqual([])
    expect(good.filter((text) => messageOf(instantInput(), text) !== undefined)).toEqual([])
    expect(days.filter((text) => messageOf(instantInput(), text) === undefined)).toEqual([])
    expect(good.filter((text) => messageOf(dayInput(), text) === undefined)).toEqual([])
  })

  test('a day covers its time zone’s day, an instant only itself', () => {
    const tokyo = createCalendar('Asia/Tokyo')
    const meant = (input: string) =>
      [startOfInput(input, tokyo), endOfInput(input, tokyo)].map((date) => date.toISOString())
    expect(meant('2026-06-30')).toEqual(['2026-06-29T15:00:00.000Z', '2026-06-30T15:00:00.000Z'])
    expect(meant('2026-06-30T12:00:00+02:00')).toEqual(['2026-06-30T10:00:00.000Z', '2026-06-30T10:00:00.000Z'])
  })
})
