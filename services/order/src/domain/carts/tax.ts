import type { OrderEvent } from '@ecommerce/contracts/events'
import { moneyIn } from '../money'
import { mulDivRound, allocate } from '../mul-div-round'

/** Basis points: 1900 is 19 %. */
export type TaxRate = { name: string; basisPoints: number }

/** Tax of shipping: the standard rate, the goods' rates by value, the highest of them, or none. */
export const shippingTaxes = ['standard', 'proportional', 'highest', 'none'] as const
export type ShippingTax = (typeof shippingTaxes)[number]

/** Tax rules of a country; with `included`, prices contain the tax. */
export type TaxRules = {
  standard: TaxRate
  /** By category slug, inherited by subcategories without their own. */
  byCategory: Readonly<Record<string, TaxRate>>
  included: boolean
  shipping: ShippingTax
}

/** Amount with its tax rate. */
export type TaxedPart = { rate: TaxRate; amount: number }

/** Tax at one rate, in minor units. */
export type TaxSum = TaxRate & { amount: number }

export const untaxed: TaxRules = {
  standard: { name: 'Tax', basisPoints: 0 },
  byCategory: {},
  included: false,
  shipping: 'standard',
}

/** Rate of goods by category, nearest first. */
export function rateOf({ standard, byCategory }: TaxRules, categories: readonly string[]): TaxRate {
  const nearest = categories.find((slug) => Object.hasOwn(byCategory, slug))
  return nearest === undefined ? standard : byCategory[nearest]!
}

/** The tax on an amount, or in it. */
export const taxOn = ({ rate: { basisPoints }, amount }: TaxedPart, { included }: Pick<TaxRules, 'included'>): number =>
  mulDivRound(amount, { part: basisPoints, whole: included ? 10_000 + basisPoints : 10_000 })

/** Shipping divided by tax rate; `weight` is the value of a rate's goods. */
export function shippingParts(
  shipping: number,
  rules: TaxRules,
  goods: readonly { rate: TaxRate; weight: number }[],
): TaxedPart[] {
  if (rules.shipping === 'none') return []
  if (rules.shipping === 'standard') return [{ rate: rules.standard, amount: shipping }]
  const rates = sumByRate(goods.map(({ rate, weight }) => ({ rate, amount: weight })))
  if (rules.shipping === 'highest') return rates.slice(0, 1).map((rate) => ({ rate, amount: shipping }))
  const shares = allocate(
    shipping,
    rates.map(({ amount }) => amount),
  )
  return rates.map((rate, index) => ({ rate, amount: shares[index]! }))
}

/** The sum of the parts of each rate, the highest rate first. */
export function sumByRate(parts: readonly TaxedPart[]): TaxSum[] {
  const sums = new Map<string, TaxSum>()
  for (const { rate, amount } of parts) {
    const { name, basisPoints } = rate
    const key = `${basisPoints} ${name}`
    sums.set(key, { name, basisPoints, amount: (sums.get(key)?.amount ?? 0) + amount })
  }
  return [...sums.values()].toSorted((a, b) => b.basisPoints - a.basisPoints || (a.name < b.name ? -1 : 1))
}

type Taxed = {
  currency: string
  taxAmount: number
  taxIncluded: boolean
  taxes: readonly TaxSum[] | null
  roundingAmount: number
}

/** Tax and rounding of an order or cart. */
export function taxDetails({
  currency,
  taxAmount,
  taxIncluded,
  taxes,
  roundingAmount,
}: Taxed): Pick<OrderEvent, 'tax' | 'taxIncluded' | 'taxes' | 'rounding'> {
  const money = moneyIn(currency)
  const known = taxes ?? (taxAmount === 0 ? [] : undefined)
  return {
    tax: money(taxAmount),
    taxIncluded,
    ...(known && {
      taxes: known.map(({ name, basisPoints, amount }) => ({ name, basisPoints, amount: money(amount) })),
    }),
    ...(roundingAmount !== 0 && { rounding: money(roundingAmount) }),
  }
}
