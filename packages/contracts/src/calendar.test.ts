import { addDays, countDays, createCalendar, isTimeZone } from './calendar'

const boundsOf = (zone: string, day: string) => {
  const calendar = createCalendar(zone)
  return [calendar.startOf(day), calendar.endOf(day)].map((instant) => instant.toISOString().replace(':00.000Z', 'Z'))
}

describe('Calendar', () => {
  describe('createCalendar', () => {
    test.each([
      ['UTC', '2026-02-28', '2026-02-28T00:00Z', '2026-03-01T00:00Z'],
      ['Asia/Tokyo', '2026-06-01', '2026-05-31T15:00Z', '2026-06-01T15:00Z'],
      ['Asia/Kathmandu', '2026-06-01', '2026-05-31T18:15Z', '2026-06-01T18:15Z'],
      // 23 and 25 hours.
      ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00Z', '2026-03-29T22:00Z'],
      ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00Z', '2026-10-25T23:00Z'],
      ['America/New_York', '2026-11-01', '2026-11-01T04:00Z', '2026-11-02T05:00Z'],
      // Half an hour of summer time.
      ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30Z', '2026-10-04T13:00Z'],
      // Midnight is skipped; shown twice; reached again after it was left.
      ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00Z', '2026-04-24T21:00Z'],
      ['America/Havana', '2026-11-01', '2026-11-01T04:00Z', '2026-11-02T05:00Z'],
      ['America/Santiago', '2026-04-04', '2026-04-04T03:00Z', '2026-04-05T04:00Z'],
      // A day that the clocks skipped has no time.
      ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00Z', '2011-12-30T10:00Z'],
    ])('calculates the start and end of a day of %s, %s', (zone, day, start, end) => {
      expect(boundsOf(zone, day)).toEqual([start, end])
    })

    test.each([
      'UTC',
      'Europe/Berlin',
      'America/St_Johns',
      'Pacific/Chatham',
      'Africa/Cairo',
      'America/Santiago',
      'Asia/Beirut',
    ])('assigns every instant of three years in %s to one day', (zone) => {
      const calendar = createCalendar(zone)
      for (let day = '2026-01-01'; day < '2029-01-01'; day = addDays(day, 1)) {
        const [start, end] = [calendar.startOf(day), calendar.endOf(day)]
        expect([calendar.dayOf(start), calendar.dayOf(new Date(end.getTime() - 1)), calendar.dayOf(end)]).toEqual([
          day,
          day,
          addDays(day, 1),
        ])
      }
    })

    test('stays within years of four digits', () => {
      expect(boundsOf('Asia/Tokyo', '0001-01-01')[0]).toBe('0001-01-01T00:00Z')
      expect(createCalendar('America/Lima').endOf('9999-12-31').toISOString()).toBe('9999-12-31T23:59:59.999Z')
    })
  })

  test.each([
    ['UTC', true],
    ['Europe/Berlin', true],
    ['America/Argentina/Buenos_Aires', true],
    ['Europe/Atlantis', false],
    ['+01:00', false],
    ['', false],
    ['Europe/Berlin\u0000', false],
  ])('isTimeZone(%j) is %s', (name, expected) => {
    expect(isTimeZone(name)).toBe(expected)
  })

  test('countDays includes both ends', () => {
    expect([countDays('2026-03-28', '2026-03-30'), countDays('2026-01-02', '2026-01-01')]).toEqual([3, 0])
  })
})
