import { toSearchWords } from './search-words'

describe('Search words', () => {
  test.each([
    ['wool socks', ['wool', 'socks']],
    ['  café-crème ', ['café', 'crème']],
    ["'; drop table products; --", ['drop', 'table', 'products']],
    ['a & !b | (c) <-> d:*', ['a', 'b', 'c', 'd']],
    ['!!! \\ "', []],
    ['one '.repeat(20), Array(12).fill('one')],
  ])('of %j are %j', (typed, words) => {
    expect(toSearchWords(typed)).toEqual(words)
  })
})
