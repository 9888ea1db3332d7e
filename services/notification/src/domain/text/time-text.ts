/** An instant as people write it in this locale, to the minute and in UTC, which it names. */
export const timeText = (instant: string, locales: string[]): string =>
  new Intl.DateTimeFormat(locales, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  }).format(new Date(instant))
