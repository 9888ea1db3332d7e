import { toPrefixQuery } from './search-words'

test.each([
  ['wool socks', 'wool & socks:*'],
  ['  café-crème ', 'café & crème:*'],
  ["'; drop table products; --", 'drop & table & products:*'],
  ['a & !b | (c) <-> d:*', 'a & b & c & d:*'],
  ['!!! \\ "', undefined],
])('turns %j into the query %j', (typed, query) => {
  expect(toPrefixQuery(typed)).toBe(query)
})
