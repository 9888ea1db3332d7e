import fc from 'fast-check'
import { proportion, spread } from './proportion'
import { type TaxRules, untaxed } from './tax'
import { addUp, cheapest } from './totals'

const rate = fc.nat(10_000)
const line = fc.record({
  unitPriceAmount: fc.nat(1_000_000_000),
  quantity: fc.integer({ min: 1, max: 999 }),
  categories: fc.subarray(['books', 'media', 'things']),
})
const lines = fc.array(line, { minLength: 1, maxLength: 50 })
const taxes: fc.Arbitrary<TaxRules> = fc.record({
  standard: rate,
  byCategory: fc.dictionary(fc.constantFrom('books', 'media'), rate),
  included: fc.boolean(),
})
const promotion = fc.oneof(
  fc.record({ type: fc.constant('percent' as const), value: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ type: fc.constant('fixed' as const), value: fc.integer({ min: 1, max: 1_000_000_000 }) }),
  fc.constant({ type: 'free-shipping' as const, value: 0 }),
  fc.constant(undefined),
)
const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0)
const amountsOf = (given: readonly { unitPriceAmount: number; quantity: number }[]) =>
  given.map(({ unitPriceAmount, quantity }) => unitPriceAmount * quantity)

test('lines, discount, shipping and tax always add up to the total', () => {
  fc.assert(
    fc.property(lines, fc.nat(100_000), taxes, promotion, (given, shipping, tax, coupon) => {
      const totals = addUp(given, { shipping, tax, promotion: coupon })
      expect(totals.subtotal).toBe(sum(amountsOf(given)))
      expect(totals.total).toBe(
        totals.subtotal - totals.discount + totals.shipping + (totals.taxIncluded ? 0 : totals.tax),
      )
      expect(
        Object.values(totals)
          .flat()
          .every((part) => typeof part !== 'number' || part >= 0),
      ).toBe(true)
      expect([totals.subtotal, totals.total].every(Number.isSafeInteger)).toBe(true)
      expect(totals.discount).toBeLessThanOrEqual(totals.subtotal)
      expect(totals.shipping).toBe(coupon?.type === 'free-shipping' ? 0 : shipping)
    }),
  )
})

test("each line's share of discount and tax is exact to the minor unit", () => {
  fc.assert(
    fc.property(lines, taxes, promotion, (given, tax, coupon) => {
      const { shares, discount, tax: taxed } = addUp(given, { shipping: 0, tax, promotion: coupon })
      expect(sum(shares.map((share) => share.discount))).toBe(discount)
      expect(sum(shares.map((share) => share.tax))).toBe(taxed)
      amountsOf(given).forEach((amount, index) => {
        const category = given[index]!.categories.find((slug) => Object.hasOwn(tax.byCategory, slug))
        const basisPoints = category === undefined ? tax.standard : tax.byCategory[category]!
        const left = amount - shares[index]!.discount
        expect(left).toBeGreaterThanOrEqual(0)
        const exact = (left * basisPoints) / (tax.included ? 10_000 + basisPoints : 10_000)
        expect(Math.abs(shares[index]!.tax - exact)).toBeLessThan(0.51)
      })
    }),
  )
})

test('what is spread adds up, and no share strays a whole unit from its part', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 50 }), fc.nat(10_000), (weights, per) => {
      const whole = sum(weights)
      const amount = proportion(whole, { part: per, whole: 10_000 })
      const shares = spread(amount, weights)
      expect(sum(shares)).toBe(amount)
      shares.forEach((share, index) => {
        expect(share).toBeLessThanOrEqual(weights[index]!)
        if (whole > 0) expect(Math.abs(share - (amount * weights[index]!) / whole)).toBeLessThan(1)
      })
    }),
  )
})

test('three equal lines share a discount of ten as four, three and three', () => {
  expect(spread(10, [500, 500, 500])).toEqual([4, 3, 3])
  expect(spread(1, [1, 2])).toEqual([0, 1])
  expect(spread(0, [0, 0])).toEqual([0, 0])
})

test('an empty cart costs nothing, not even shipping', () => {
  const totals = addUp([], { shipping: 499, tax: { ...untaxed, standard: 1_900 } })
  expect(totals).toEqual({ subtotal: 0, discount: 0, shipping: 0, tax: 0, total: 0, taxIncluded: false, shares: [] })
})

test('half a minor unit is rounded up', () => {
  expect(proportion(50, { part: 100, whole: 10_000 })).toBe(1)
  expect(proportion(49, { part: 100, whole: 10_000 })).toBe(0)
  expect(proportion(9_007_199_254_740_991, { part: 1, whole: 2 })).toBe(4_503_599_627_370_496)
})

test('tax that prices hold is taken out of them, and none is added', () => {
  const tax: TaxRules = { standard: 1_900, byCategory: { books: 700 }, included: true }
  const goods = [
    { unitPriceAmount: 11_900, quantity: 1, categories: ['things'] },
    { unitPriceAmount: 10_700, quantity: 1, categories: ['novels', 'books'] },
  ]
  expect(addUp(goods, { shipping: 1_190, tax })).toMatchObject({ subtotal: 22_600, tax: 2_790, total: 23_790 })
})

test('takes the cheapest way to ship', () => {
  const method = (code: string, amount: number) => ({ code, name: code, amount, currency: 'USD', countries: null })
  expect(cheapest([method('express', 900), method('standard', 400), method('slow', 400)])?.code).toBe('standard')
  expect(cheapest([])).toBeUndefined()
})
