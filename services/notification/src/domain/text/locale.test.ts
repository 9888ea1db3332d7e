import { localeChain } from './locale'

describe('Locales', () => {
  test.each([
    ['de-AT', ['de-AT', 'de', 'en']],
    ['en-GB', ['en-GB', 'en']],
    ['zh-hant-tw', ['zh-Hant-TW', 'zh-Hant', 'zh', 'en']],
    ['en', ['en']],
    ['', ['en']],
    ['../../etc', ['en']],
    [undefined, ['en']],
  ])('%s becomes %j', (locale, chain) => {
    expect(localeChain(locale)).toEqual(chain)
  })
})
