/** Days (`YYYY-MM-DD`, Gregorian) and instants of one IANA time zone. */
export type Calendar = {
  timeZone: string
  dayOf(instant: Date): string
  /** First instant of a day, not 00:00 where clocks skip that hour. */
  startOf(day: string): Date
  /** First instant after the day. */
  endOf(day: string): Date
}

const dayMs = 86_400_000
/** Years that a four-digit date can name. */
const earliest = Date.parse('0001-01-01T00:00:00.000Z')
const latest = Date.parse('9999-12-31T23:59:59.999Z')

export function createCalendar(timeZone: string): Calendar {
  const offsetAt = offsetIn(timeZone)

  /** First instant at which clocks show `local` or later, searched around clock changes. */
  const firstAt = (local: number): number => {
    const [before, after] = [offsetAt(local - dayMs), offsetAt(local + dayMs)]
    if (before === after) return local - before
    let [low, high] = [local - Math.max(before, after) - 1, local - Math.min(before, after)]
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (middle + offsetAt(middle) >= local) high = middle
      else low = middle
    }
    return high
  }
  const startAt = (midnight: number) => new Date(Math.min(latest, Math.max(earliest, firstAt(midnight))))

  return {
    timeZone,
    dayOf: (instant) => toDay(instant.getTime() + offsetAt(instant.getTime())),
    startOf: (day) => startAt(Date.parse(day)),
    endOf: (day) => startAt(Date.parse(day) + dayMs),
  }
}

/** Returns true for IANA time zones; fixed offsets such as `+01:00` are none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The day so many days later, or earlier. */
export const addDays = (day: string, days: number): string => toDay(Date.parse(day) + days * dayMs)

/** Days from first to last, inclusive; 0 or less in reverse order. */
export const countDays = (first: string, last: string): number => (Date.parse(last) - Date.parse(first)) / dayMs + 1

const toDay = (utc: number): string => new Date(Math.min(latest, Math.max(earliest, utc))).toISOString().slice(0, 10)

/** Offset of the time zone from UTC at an instant, in ms. */
function offsetIn(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, hour: '2-digit', timeZoneName: 'longOffset' })
  return (instant) => {
    const [, sign, hours, minutes, seconds = '0'] = offsetPattern.exec(format.format(instant)) ?? []
    if (sign === undefined) return 0
    const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000
    return sign === '-' ? -ms : ms
  }
}

const offsetPattern = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/
