import type { ImportItem } from '../domain/import-line'
import {
  countLines,
  findImpossible,
  findOtherCurrencies,
  findStrangers,
  joinFaults,
  type PlannedItem,
  type PlannedVariant,
  planItems,
  without,
} from '../domain/import-plan'
import type { BatchOutcome } from '../domain/import-report'
import { variantName } from '../domain/variant-changes'
import { LostRace } from '../store/batch-errors'
import {
  claimSlugs,
  findNames,
  type GivenProduct,
  type HeldProduct,
  holdProducts,
  upsertProducts,
} from '../store/bulk-products'
import { type GivenVariant, type HeldVariant, holdChangingVariants, upsertVariants } from '../store/bulk-variants'
import { ensureCategories } from '../store/categories'
import type { Tx } from '../store/schema'
import type { StockMove } from '../store/stock'
import { queueBackInStock } from '../store/stock-news'
import { claimSkus } from '../store/variant-writes'

/** What a batch came to: `changedIds` are the products that are new or have changed but in stock. */
export type ImportWrite = { outcome: BatchOutcome; changedIds: string[]; moves: StockMove[] }

type By = { actor: string; lowStockThreshold: number }

/**
 * Writes these items, but for the lines that the catalogue speaks against. Locks categories, then products, then variants, each in
 * the order of their ids, and takes the new names last.
 */
export async function writeItems(tx: Tx, items: readonly ImportItem[], by: By): Promise<ImportWrite> {
  await ensureCategories(tx, unique(items.map(({ category }) => category)))
  const known = await findNames(tx, slugsOf(items), skusOf(items))
  const planned = planItems(items, known)
  const strangers = findStrangers(planned, known)
  const own = without(planned, strangers)

  const products = await holdKnownProducts(tx, own)
  const foreign = findOtherCurrencies(own, products)
  const variants = await holdKnownVariants(tx, without(own, foreign), products)
  const impossible = findImpossible(own, variants)
  const bad = joinFaults([...strangers, ...foreign, ...impossible])
  const fit = without(own, bad)

  const productChanges = (item: PlannedItem) => item.fresh || products.get(item.id)?.changes === true
  const contentChanges = (variant: PlannedVariant) => variant.fresh || variants.get(variant.id)?.changes === true
  const changed = fit.filter((item) => productChanges(item) || item.variants.some(contentChanges))
  const variantChanges = (variant: PlannedVariant) => variant.fresh || variants.has(variant.id)
  const rows = fit.flatMap((item) =>
    item.variants.filter(variantChanges).map((variant) => toVariantRow(item, variant, products.get(item.id))),
  )

  const formerIds = await takeNames(tx, fit)
  if (changed.length > 0)
    await upsertProducts(
      tx,
      changed.map(toProductRow),
      rows.map(({ id }) => id),
    )
  const moves = rows.length > 0 ? await upsertVariants(tx, rows, by) : []
  const onSale = fit.filter(({ id }) => products.get(id)?.comesOnSale).map(({ id }) => id)
  if (onSale.length > 0) await queueBackInStock(tx, onSale)
  return {
    outcome: { ...countLines(fit, { product: productChanges, variant: variantChanges }), bad },
    changedIds: [...changed.map(({ id }) => id), ...formerIds],
    moves,
  }
}

async function holdKnownProducts(tx: Tx, items: readonly PlannedItem[]): Promise<Map<string, HeldProduct>> {
  const there = items.filter(({ fresh }) => !fresh)
  const held = there.length > 0 ? await holdProducts(tx, there.map(toProductRow)) : []
  if (held.length < there.length) throw new LostRace('A product was renamed meanwhile')
  return new Map(held.map((product) => [product.id, product]))
}

async function holdKnownVariants(
  tx: Tx,
  items: readonly PlannedItem[],
  products: ReadonlyMap<string, HeldProduct>,
): Promise<Map<string, HeldVariant>> {
  const there = items.flatMap((item) =>
    item.variants.filter(({ fresh }) => !fresh).map((variant) => toVariantRow(item, variant, products.get(item.id))),
  )
  const held = there.length > 0 ? await holdChangingVariants(tx, there) : []
  if (held.some(({ renamed }) => renamed)) throw new LostRace('A variant got another SKU meanwhile')
  return new Map(held.map((variant) => [variant.id, variant]))
}

/** Answers the products to which the slugs have led before. */
async function takeNames(tx: Tx, items: readonly PlannedItem[]): Promise<string[]> {
  const products = items.filter(({ fresh }) => fresh)
  const variants = items.flatMap(({ id: productId, variants }) =>
    variants.filter(({ fresh }) => fresh).map(({ id, sku }) => ({ id, sku, productId })),
  )
  const slugs = products.length > 0 ? await claimSlugs(tx, products) : { claimed: true, formerIds: [] }
  const taken = variants.length > 0 ? await claimSkus(tx, variants) : []
  if (!slugs.claimed || taken.length > 0) throw new LostRace('A slug or a SKU was taken meanwhile')
  return slugs.formerIds
}

const toProductRow = (item: PlannedItem): GivenProduct => ({
  id: item.id,
  slug: item.slug,
  name: item.name,
  category: item.category,
  description: item.description ?? null,
  status: item.status ?? null,
  images: item.images ?? null,
  attributes: item.attributes ?? null,
  priceAmount: Math.min(...item.variants.map(({ price }) => price.amount)),
  currency: item.variants[0]!.price.currency,
})

const toVariantRow = (item: PlannedItem, variant: PlannedVariant, product: HeldProduct | undefined): GivenVariant => ({
  productId: item.id,
  id: variant.id,
  sku: variant.sku,
  name: variant.name ?? null,
  defaultName: variantName(variant.options ?? {}, item.name),
  productName: item.name,
  formerProductName: product?.name ?? null,
  options: variant.options ?? null,
  priceAmount: variant.price.amount,
  compareAtAmount: variant.compareAtPrice?.amount ?? null,
  keepCompareAt: variant.compareAtPrice === undefined,
  stock: variant.stock ?? null,
})

const slugsOf = (items: readonly ImportItem[]) => items.map(({ slug }) => slug)
const skusOf = (items: readonly ImportItem[]) => items.flatMap(({ variants }) => variants.map(({ sku }) => sku))
const unique = (values: readonly string[]) => [...new Set(values)]
