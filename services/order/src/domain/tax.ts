import { proportion } from './proportion'

/**
 * How a country taxes. Rates are in basis points, hundredths of a per cent: 1900 is 19 %. `included` says that prices hold the tax
 * already, as they are shown in most of Europe; else it comes on top of them.
 */
export type TaxRules = {
  standard: number
  /** By the slug of a category; good for all below it that have none of their own. */
  byCategory: Readonly<Record<string, number>>
  included: boolean
}

export const untaxed: TaxRules = { standard: 0, byCategory: {}, included: false }

/** The tax on an amount, or in it. `categories` are those of the goods, the nearest first. */
export function taxOn(amount: number, rules: TaxRules, categories: readonly string[] = []): number {
  const nearest = categories.find((slug) => Object.hasOwn(rules.byCategory, slug))
  const rate = nearest === undefined ? rules.standard : rules.byCategory[nearest]!
  return proportion(amount, { part: rate, whole: rules.included ? 10_000 + rate : 10_000 })
}
