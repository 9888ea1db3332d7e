import { percentText } from './percent-text'

describe('Formatted percentages', () => {
  test.each([
    [2_100, 'en', '21%'],
    [1_250, 'en-GB', '12.5%'],
    [1_250, 'de', '12,5 %'],
    [825, 'de-AT', '8,25 %'],
    [550, 'es', '5,5 %'],
    [7, 'en', '0.07%'],
    [9_999, 'en', '99.99%'],
    [0, 'en', '0%'],
    [10_000, 'fr', '100 %'],
  ])('show %i basis points in %s as %s', (basisPoints, locale, text) => {
    expect(percentText(basisPoints, [locale, 'en']).replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(text)
  })

  test('show every rate exactly', () => {
    for (let basisPoints = 0; basisPoints <= 10_000; basisPoints++)
      expect(Number(percentText(basisPoints, ['en']).slice(0, -1))).toBe(basisPoints / 100)
  })
})
