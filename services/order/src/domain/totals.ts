import { coversShipping, discountOn, type Offer, type StoredPromotion } from './promotion'
import { spread } from './proportion'
import { type TaxRules, taxOn } from './tax'

export type ShippingMethod = {
  code: string
  name: string
  amount: number
  currency: string
  countries: string[] | null
}

/** Sums in minor units. `total` is `subtotal - discount + shipping`, and `tax` on top of it unless prices hold it. */
export type Totals = {
  subtotal: number
  discount: number
  shipping: number
  tax: number
  total: number
  taxIncluded: boolean
  /** Each line's share of the discount, and the tax on what is left of it. */
  shares: { discount: number; tax: number }[]
}

export type CountedLine = { unitPriceAmount: number; quantity: number; categories: readonly string[] }

export type PricingRules = {
  shipping: number
  tax: TaxRules
  promotion?: Offer | undefined
}

/** Every amount is rounded once, at its line: the discount spread to the last minor unit, the tax half up; sums of them are exact. */
export function addUp(lines: readonly CountedLine[], { shipping: price, tax: rules, promotion }: PricingRules): Totals {
  const amounts = lines.map(({ unitPriceAmount, quantity }) => unitPriceAmount * quantity)
  const subtotal = sum(amounts)
  const shipping = lines.length === 0 || promotion?.type === 'free-shipping' ? 0 : price
  const discount = promotion ? discountOn(subtotal, promotion) : 0
  const discounts = spread(discount, amounts)
  const shares = lines.map(({ categories }, index) => ({
    discount: discounts[index]!,
    tax: taxOn(amounts[index]! - discounts[index]!, rules, categories),
  }))
  const tax = sum(shares.map((share) => share.tax)) + taxOn(shipping, rules)
  const net = subtotal - discount + shipping
  const total = rules.included ? net : net + tax
  return { subtotal, discount, shipping, tax, total, taxIncluded: rules.included, shares }
}

/** The cheapest method, with what a promotion makes free; of equals the first in the list. */
export function cheapest(
  methods: readonly ShippingMethod[],
  promotion?: Pick<StoredPromotion, 'type' | 'shippingMethods'>,
): ShippingMethod | undefined {
  const costOf = ({ code, amount }: ShippingMethod) =>
    promotion?.type === 'free-shipping' && coversShipping(promotion, code) ? 0 : amount
  return methods.toSorted((a, b) => costOf(a) - costOf(b))[0]
}

/** All that can be promised while nobody knows where it goes. */
export const shipsEverywhere = ({ countries }: ShippingMethod): boolean => countries === null

export const shipsTo = (country: string) => (method: ShippingMethod) =>
  method.countries === null || method.countries.includes(country)

const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0)
