import Joi, { type CustomHelpers } from 'joi'
import { type Calendar, isTimeZone } from './calendar'

const day = String.raw`\d{4}-\d{2}-\d{2}`
const time = String.raw`[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)`
const dayPattern = new RegExp(`^${day}$`)
const instantPattern = new RegExp(`^${day}${time}$`)
const eitherPattern = new RegExp(`^${day}(${time})?$`)

/** A day of the calendar in a request, `YYYY-MM-DD`. */
export const dayInput = () => dateText(dayPattern, 'a day such as 2026-06-30')

/** An instant in a request: date, time and offset as in RFC 3339. */
export const instantInput = () =>
  dateText(instantPattern, 'an instant with its offset, such as 2026-06-30T12:00:00Z or 2026-06-30T14:00:00+02:00')

/** Instant, or day in the store's time zone; converted by `startOfInput` and `endOfInput`. */
export const dateInput = () =>
  dateText(
    eitherPattern,
    'a day such as 2026-06-30, or an instant with its offset such as 2026-06-30T12:00:00Z',
  ).description('Date (`YYYY-MM-DD`, the whole day in the store’s time zone) or instant with offset (RFC 3339).')

/** Name of a time zone in the IANA database, such as `Europe/Berlin`. */
export const timeZoneInput = () =>
  Joi.string()
    .max(64)
    .custom((name: string, helpers: CustomHelpers<string>) =>
      isTimeZone(name)
        ? name
        : helpers.message({ custom: '{{#label}} must be a time zone of the IANA database, such as Europe/Berlin' }),
    )

/** First instant of a `dateInput`. */
export const startOfInput = (input: string, calendar: Calendar): Date =>
  dayPattern.test(input) ? calendar.startOf(input) : new Date(input)

/** End of a `dateInput`: the day's end, or the instant itself. */
export const endOfInput = (input: string, calendar: Calendar): Date =>
  dayPattern.test(input) ? calendar.endOf(input) : new Date(input)

const dateText = (pattern: RegExp, what: string) =>
  Joi.string()
    .max(40)
    .pattern(pattern)
    .custom((text: string, helpers: CustomHelpers<string>) =>
      !pattern.test(text) || isReal(text)
        ? text
        : helpers.message({ custom: '{{#label}} must be a day that exists, in the years 0001 to 9999' }),
    )
    .messages({ 'string.pattern.base': `{{#label}} must be ${what}` })

/** Rejects years before 1 and after 9999, which offsets can produce. */
function isReal(text: string): boolean {
  const date = text.slice(0, 10)
  const midnight = new Date(`${date}T00:00:00.000Z`)
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== date) return false
  return [midnight, new Date(text)].every((instant) => /^(?!0000)\d{4}-/.test(instant.toISOString()))
}
