import { currencyOf, type ImportItem, type TableScope } from '../../domain/imports/import-line'
import {
  countLines,
  findImpossible,
  findIncomplete,
  findOtherCurrencies,
  findInvalidOptions,
  findSkusOfOtherProducts,
  findTooManyAttributes,
  joinErrors,
  type PlannedItem,
  type PlannedVariant,
  planItems,
  productsWithNewOptions,
  without,
} from '../../domain/imports/import-plan'
import type { BatchOutcome } from '../../domain/imports/import-report'
import { variantName } from '../../domain/products/variant-name'
import { ConcurrentChangeError } from '../../store/products/batch-errors'
import {
  claimSlugs,
  findNames,
  type ImportedProductFields,
  type LockedProduct,
  lockProducts,
  upsertProducts,
} from '../../store/products/bulk-products'
import {
  type ImportedVariantFields,
  type LockedVariant,
  lockChangingVariants,
  listOptions,
  upsertVariants,
} from '../../store/products/bulk-variants'
import { ensureCategories } from '../../store/catalogue/categories'
import type { Tx } from '../../store/schema'
import { listAvailableVariants, type StockEventsSql, type AvailabilityChange } from '../../store/stock/stock'
import { enqueueBackInStockAlerts } from '../../jobs'
import { claimSkus } from '../../store/products/variant-writes'

/** Result of a batch; `changedIds` are new products, or changed in more than stock. */
export type ImportWrite = { outcome: BatchOutcome; changedIds: string[]; moves: AvailabilityChange[] }

type StockWriteContext = { actor: string; setStock: boolean; eventsSql: StockEventsSql }

/**
 * Writes items except conflicting lines. Locks categories, products and variants, each by id, then claims new names.
 */
export async function writeItems(tx: Tx, items: readonly ImportItem[], by: StockWriteContext): Promise<ImportWrite> {
  const categories = unique(items.flatMap(({ category }) => category ?? []))
  if (categories.length > 0) await ensureCategories(tx, categories)
  const known = await findNames(tx, slugsOf(items), skusOf(items))
  const planned = planItems(items, known)
  const otherProducts = findSkusOfOtherProducts(planned, known)
  const own = without(planned, otherProducts)

  const scope = items[0]?.scope
  const products = await lockExistingProducts(tx, own, scope)
  const unfit = [
    ...findIncomplete(own, products),
    ...findOtherCurrencies(own, products),
    ...findTooManyAttributes(own, products),
  ]
  const toRow = (item: PlannedItem, variant: PlannedVariant) =>
    toVariantRow(item, variant, { product: products.get(item.id), setStock: by.setStock })
  const variants = await lockExistingVariants(tx, without(own, unfit).flatMap(toKnownRows(toRow)), scope)
  const impossible = findImpossible(own, variants, by)
  const possible = without(own, [...unfit, ...impossible])
  const optionsOf = await listOptions(tx, productsWithNewOptions(possible, variants))
  const same = findInvalidOptions(possible, variants, optionsOf)
  const bad = joinErrors([...otherProducts, ...unfit, ...impossible, ...same])
  const fit = without(possible, same)

  const productChanges = (item: PlannedItem) => item.isNew || products.get(item.id)?.changes === true
  const contentChanges = (variant: PlannedVariant) => variant.isNew || variants.get(variant.id)?.changes === true
  const changed = fit.filter((item) => productChanges(item) || item.variants.some(contentChanges))
  const variantChanges = (variant: PlannedVariant) => variant.isNew || variants.has(variant.id)
  const rows = fit.flatMap((item) => item.variants.filter(variantChanges).map((variant) => toRow(item, variant)))

  const formerIds = await takeNames(tx, fit)
  if (changed.length > 0)
    await upsertProducts(
      tx,
      changed.map(toProductRow),
      rows.filter(({ priceAmount }) => priceAmount !== null).map(({ id }) => id),
      scope,
    )
  const moves = rows.length > 0 ? await upsertVariants(tx, rows, { ...by, scope }) : []
  const onSale = fit.filter(({ id }) => products.get(id)?.comesOnSale).map(({ id }) => id)
  if (onSale.length > 0) await enqueueBackInStockAlerts(tx, await listAvailableVariants(tx, onSale))
  return {
    outcome: { ...countLines(fit, { product: productChanges, variant: variantChanges }), bad },
    changedIds: [...changed.map(({ id }) => id), ...formerIds],
    moves,
  }
}

async function lockExistingProducts(
  tx: Tx,
  items: readonly PlannedItem[],
  scope: TableScope | undefined,
): Promise<Map<string, LockedProduct>> {
  const existing = items.filter(({ isNew }) => !isNew)
  const held = existing.length > 0 ? await lockProducts(tx, existing.map(toProductRow), scope) : []
  if (held.length < existing.length) throw new ConcurrentChangeError('A product was renamed meanwhile')
  return new Map(held.map((product) => [product.id, product]))
}

async function lockExistingVariants(
  tx: Tx,
  existing: readonly ImportedVariantFields[],
  scope: TableScope | undefined,
): Promise<Map<string, LockedVariant>> {
  const held = existing.length > 0 ? await lockChangingVariants(tx, existing, scope) : []
  if (held.some(({ renamed }) => renamed)) throw new ConcurrentChangeError('A variant got another SKU meanwhile')
  return new Map(held.map((variant) => [variant.id, variant]))
}

const toKnownRows =
  (toRow: (item: PlannedItem, variant: PlannedVariant) => ImportedVariantFields) =>
  (item: PlannedItem): ImportedVariantFields[] =>
    item.variants.filter(({ isNew }) => !isNew).map((variant) => toRow(item, variant))

/** Claims slugs and SKUs; returns products that the slugs led to. */
async function takeNames(tx: Tx, items: readonly PlannedItem[]): Promise<string[]> {
  const products = items.filter(({ isNew }) => isNew)
  const variants = items.flatMap(({ id: productId, variants }) =>
    variants.filter(({ isNew }) => isNew).map(({ id, sku }) => ({ id, sku, productId })),
  )
  const slugs = products.length > 0 ? await claimSlugs(tx, products) : { claimed: true, formerIds: [] }
  const taken = variants.length > 0 ? await claimSkus(tx, variants) : []
  if (!slugs.claimed || taken.length > 0) throw new ConcurrentChangeError('A slug or a SKU was taken meanwhile')
  return slugs.formerIds
}

const toProductRow = (item: PlannedItem): ImportedProductFields => ({
  id: item.id,
  slug: item.slug,
  name: item.name ?? null,
  category: item.category ?? null,
  description: item.description ?? null,
  status: item.status ?? null,
  images: item.images ?? null,
  attributes: item.attributes ?? null,
  priceAmount: lowest(item.variants.flatMap(({ price }) => price?.amount ?? [])),
  currency: currencyOf(item) ?? null,
})

const lowest = (amounts: readonly number[]) => (amounts.length > 0 ? Math.min(...amounts) : null)

function toVariantRow(
  item: PlannedItem,
  { id, sku, name, isNew, options, price, compareAtPrice, stock }: PlannedVariant,
  { product, setStock }: { product: LockedProduct | undefined; setStock: boolean },
): ImportedVariantFields {
  const productName = item.name ?? product?.name ?? ''
  return {
    ...{ productId: item.id, id, sku, name: name ?? null },
    defaultName: variantName(options ?? {}, productName),
    productName,
    formerProductName: product?.name ?? null,
    options: options ?? null,
    priceAmount: price?.amount ?? null,
    compareAtAmount: compareAtPrice?.amount ?? null,
    keepCompareAt: compareAtPrice === undefined,
    stock: isNew || setStock ? (stock ?? null) : null,
    kind: isNew ? 'load' : 'adjustment',
  }
}

const slugsOf = (items: readonly ImportItem[]) => items.map(({ slug }) => slug)
const skusOf = (items: readonly ImportItem[]) => items.flatMap(({ variants }) => variants.map(({ sku }) => sku))
const unique = (values: readonly string[]) => [...new Set(values)]
