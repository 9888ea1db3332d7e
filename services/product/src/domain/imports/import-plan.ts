import {
  badLine,
  type BadLine,
  currencyOf,
  type ImportedProduct,
  type ImportedVariant,
  type ImportItem,
  missingOfProduct,
  missingOfVariant,
} from './import-line'
import { maxAttributes, maxOptions } from '../products/product'
import { findOptionErrors } from '../products/variant-options'
import type { BatchOutcome } from './import-report'

/** `fresh` is what is not there yet. */
export type PlannedVariant = ImportedVariant & { line: number; id: string; isNew: boolean }
export type PlannedItem = Omit<ImportedProduct, 'variants'> & { id: string; isNew: boolean; variants: PlannedVariant[] }

/** Existing products and variants, by slug and SKU. */
export type Known = {
  productIds: ReadonlyMap<string, string>
  variants: ReadonlyMap<string, { productId: string; id: string }>
}

/** The items with the ids of what they name. */
export const planItems = (items: readonly ImportItem[], known: Known): PlannedItem[] =>
  items.map(({ newId, variants, ...item }) => {
    const id = known.productIds.get(item.slug)
    return {
      ...item,
      id: id ?? newId,
      isNew: id === undefined,
      variants: variants.map(({ newId, ...variant }) => {
        const id = known.variants.get(variant.sku)?.id
        return { ...variant, id: id ?? newId, isNew: id === undefined }
      }),
    }
  })

export const findSkusOfOtherProducts = (items: readonly PlannedItem[], known: Known): BadLine[] =>
  items.flatMap(({ id, variants }) =>
    variants
      .filter(({ sku, isNew }) => !isNew && known.variants.get(sku)?.productId !== id)
      .map(({ line, sku }) => badLine(line, 'sku', `belongs to another product: ${sku}`)),
  )

/** Lines that omit fields required for something new. */
export const findIncomplete = (
  items: readonly PlannedItem[],
  held: ReadonlyMap<string, { currency: string }>,
): BadLine[] =>
  items.flatMap((item) => {
    const missing = item.isNew ? missingOfProduct(item) : []
    const currency = held.get(item.id)?.currency ?? currencyOf(item)
    return item.variants
      .map((variant) => ({
        line: variant.line,
        errors: [...missing, ...(variant.isNew ? missingOfVariant(variant, currency) : [])],
      }))
      .filter(({ errors }) => errors.length > 0)
  })

/** Lines in another currency than the stored product, whose other variants use it. */
export const findOtherCurrencies = (
  items: readonly PlannedItem[],
  held: ReadonlyMap<string, { currency: string }>,
): BadLine[] =>
  items.flatMap(({ id, variants }) => {
    const { currency } = held.get(id) ?? {}
    const isOther = (given: { currency?: string } | null | undefined) =>
      given?.currency !== undefined && given.currency !== currency
    return variants
      .filter(({ price, compareAtPrice }) => currency !== undefined && (isOther(price) || isOther(compareAtPrice)))
      .map(({ line }) => badLine(line, 'currency', `must be ${currency}, as before`))
  })

export const findImpossible = (
  items: readonly PlannedItem[],
  held: ReadonlyMap<string, LockedVariant>,
  { setStock }: { setStock: boolean },
): BadLine[] =>
  items.flatMap(({ variants }) =>
    variants.flatMap(({ id, line, stock }) => {
      const variant = held.get(id)
      if (!variant) return []
      const { reserved, compareAtAmount, priceAmount, options } = variant
      return [
        ...(setStock && stock !== undefined && stock < reserved
          ? [badLine(line, 'stock', `must be at least ${reserved}: so many are reserved`)]
          : []),
        ...(compareAtAmount !== null && compareAtAmount <= priceAmount
          ? [
              badLine(
                line,
                'compareAtPrice',
                `must be more than the price: they are ${compareAtAmount} and ${priceAmount}`,
              ),
            ]
          : []),
        ...(Object.keys(options).length > maxOptions
          ? [badLine(line, 'options', `must have ${maxOptions} names at most, with those that the variant has already`)]
          : []),
      ]
    }),
  )

export const findTooManyAttributes = (
  items: readonly PlannedItem[],
  held: ReadonlyMap<string, { attributeCount: number }>,
): BadLine[] =>
  items
    .filter(({ id }) => (held.get(id)?.attributeCount ?? 0) > maxAttributes)
    .flatMap(({ variants }) =>
      variants.map(({ line }) =>
        badLine(
          line,
          'attributes',
          `must have ${maxAttributes} names at most, with those that the product has already`,
        ),
      ),
    )

/** A variant that is there as it will be. */
type LockedVariant = {
  reserved: number
  priceAmount: number
  compareAtAmount: number | null
  options: Record<string, string>
  optionsChange: boolean
}

/** Returns true for options of a new variant, or changed ones. */
const givesOptions = ({ id, isNew, options = {} }: PlannedVariant, held: ReadonlyMap<string, LockedVariant>) => {
  const variant = held.get(id)
  return isNew ? options : variant?.optionsChange ? variant.options : undefined
}

/** Products whose options must be compared with all their variants. */
export const productsWithNewOptions = (
  items: readonly PlannedItem[],
  held: ReadonlyMap<string, LockedVariant>,
): string[] =>
  items
    .filter(({ isNew, variants }) => !isNew && variants.some((variant) => givesOptions(variant, held) !== undefined))
    .map(({ id }) => id)

/**
 * Lines whose options repeat another variant's or have other names. Iterated, since a rejected line's former options
 * stay.
 */
export function findInvalidOptions(
  items: readonly PlannedItem[],
  held: ReadonlyMap<string, LockedVariant>,
  stored: ReadonlyMap<string, readonly { id: string; options: Record<string, string> }[]>,
): BadLine[] {
  const bad: BadLine[] = []
  for (let left = [...items]; ; left = without(items, bad)) {
    const found = left.flatMap((item) => {
      const changes = item.variants.flatMap((variant) => {
        const options = givesOptions(variant, held)
        return options ? [{ id: variant.id, line: variant.line, options }] : []
      })
      const changing = new Set(changes.map(({ id }) => id))
      const kept = (stored.get(item.id) ?? []).filter(({ id }) => !changing.has(id))
      const optionsOf = (variants: readonly { options: Record<string, string> }[]) =>
        variants.map(({ options }) => options)
      return findOptionErrors(optionsOf(changes), optionsOf(kept)).map(({ index, message }) =>
        badLine(changes[index]!.line, 'options', message),
      )
    })
    if (found.length === 0) return bad
    bad.push(...found)
  }
}

/** Returns the items without these lines. */
export function without(items: readonly PlannedItem[], bad: readonly BadLine[]): PlannedItem[] {
  if (bad.length === 0) return [...items]
  const lines = new Set(bad.map(({ line }) => line))
  return items
    .map((item) => ({ ...item, variants: item.variants.filter(({ line }) => !lines.has(line)) }))
    .filter(({ variants }) => variants.length > 0)
}

/** Merges the errors of each line into one entry. */
export function joinErrors(bad: readonly BadLine[]): BadLine[] {
  const byLine = new Map<number, BadLine>()
  for (const { line, errors } of bad)
    byLine.set(line, { line, errors: [...(byLine.get(line)?.errors ?? []), ...errors] })
  return [...byLine.values()]
}

/** Counts lines: created if all SKUs are new, updated if anything changes. */
export function countLines(
  items: readonly PlannedItem[],
  changes: { product: (item: PlannedItem) => boolean; variant: (variant: PlannedVariant) => boolean },
): Omit<BatchOutcome, 'bad'> {
  const count = { created: 0, updated: 0, unchanged: 0 }
  for (const item of items) {
    const productChanges = changes.product(item)
    for (const line of new Set(item.variants.map(({ line }) => line))) {
      const variants = item.variants.filter((variant) => variant.line === line)
      if (variants.every(({ isNew }) => isNew)) count.created += 1
      else if (productChanges || variants.some(changes.variant)) count.updated += 1
      else count.unchanged += 1
    }
  }
  return count
}
