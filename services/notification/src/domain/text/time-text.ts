import { createFormatters } from './formatters'

const formatterOf = createFormatters(
  (locales) =>
    new Intl.DateTimeFormat(locales, {
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZone: 'UTC',
      timeZoneName: 'short',
    }),
)

/** Formats an instant to the minute, in UTC. */
export const timeText = (instant: string, locales: string[]): string => formatterOf(locales).format(new Date(instant))
