import type { Money } from '@ecommerce/contracts/money'

export type ShippingMethod = {
  code: string
  name: string
  amount: number
  currency: string
  countries: string[] | null
}

export type Totals = { subtotal: number; discount: number; shipping: number; tax: number; total: number }

/** Sums in minor units; tax is added on goods and shipping, rounded half up, once an order. */
export function addUp(
  lines: readonly { unitPriceAmount: number; quantity: number }[],
  rules: { shipping: number; taxBasisPoints: number },
): Totals {
  const subtotal = lines.reduce((sum, line) => sum + line.unitPriceAmount * line.quantity, 0)
  const shipping = lines.length === 0 ? 0 : rules.shipping
  const discount = 0
  const tax = roundHalfUp((subtotal - discount + shipping) * rules.taxBasisPoints, 10_000)
  return { subtotal, discount, shipping, tax, total: subtotal - discount + shipping + tax }
}

/** The cheapest method first; the order of equals is that of the list. */
export const cheapest = (methods: readonly ShippingMethod[]): ShippingMethod | undefined =>
  methods.toSorted((a, b) => a.amount - b.amount)[0]

export const shipsTo = (country: string) => (method: ShippingMethod) =>
  method.countries === null || method.countries.includes(country)

export const moneyIn =
  (currency: string) =>
  (amount: number): Money => ({ amount, currency })

const roundHalfUp = (numerator: number, denominator: number) =>
  Math.floor((2 * numerator + denominator) / (2 * denominator))
