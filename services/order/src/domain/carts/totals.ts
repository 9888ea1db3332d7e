import { roundTotal } from './chargeable'
import { coversShipping, discountOn, type Offer, type StoredPromotion } from './promotion'
import { allocate } from '../mul-div-round'
import { sumByRate, rateOf, shippingParts, type TaxRules, type TaxSum, taxOn } from './tax'

export type ShippingMethod = {
  code: string
  name: string
  amount: number
  currency: string
  countries: string[] | null
}

/** Sums in minor units. `total` is `subtotal - discount + shipping + rounding`, plus `tax` unless included. */
export type Totals = {
  subtotal: number
  discount: number
  shipping: number
  tax: number
  /** The tax by rate; the amounts add up to `tax`. */
  taxes: TaxSum[]
  /** Rounding to a chargeable amount; may be negative. */
  rounding: number
  total: number
  taxIncluded: boolean
  /** Discount and tax by line. */
  shares: { discount: number; tax: number }[]
}

export type CountedLine = { unitPriceAmount: number; quantity: number; categories: readonly string[] }

export type PricingRules = {
  currency: string
  shipping: number
  tax: TaxRules
  promotion?: Offer | undefined
}

/**
 * Rounds once per line: discounts allocated to the last minor unit, tax half up; then the total to a chargeable
 * amount.
 */
export function calculateTotals(
  lines: readonly CountedLine[],
  { currency, shipping: price, tax: rules, promotion }: PricingRules,
): Totals {
  const amounts = lines.map(({ unitPriceAmount, quantity }) => unitPriceAmount * quantity)
  const subtotal = sum(amounts)
  const shipping = lines.length === 0 || promotion?.type === 'free-shipping' ? 0 : price
  const discount = promotion ? discountOn(subtotal, promotion) : 0
  const discounts = allocate(discount, amounts)
  const goods = lines.map(({ categories }, index) => ({
    rate: rateOf(rules, categories),
    amount: amounts[index]! - discounts[index]!,
  }))
  const shares = goods.map((part, index) => ({ discount: discounts[index]!, tax: taxOn(part, rules) }))
  const weights = firstOfWorth([goods.map(({ amount }) => amount), amounts, lines.map(({ quantity }) => quantity)])
  const shippedWith = goods.map(({ rate }, index) => ({ rate, weight: weights[index]! }))
  const taxes = sumByRate([
    ...goods.map(({ rate }, index) => ({ rate, amount: shares[index]!.tax })),
    ...shippingParts(shipping, rules, shippedWith).map((part) => ({ rate: part.rate, amount: taxOn(part, rules) })),
  ]).filter(({ amount }) => amount > 0)
  const tax = sum(taxes.map(({ amount }) => amount))
  const exact = subtotal - discount + shipping + (rules.included ? 0 : tax)
  const total = roundTotal(exact, currency)
  return {
    ...{ subtotal, discount, shipping, tax, taxes, total, shares },
    rounding: total - exact,
    taxIncluded: rules.included,
  }
}

/** Free goods are weighted by price before discount, gifts by number. */
const firstOfWorth = (candidates: readonly number[][]): number[] => candidates.find((weights) => sum(weights) > 0) ?? []

/** Cheapest method, after promotions; the first of equals. */
export function cheapest(
  methods: readonly ShippingMethod[],
  promotion?: Pick<StoredPromotion, 'type' | 'shippingMethods'>,
): ShippingMethod | undefined {
  const costOf = ({ code, amount }: ShippingMethod) =>
    promotion?.type === 'free-shipping' && coversShipping(promotion, code) ? 0 : amount
  return methods.toSorted((a, b) => costOf(a) - costOf(b))[0]
}

/** Returns true for methods without a country restriction, valid for an unknown destination. */
export const shipsEverywhere = ({ countries }: ShippingMethod): boolean => countries === null

export const shipsTo = (country: string) => (method: ShippingMethod) =>
  method.countries === null || method.countries.includes(country)

const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0)
