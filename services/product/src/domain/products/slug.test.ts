import { fromSlug, toSlug } from './slug'

describe('Slugs', () => {
  test.each([
    ['Blue Mug', 'blue-mug'],
    ['  Häkel & Straße — Nº 5! ', 'hakel-strasse-no-5'],
    ["Children's Book", 'childrens-book'],
    ['Smørrebrød', 'smorrebrod'],
    ['靴下', 'product'],
    ['---', 'product'],
    ['01890000-0000-7000-8000-000000000000', 'product'],
    [`${'x'.repeat(79)} y`, 'x'.repeat(79)],
  ])('of %j are %s', (name, slug) => {
    expect(toSlug(name, 'product')).toBe(slug)
  })

  test('give a category without a name its words', () => {
    expect(fromSlug('garden-tools')).toBe('Garden tools')
  })
})
