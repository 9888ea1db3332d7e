import { badLine, type BadLine, type ImportedProduct, type ImportedVariant, type ImportItem } from './import-line'
import type { BatchOutcome } from './import-report'

/** `fresh` is what is not there yet. */
export type PlannedVariant = ImportedVariant & { line: number; id: string; fresh: boolean }
export type PlannedItem = Omit<ImportedProduct, 'variants'> & { id: string; fresh: boolean; variants: PlannedVariant[] }

/** What the catalogue has already, by slug and by SKU. */
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
      fresh: id === undefined,
      variants: variants.map(({ newId, ...variant }) => {
        const id = known.variants.get(variant.sku)?.id
        return { ...variant, id: id ?? newId, fresh: id === undefined }
      }),
    }
  })

export const findStrangers = (items: readonly PlannedItem[], known: Known): BadLine[] =>
  items.flatMap(({ id, variants }) =>
    variants
      .filter(({ sku, fresh }) => !fresh && known.variants.get(sku)?.productId !== id)
      .map(({ line, sku }) => badLine(line, 'sku', `belongs to another product: ${sku}`)),
  )

/** A product keeps its currency, because the variants that the file doesn't name have it too. */
export const findOtherCurrencies = (
  items: readonly PlannedItem[],
  held: ReadonlyMap<string, { currency: string }>,
): BadLine[] =>
  items.flatMap(({ id, variants }) => {
    const { currency } = held.get(id) ?? {}
    return variants
      .filter(({ price }) => currency !== undefined && price.currency !== currency)
      .map(({ line }) => badLine(line, 'currency', `must be ${currency}, as before`))
  })

export const findImpossible = (
  items: readonly PlannedItem[],
  held: ReadonlyMap<string, { reserved: number; compareAtAmount: number | null }>,
): BadLine[] =>
  items.flatMap(({ variants }) =>
    variants.flatMap(({ id, line, stock, price }) => {
      const { reserved = 0, compareAtAmount = null } = held.get(id) ?? {}
      return [
        ...(stock !== undefined && stock < reserved
          ? [badLine(line, 'stock', `must be at least ${reserved}: so many are reserved`)]
          : []),
        ...(compareAtAmount !== null && compareAtAmount <= price.amount
          ? [badLine(line, 'compareAtPrice', `must be more than the price; it is ${compareAtAmount}`)]
          : []),
      ]
    }),
  )

/** What is left without these lines. */
export function without(items: readonly PlannedItem[], bad: readonly BadLine[]): PlannedItem[] {
  if (bad.length === 0) return [...items]
  const lines = new Set(bad.map(({ line }) => line))
  return items
    .map((item) => ({ ...item, variants: item.variants.filter(({ line }) => !lines.has(line)) }))
    .filter(({ variants }) => variants.length > 0)
}

/** One entry a line, with all that is wrong with it. */
export function joinFaults(bad: readonly BadLine[]): BadLine[] {
  const byLine = new Map<number, BadLine>()
  for (const { line, errors } of bad)
    byLine.set(line, { line, errors: [...(byLine.get(line)?.errors ?? []), ...errors] })
  return [...byLine.values()]
}

/** A line is created where all its SKUs are new, and updated where it says anything that was not so before. */
export function countLines(
  items: readonly PlannedItem[],
  changes: { product: (item: PlannedItem) => boolean; variant: (variant: PlannedVariant) => boolean },
): Omit<BatchOutcome, 'bad'> {
  const count = { created: 0, updated: 0, unchanged: 0 }
  for (const item of items) {
    const productChanges = changes.product(item)
    for (const line of new Set(item.variants.map(({ line }) => line))) {
      const variants = item.variants.filter((variant) => variant.line === line)
      if (variants.every(({ fresh }) => fresh)) count.created += 1
      else if (productChanges || variants.some(changes.variant)) count.updated += 1
      else count.unchanged += 1
    }
  }
  return count
}
