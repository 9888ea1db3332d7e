import { testSeed } from '@ecommerce/testkit/randomized'
import fc from 'fast-check'
import { chargeableStep } from './chargeable'
import { mulDivRound, allocate } from '../mul-div-round'
import { shippingParts, type ShippingTax, shippingTaxes, type TaxRules, untaxed } from './tax'
import { calculateTotals, cheapest } from './totals'

fc.configureGlobal({ seed: testSeed })

const rate = fc.record({ name: fc.constantFrom('VAT', 'Tax'), basisPoints: fc.nat(10_000) })
const currency = fc.constantFrom('USD', 'JPY', 'HUF', 'TWD', 'UGX', 'JOD', 'KWD', 'OMR', 'MGA', 'IQD')
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
  shipping: fc.constantFrom(...shippingTaxes),
})
const promotion = fc.oneof(
  fc.record({ type: fc.constant('percent' as const), value: fc.integer({ min: 1, max: 100 }) }),
  fc.record({
    type: fc.constant('percent' as const),
    value: fc.constant(1),
    basisPoints: fc.integer({ min: 1, max: 10_000 }),
  }),
  fc.record({ type: fc.constant('fixed' as const), value: fc.integer({ min: 1, max: 1_000_000_000 }) }),
  fc.constant({ type: 'free-shipping' as const, value: 0 }),
  fc.constant(undefined),
)
const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0)
const amountsOf = (given: readonly { unitPriceAmount: number; quantity: number }[]) =>
  given.map(({ unitPriceAmount, quantity }) => unitPriceAmount * quantity)

describe('Cart totals', () => {
  test('add up to a chargeable total for random lines, discounts, shipping and tax', () => {
    fc.assert(
      fc.property(lines, fc.nat(100_000), taxes, promotion, currency, (given, shipping, tax, coupon, currency) => {
        const totals = calculateTotals(given, { currency, shipping, tax, promotion: coupon })
        expect(totals.subtotal).toBe(sum(amountsOf(given)))
        const exact = totals.subtotal - totals.discount + totals.shipping + (totals.taxIncluded ? 0 : totals.tax)
        expect(totals.total).toBe(exact + totals.rounding)
        expect(totals.total % chargeableStep(currency)).toBe(0)
        expect(Math.abs(totals.rounding)).toBeLessThan(chargeableStep(currency))
        // The nearest, but for what would be rounded to nothing.
        if (totals.total > chargeableStep(currency))
          expect(Math.abs(totals.rounding)).toBeLessThanOrEqual(chargeableStep(currency) / 2)
        expect(totals.total === 0).toBe(exact === 0)
        const { rounding: _, ...others } = totals
        expect(
          Object.values(others)
            .flat()
            .every((part) => typeof part !== 'number' || part >= 0),
        ).toBe(true)
        expect([totals.subtotal, totals.total].every(Number.isSafeInteger)).toBe(true)
        expect(totals.discount).toBeLessThanOrEqual(totals.subtotal)
        expect(totals.shipping).toBe(coupon?.type === 'free-shipping' ? 0 : shipping)
      }),
    )
  })

  test('have taxes that sum up by rate, with shipping tax between the rates it is shared over', () => {
    fc.assert(
      fc.property(lines, fc.nat(1_000_000), taxes, promotion, (given, shipping, tax, coupon) => {
        const totals = calculateTotals(given, { currency: 'USD', shipping, tax, promotion: coupon })
        expect(sum(totals.taxes.map(({ amount }) => amount))).toBe(totals.tax)
        const ofShipping = totals.tax - sum(totals.shares.map((share) => share.tax))
        const rates = given.map(({ categories }) => basisPointsOf(tax, categories))
        const on = (basisPoints: number) =>
          (totals.shipping * basisPoints) / (tax.included ? 10_000 + basisPoints : 10_000)
        // Rounded once per rate, of at most three.
        if (tax.shipping === 'none') expect(ofShipping).toBe(0)
        if (tax.shipping === 'standard') expect(Math.abs(ofShipping - on(tax.standard.basisPoints))).toBeLessThan(0.51)
        if (tax.shipping === 'highest') expect(Math.abs(ofShipping - on(Math.max(...rates)))).toBeLessThan(0.51)
        if (tax.shipping === 'proportional') {
          expect(ofShipping).toBeGreaterThanOrEqual(on(Math.min(...rates)) - 1.6)
          expect(ofShipping).toBeLessThanOrEqual(on(Math.max(...rates)) + 1.6)
        }
      }),
    )
  })

  test('share shipping over the rates of the goods to the last minor unit', () => {
    const goods = fc.array(fc.record({ rate, weight: fc.nat(1_000_000) }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(goods, fc.nat(1_000_000), taxes, (given, shipping, rules) => {
        const parts = shippingParts(shipping, rules, given)
        const whole = sum(given.map(({ weight }) => weight))
        const highest = Math.max(...given.map((one) => one.rate.basisPoints))
        const keys = parts.map((part) => `${part.rate.basisPoints} ${part.rate.name}`)
        expect(new Set(keys).size).toBe(keys.length)
        if (rules.shipping === 'none') {
          expect(parts).toEqual([])
          return
        }
        if (rules.shipping === 'standard') {
          expect(parts).toEqual([{ rate: rules.standard, amount: shipping }])
          return
        }
        if (rules.shipping === 'highest' || whole > 0) expect(sum(parts.map(({ amount }) => amount))).toBe(shipping)
        if (rules.shipping === 'highest') {
          expect(parts.map((part) => part.rate.basisPoints)).toEqual([highest])
          return
        }
        for (const { rate: of, amount } of parts) {
          const weight = sum(given.filter((one) => one.rate.basisPoints === of.basisPoints && one.rate.name === of.name).map((one) => one.weight)) // prettier-ignore
          if (whole > 0) expect(Math.abs(amount - (shipping * weight) / whole)).toBeLessThan(1)
        }
      }),
    )
  })

  test('tax shipping of one rate alike by the proportional and the highest rule, for lines in any order', () => {
    fc.assert(
      fc.property(lines, fc.nat(1_000_000), taxes, rate, fc.boolean(), (given, shipping, rules, only, isStandard) => {
        const priced = (shippingTax: ShippingTax, tax: TaxRules, of = given) =>
          calculateTotals(of, { currency: 'USD', shipping, tax: { ...tax, shipping: shippingTax } })
        const alike = { ...rules, standard: isStandard ? only : rules.standard, byCategory: { all: only } }
        const ofOneRate = given.map((one) => ({ ...one, categories: ['all'] }))
        expect(priced('proportional', alike, ofOneRate)).toEqual(priced('highest', alike, ofOneRate))
        if (isStandard) expect(priced('standard', alike, ofOneRate)).toEqual(priced('highest', alike, ofOneRate))
        for (const rule of shippingTaxes) {
          const { shares: _, ...totals } = priced(rule, rules)
          expect(priced(rule, rules, given.toReversed())).toMatchObject(totals)
        }
      }),
    )
  })

  test('have no shipping tax if a coupon makes shipping free', () => {
    const promotion = { type: 'free-shipping' as const, value: 0 }
    fc.assert(
      fc.property(lines, fc.nat(1_000_000), taxes, (given, shipping, tax) => {
        const totals = calculateTotals(given, { currency: 'USD', shipping, tax, promotion })
        expect(totals).toEqual(calculateTotals(given, { currency: 'USD', shipping: 0, tax }))
        expect(totals.tax).toBe(sum(totals.shares.map((share) => share.tax)))
      }),
    )
  })

  /** Rate of goods by category, nearest first. */
  const basisPointsOf = ({ standard, byCategory }: TaxRules, categories: readonly string[]) => {
    const category = categories.find((slug) => Object.hasOwn(byCategory, slug))
    return (category === undefined ? standard : byCategory[category]!).basisPoints
  }

  const swedish = (shipping: TaxRules['shipping'], included = false): TaxRules => ({
    standard: { name: 'Moms', basisPoints: 2_500 },
    byCategory: { books: { name: 'Moms', basisPoints: 600 }, gifts: { name: 'Moms', basisPoints: 0 } },
    ...{ included, shipping },
  })
  const goods = (amount: number, category: string) => ({ unitPriceAmount: amount, quantity: 1, categories: [category] })

  test.each([
    [
      'standard',
      60 + 250,
      [
        [2_500, 250],
        [600, 60],
      ],
    ],
    ['proportional', 60 + 60, [[600, 120]]],
    ['highest', 60 + 60, [[600, 120]]],
    ['none', 60, [[600, 60]]],
  ] as const)('tax shipping of reduced goods by the rule %s', (rule, tax, byRate) => {
    const totals = calculateTotals([goods(1_000, 'books')], { currency: 'SEK', shipping: 1_000, tax: swedish(rule) })
    expect(totals).toMatchObject({ tax, total: 2_000 + tax })
    expect(totals.taxes.map(({ basisPoints, amount }) => [basisPoints, amount])).toEqual(byRate)
  })

  test('share shipping by the price paid', () => {
    const mixed = [goods(3_000, 'books'), goods(1_000, 'things')]
    const shared = calculateTotals(mixed, { currency: 'SEK', shipping: 1_000, tax: swedish('proportional') })
    expect(shared.taxes.map(({ amount }) => amount)).toEqual([250 + 63, 180 + 45])
    expect(calculateTotals(mixed, { currency: 'SEK', shipping: 1_000, tax: swedish('highest') }).tax).toBe(430 + 250)
  })

  test('share shipping by prices after discount', () => {
    const promotion = { type: 'fixed' as const, value: 1 }
    const tiny = [goods(1, 'books'), goods(2, 'things')]
    const { shares, taxes: byRate } = calculateTotals(tiny, { currency: 'SEK', shipping: 1_000, tax: swedish('proportional'), promotion }) // prettier-ignore
    expect(shares.map(({ discount }) => discount)).toEqual([0, 1])
    expect(byRate.map(({ amount }) => amount)).toEqual([125, 30])
  })

  test('have no shipping tax for untaxed goods, except by the standard rule', () => {
    const taxOf = (rule: TaxRules['shipping']) =>
      calculateTotals([goods(1_000, 'gifts')], { currency: 'GBP', shipping: 1_000, tax: swedish(rule, true) }).tax
    expect(['proportional', 'highest', 'none', 'standard'].map((rule) => taxOf(rule as TaxRules['shipping']))).toEqual([0, 0, 0, 200]) // prettier-ignore
  })

  test('share shipping of free goods by their prices', () => {
    const promotion = { type: 'percent' as const, value: 100 }
    const free = [goods(1_000, 'books'), goods(1_000, 'things')]
    expect(
      calculateTotals(free, { currency: 'SEK', shipping: 1_000, tax: swedish('proportional'), promotion }).tax,
    ).toBe(125 + 30)
    const gift = [goods(0, 'things')]
    expect(calculateTotals(gift, { currency: 'SEK', shipping: 1_000, tax: swedish('proportional') }).tax).toBe(250)
  })

  test.each([
    ['KWD', 5_124, 5_120],
    ['OMR', 2_625, 2_630],
    ['BHD', 1, 10],
    ['MGA', 50, 100],
    ['MGA', 149, 100],
    ['IQD', 5_124, 5_124],
    ['ISK', 7, 7],
    ['USD', 1_999, 1_999],
  ])('charge %s %i as %i', (currency, price, total) => {
    expect(calculateTotals([goods(price, 'things')], { currency, shipping: 0, tax: untaxed })).toMatchObject({ total, rounding: total - price }) // prettier-ignore
  })

  test('allocate discount and tax to lines exactly', () => {
    fc.assert(
      fc.property(lines, taxes, promotion, (given, tax, coupon) => {
        const {
          shares,
          discount,
          tax: taxed,
        } = calculateTotals(given, { currency: 'USD', shipping: 0, tax, promotion: coupon })
        expect(sum(shares.map((share) => share.discount))).toBe(discount)
        expect(sum(shares.map((share) => share.tax))).toBe(taxed)
        amountsOf(given).forEach((amount, index) => {
          const basisPoints = basisPointsOf(tax, given[index]!.categories)
          const left = amount - shares[index]!.discount
          expect(left).toBeGreaterThanOrEqual(0)
          const exact = (left * basisPoints) / (tax.included ? 10_000 + basisPoints : 10_000)
          expect(Math.abs(shares[index]!.tax - exact)).toBeLessThan(0.51)
        })
      }),
    )
  })

  test('allocate without a deviation of a whole unit', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 50 }), fc.nat(10_000), (weights, per) => {
        const whole = sum(weights)
        const amount = mulDivRound(whole, { part: per, whole: 10_000 })
        const shares = allocate(amount, weights)
        expect(sum(shares)).toBe(amount)
        shares.forEach((share, index) => {
          expect(share).toBeLessThanOrEqual(weights[index]!)
          if (whole > 0) expect(Math.abs(share - (amount * weights[index]!) / whole)).toBeLessThan(1)
        })
      }),
    )
  })

  test('divide a discount of ten over three equal lines as four, three and three', () => {
    expect(allocate(10, [500, 500, 500])).toEqual([4, 3, 3])
    expect(allocate(1, [1, 2])).toEqual([0, 1])
    expect(allocate(0, [0, 0])).toEqual([0, 0])
  })

  test('of an empty cart are zero', () => {
    for (const shipping of shippingTaxes) {
      const totals = calculateTotals([], { currency: 'KWD', shipping: 499, tax: { ...swedish(shipping) } })
      const nothing = { subtotal: 0, discount: 0, shipping: 0, tax: 0, rounding: 0, total: 0 }
      expect(totals).toEqual({ ...nothing, taxes: [], taxIncluded: false, shares: [] })
    }
  })

  test('round half a minor unit up', () => {
    expect(mulDivRound(50, { part: 100, whole: 10_000 })).toBe(1)
    expect(mulDivRound(49, { part: 100, whole: 10_000 })).toBe(0)
    expect(mulDivRound(9_007_199_254_740_991, { part: 1, whole: 2 })).toBe(4_503_599_627_370_496)
  })

  test('extract included tax instead of adding it', () => {
    const tax: TaxRules = {
      standard: { name: 'USt', basisPoints: 1_900 },
      byCategory: { books: { name: 'USt', basisPoints: 700 } },
      ...{ included: true, shipping: 'standard' },
    }
    const both = [
      { unitPriceAmount: 11_900, quantity: 1, categories: ['things'] },
      { unitPriceAmount: 10_700, quantity: 1, categories: ['novels', 'books'] },
    ]
    expect(calculateTotals(both, { currency: 'EUR', shipping: 1_190, tax })).toMatchObject({
      ...{ subtotal: 22_600, tax: 2_790, total: 23_790 },
      taxes: [
        { name: 'USt', basisPoints: 1_900, amount: 2_090 },
        { name: 'USt', basisPoints: 700, amount: 700 },
      ],
    })
  })

  test('use the cheapest shipping method', () => {
    const method = (code: string, amount: number) => ({ code, name: code, amount, currency: 'USD', countries: null })
    expect(cheapest([method('express', 900), method('standard', 400), method('slow', 400)])?.code).toBe('standard')
    expect(cheapest([])).toBeUndefined()
  })
})
