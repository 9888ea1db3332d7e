import { timeText } from './time-text'

describe('Formatted times', () => {
  test.each([
    ['2026-03-01T09:05:59.999Z', 'en', 'March 1, 2026 at 9:05 AM UTC'],
    ['2026-03-01T13:05:00.000Z', 'en-GB', '1 March 2026 at 13:05 UTC'],
    ['2026-03-01T00:30:00.000+01:00', 'en-GB', '28 February 2026 at 23:30 UTC'],
    ['2026-03-01T13:05:00.000Z', 'de-AT', '1. März 2026 um 13:05 UTC'],
    ['2026-03-01T13:05:00.000Z', 'xx', 'March 1, 2026 at 1:05 PM UTC'],
  ])('show %s in %s as %s', (instant, locale, text) => {
    expect(timeText(instant, [locale, 'en']).replaceAll(/\s/g, ' ')).toBe(text)
  })
})
