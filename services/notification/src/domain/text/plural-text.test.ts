import { pluralText } from './plural-text'

const forms = { one: '{n} item', other: '{n} items' }

describe('Plurals', () => {
  test.each([
    ['en', 'en-GB', 1, '1 item'],
    ['en', 'en-GB', 0, '0 items'],
    ['en', 'en-GB', 1_234, '1,234 items'],
    ['de', 'de-AT', 12_345, '12 345 items'],
    ['fr', 'fr', 0, '0 item'],
  ])('in %s, formatted for %s, %i is "%s"', (language, locale, n, text) => {
    expect(pluralText(n, forms, { language, locales: [locale] }).replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(text)
  })

  test('fall back to the form `other`', () => {
    expect(pluralText(3, forms, { language: 'pl', locales: ['pl'] })).toBe('3 items')
  })
})
