import { versionMismatch } from '@ecommerce/shared/http/input/if-match'
import type { Context } from '../../context'
import { catalogueTag, productTag } from '../../domain/catalogue/cache-tags'
import { archiveProduct as writeArchived } from '../../store/products/product-writes'
import { getProduct } from './get-product'

/** Archives a product; orders are unaffected. An archived product stays unchanged at any version. */
export async function archiveProduct(
  { db, cache }: Pick<Context, 'cache' | 'db'>,
  { id, version }: { id: string; version: number | null },
): Promise<void> {
  if (!(await writeArchived(db, { id, version })) && (await getProduct(db, id)).status !== 'archived')
    throw versionMismatch()
  await cache.invalidate([catalogueTag, productTag(id)])
}
