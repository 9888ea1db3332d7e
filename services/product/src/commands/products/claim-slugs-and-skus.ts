import { slugCandidates, toSlug } from '../../domain/products/slug'
import { claimFreeSlug, claimSlug } from '../../store/products/product-slugs'
import type { Tx } from '../../store/schema'
import { claimSkus } from '../../store/products/variant-writes'
import { skuTaken, slugTaken } from '../../errors'

/** Claims the requested slug and returns the products it led to before. */
export async function claimGivenSlug(
  tx: Tx,
  { productId, slug }: { productId: string; slug: string },
): Promise<string[]> {
  const { claimed, formerProductId } = await claimSlug(tx, { productId, slug })
  if (!claimed) throw slugTaken()
  return formerProductId === null || formerProductId === productId ? [] : [formerProductId]
}

/** Claims a slug made from the name; concurrent requests wait for each other and take the next. */
export async function claimGeneratedSlug(
  tx: Tx,
  { productId, name }: { productId: string; name: string },
): Promise<string> {
  const slug = toSlug(name, 'product')
  const candidates = slugCandidates(slug)
  for (let tries = 0; tries < 5; tries++) {
    const free = await claimFreeSlug(tx, { productId, candidates })
    if (free !== undefined) return free
  }
  const unlike = `${slug}-${productId.slice(-12)}`
  await claimGivenSlug(tx, { productId, slug: unlike })
  return unlike
}

/** Claims SKUs, or throws an error with all that are taken; `at` is each variant's path. */
export async function claimGivenSkus(
  tx: Tx,
  productId: string,
  variants: readonly { at: string; id: string; sku: string }[],
): Promise<void> {
  if (variants.length === 0) return
  const taken = new Set(
    await claimSkus(
      tx,
      variants.map(({ id, sku }) => ({ id, sku, productId })),
    ),
  )
  const rejected = variants.filter(({ sku }) => taken.has(sku))
  if (rejected.length > 0) throw skuTaken(rejected.map(({ at, sku }) => ({ path: `${at}sku`, sku })))
}
