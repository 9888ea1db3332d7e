import { SeenNames } from './seen-names'

test('knows every name that it was told of, and no other, however many there are', () => {
  const seen = new SeenNames()
  const names = Array.from({ length: 300_000 }, (_, index) => `SKU-${index}`)
  expect(names.filter((name) => seen.add(name))).toHaveLength(names.length)
  expect(names.filter((name) => seen.add(name))).toHaveLength(0)
  expect(seen.add('SKU-300000')).toBe(true)
  expect(seen.add('')).toBe(true)
})
