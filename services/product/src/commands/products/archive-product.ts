import { versionMismatch } from '@ecommerce/shared/http/input/if-match'
import type { Context } from '../../context'
import { catalogueTag, productTag } from '../../domain/catalogue/cache-tags'
import { archiveProduct as writeArchived } from '../../store/products/product-writes'
import { getProduct } from './get-product'

/**
 * Takes a product off the shelves. Orders keep what they have bought of it, and what they have reserved. One that is archived
 * already stays so, whatever version was asked for.
 */
export async function archiveProduct(
  { db, cache }: Pick<Context, 'cache' | 'db'>,
  { id, version }: { id: string; version: number | null },
): Promise<void> {
  if (!(await writeArchived(db, { id, version })) && (await getProduct(db, id)).status !== 'archived')
    throw versionMismatch()
  await cache.invalidate([catalogueTag, productTag(id)])
}
