import { violatedUnique } from '@ecommerce/shared/postgres/errors'
import type { Context } from '../../context'
import { catalogueTag, productTag } from '../../domain/catalogue/cache-tags'
import type { StoredCategory } from '../../domain/catalogue/category'
import { findCategoryById, lockCategoryTree, moveCategory, repathProducts } from '../../store/catalogue/category-tree'
import type { Tx } from '../../store/schema'
import { categoryCycle, categoryNotFound, slugTaken, unknownParent } from '../../errors'

export type CategoryChange = { slug?: string; name?: string; parentId?: string | null }

/** Changes or moves a category with its subcategories and products. */
export async function updateCategory(
  { db, cache }: Pick<Context, 'cache' | 'db'>,
  { id, change }: { id: string; change: CategoryChange },
): Promise<StoredCategory> {
  const { category, moved } = await db.transaction().execute(async (tx) => {
    await lockCategoryTree(tx)
    const from = await findCategoryById(tx, id)
    if (!from) throw categoryNotFound()
    const to = { ...from, ...change }
    const category = { ...to, path: [...(await pathOfParent(tx, from, to.parentId)), to.slug] }
    await moveIfSlugIsFree(tx, from, category)
    const stays = category.path.join() === from.path.join()
    return { category, moved: stays ? [] : await repathProducts(tx, category) }
  })
  await cache.invalidate([catalogueTag, ...moved.map(productTag)])
  return category
}

async function pathOfParent(tx: Tx, category: StoredCategory, parentId: string | null): Promise<string[]> {
  if (parentId === null) return []
  const parent = await findCategoryById(tx, parentId)
  if (!parent) throw unknownParent()
  if (parent.path.includes(category.slug)) throw categoryCycle()
  return parent.path
}

async function moveIfSlugIsFree(tx: Tx, from: StoredCategory, to: StoredCategory): Promise<void> {
  try {
    await moveCategory(tx, from, to)
  } catch (cause) {
    throw violatedUnique(cause) === undefined ? cause : slugTaken()
  }
}
