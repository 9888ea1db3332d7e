import type { Once, Reply } from '@ecommerce/shared/idempotency/idempotency'
import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../../context'
import { catalogueTag } from '../../domain/catalogue/cache-tags'
import type { StoredCategory } from '../../domain/catalogue/category'
import { toSlug } from '../../domain/products/slug'
import { insertCategory } from '../../store/catalogue/categories'
import { findCategoryById, lockCategoryTree } from '../../store/catalogue/category-tree'
import type { Tx } from '../../store/schema'
import { noFreeSlug, slugTaken, unknownParent } from '../../errors'

type NewCategory = { slug?: string; name: string; parentId: string | null }

/** Adds a category below its parent or at the root; the slug defaults to one made from the name. */
export async function createCategory(
  { db, cache }: Pick<Context, 'cache' | 'db'>,
  category: NewCategory,
  once: Once<StoredCategory>,
): Promise<Reply> {
  const reply = await once(db, async (tx) => {
    await lockCategoryTree(tx)
    if (category.parentId !== null && !(await findCategoryById(tx, category.parentId))) throw unknownParent()
    return insertUnder(tx, category)
  })
  await cache.invalidate([catalogueTag])
  return reply
}

async function insertUnder(tx: Tx, { slug, name, parentId }: NewCategory): Promise<StoredCategory> {
  const id = uuidv7()
  const made = toSlug(name, 'category')
  const candidates = slug === undefined ? [made, `${made}-${id.slice(-12)}`] : [slug]
  for (const candidate of candidates) {
    const inserted = await insertCategory(tx, { id, slug: candidate, name, parentId })
    if (inserted) return inserted
  }
  throw slug === undefined ? noFreeSlug() : slugTaken()
}
