import { isDeepStrictEqual } from 'node:util'
import { versionMismatch } from '@ecommerce/shared/http/input/if-match'
import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../../context'
import { catalogueTag, productTag } from '../../domain/catalogue/cache-tags'
import type { StoredProduct, StoredVariant } from '../../domain/products/product'
import { type PlannedVariant, planVariants, type VariantChange } from '../../domain/products/variant-changes'
import { retireSlug } from '../../store/products/product-slugs'
import { lockProduct, type ProductChange, updateProduct as writeProduct } from '../../store/products/product-writes'
import type { Tx } from '../../store/schema'
import { enqueueBackInStockAlerts } from '../../jobs'
import { insertVariants, releaseSkus, updateVariants } from '../../store/products/variant-writes'
import { claimGivenSkus, claimGivenSlug } from './claim-slugs-and-skus'
import { lockCategory } from './create-product'
import { getProduct } from './get-product'
import { invalidRequest, productNotFound } from '../../errors'

export type RequestedVariant = Omit<VariantChange, 'id' | 'added'> & { id?: string }

export type UpdateProduct = {
  id: string
  /** Version from `If-Match`; a different one is an error. */
  version: number | null
  change: ProductChange
  category?: string
  /** Variants with an `id` are changed, others added. */
  variants: RequestedVariant[]
  /** Fields of a simple product's only variant. */
  only?: RequestedVariant
  actor: string
}

/** Changes the given fields; omitted variants are kept, and stock has its own route. */
export async function updateProduct({ db, cache }: Pick<Context, 'cache' | 'db'>, requested: UpdateProduct) {
  const { id, version, change, category } = requested
  const { product, formerProductIds } = await db.transaction().execute(async (tx) => {
    const held = category === undefined ? undefined : await lockCategory(tx, category)
    const versionNow = await lockProduct(tx, id)
    if (versionNow === undefined) throw productNotFound()
    if (version !== null && version !== versionNow) throw versionMismatch()
    const before = await getProduct(tx, id)
    const formerProductIds = await changeSlug(tx, before, change.slug)
    await changeVariants(tx, before, requested)
    await writeProduct(tx, id, change, held)
    const product = await getProduct(tx, id)
    await enqueueAlertsOfChangedProduct(tx, before, product)
    return { product, formerProductIds }
  })
  await cache.invalidate([catalogueTag, ...[id, ...formerProductIds].map(productTag)])
  return product
}

/** Variants that this change makes available count as back in stock for subscribers. */
async function enqueueAlertsOfChangedProduct(
  tx: Tx,
  before: StoredProduct,
  { id: productId, ...after }: StoredProduct,
): Promise<void> {
  const offeredBefore = offered(before)
  const come = offered(after).filter((variantId) => !offeredBefore.includes(variantId))
  await enqueueBackInStockAlerts(
    tx,
    come.map((variantId) => ({ productId, variantId })),
  )
}

const offered = ({ status, variants }: Pick<StoredProduct, 'status' | 'variants'>): string[] =>
  status === 'active' ? variants.filter(({ stock, reserved }) => stock > reserved).map(({ id }) => id) : []

/** Returns products that the new slug led to. */
async function changeSlug(tx: Tx, { id: productId, slug: old }: StoredProduct, slug = old): Promise<string[]> {
  if (slug === old) return []
  const formerProductIds = await claimGivenSlug(tx, { productId, slug })
  await retireSlug(tx, { productId, slug: old })
  return formerProductIds
}

async function changeVariants(tx: Tx, product: StoredProduct, requested: UpdateProduct): Promise<void> {
  const changes = [...requested.variants, ...theOnly(product, requested.only)].map((variant) => ({
    ...variant,
    id: variant.id?.toLowerCase() ?? uuidv7(),
    added: variant.id === undefined,
  }))
  const { variants, errors } = planVariants(product, changes, requested.change.name)
  if (errors.length > 0) throw invalidRequest(errors)
  await changeSkus(tx, product, variants, changes)
  const rewritten = variants.filter((variant, place) => !variant.added && differs(variant, product.variants[place]))
  if (rewritten.length > 0) await updateVariants(tx, product.id, rewritten)
  const added = variants.filter(({ added }) => added).map((variant) => ({ ...variant, productId: product.id }))
  if (added.length > 0) await insertVariants(tx, added, requested.actor)
}

/** Returns true if a variant differs from the stored one; sales of the others are not blocked. */
const differs = (planned: PlannedVariant, inPlace: StoredVariant | undefined) =>
  !inPlace || !isDeepStrictEqual(written(planned), written(inPlace))

const written = ({ id, sku, name, options, priceAmount, compareAtAmount }: Omit<StoredVariant, 'stock' | 'reserved'>) =>
  [id, sku, name, options, priceAmount, compareAtAmount] as const

function theOnly({ variants }: StoredProduct, only: RequestedVariant | undefined): RequestedVariant[] {
  const [first, second] = variants
  if (!only || !first) return []
  if (!second) return [{ ...only, id: first.id }]
  const named = Object.keys(only).filter((key) => key !== 'at')
  throw invalidRequest(
    named.map((path) => ({
      path,
      message: `${path} belongs to a variant and this product has several: use variants`,
    })),
  )
}

/** Releases old SKUs first, so that two variants can swap theirs. */
async function changeSkus(
  tx: Tx,
  product: StoredProduct,
  planned: readonly PlannedVariant[],
  changes: readonly VariantChange[],
): Promise<void> {
  const skuBefore = new Map(product.variants.map(({ id, sku }) => [id, sku]))
  const renamed = planned.filter(({ id, sku }) => skuBefore.get(id) !== sku)
  const released = renamed.flatMap(({ id }) => skuBefore.get(id) ?? [])
  if (released.length > 0) await releaseSkus(tx, product.id, released)
  const atOf = (id: string) => changes.find((change) => change.id === id)?.at ?? ''
  await claimGivenSkus(
    tx,
    product.id,
    renamed.map(({ id, sku }) => ({ id, sku, at: atOf(id) })),
  )
}
