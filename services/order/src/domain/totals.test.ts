import fc from 'fast-check'
import { addUp, cheapest } from './totals'

const lines = fc.array(fc.record({ unitPriceAmount: fc.nat(1_000_000), quantity: fc.integer({ min: 1, max: 999 }) }), {
  minLength: 1,
  maxLength: 100,
})

test('lines, shipping and tax always add up to the total', () => {
  fc.assert(
    fc.property(lines, fc.nat(100_000), fc.nat(10_000), (given, shipping, taxBasisPoints) => {
      const totals = addUp(given, { shipping, taxBasisPoints })
      expect(totals.total).toBe(totals.subtotal - totals.discount + totals.shipping + totals.tax)
      expect(Number.isSafeInteger(totals.total)).toBe(true)
      expect(Math.abs(totals.tax - ((totals.subtotal + shipping) * taxBasisPoints) / 10_000)).toBeLessThanOrEqual(0.5)
    }),
  )
})

test('an empty cart costs nothing, not even shipping', () => {
  expect(addUp([], { shipping: 499, taxBasisPoints: 1_900 })).toEqual({
    subtotal: 0,
    discount: 0,
    shipping: 0,
    tax: 0,
    total: 0,
  })
})

test('half a cent of tax is rounded up', () => {
  expect(addUp([{ unitPriceAmount: 50, quantity: 1 }], { shipping: 0, taxBasisPoints: 100 }).tax).toBe(1)
  expect(addUp([{ unitPriceAmount: 49, quantity: 1 }], { shipping: 0, taxBasisPoints: 100 }).tax).toBe(0)
})

test('takes the cheapest way to ship', () => {
  const method = (code: string, amount: number) => ({ code, name: code, amount, currency: 'USD', countries: null })
  expect(cheapest([method('express', 900), method('standard', 400), method('slow', 400)])?.code).toBe('standard')
  expect(cheapest([])).toBeUndefined()
})
