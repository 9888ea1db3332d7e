import type { SellableVariant } from '@ecommerce/contracts/inventory'
import DataLoader from 'dataloader'

export type VariantIds = { variantIds: readonly string[]; productIds: readonly string[] }

/** Looks up variants by id and by product; archived and unknown ones are omitted. */
export type VariantLookup = (ids: Partial<VariantIds>) => Promise<SellableVariant[]>

/** Ids that one call may carry. */
const maxIds = 200

/**
 * Combines the lookups of one event-loop iteration, of all requests, into one call. Nothing is kept, so every result
 * is read after its lookup began.
 */
export function createVariantLookup(fetchVariants: (ids: VariantIds) => Promise<SellableVariant[]>): VariantLookup {
  const loader = new DataLoader<Key, readonly SellableVariant[]>(
    async (keys) => {
      const idsBy = (by: Key['by']) => [...new Set(keys.filter((key) => key.by === by).map(({ id }) => id))]
      const variants = await fetchVariants({ variantIds: idsBy('variantId'), productIds: idsBy('productId') })
      const groups = { variantId: groupBy(variants, 'variantId'), productId: groupBy(variants, 'productId') }
      return keys.map(({ by, id }) => groups[by].get(id) ?? [])
    },
    { cache: false, maxBatchSize: maxIds, batchScheduleFn: (send) => setImmediate(send) },
  )
  return async ({ variantIds = [], productIds = [] }) => {
    const keys = [...toKeys('variantId', variantIds), ...toKeys('productId', productIds)]
    const found = await Promise.all(keys.map((key) => loader.load(key)))
    return [...new Map(found.flat().map((variant) => [variant.variantId, variant])).values()]
  }
}

type Key = { by: 'variantId' | 'productId'; id: string }

const toKeys = (by: Key['by'], ids: readonly string[]): Key[] => ids.map((id) => ({ by, id: id.toLowerCase() }))

function groupBy(variants: readonly SellableVariant[], by: Key['by']): Map<string, SellableVariant[]> {
  const groups = new Map<string, SellableVariant[]>()
  for (const variant of variants) {
    const group = groups.get(variant[by])
    if (group) group.push(variant)
    else groups.set(variant[by], [variant])
  }
  return groups
}
