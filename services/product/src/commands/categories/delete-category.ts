import { violatedReference } from '@ecommerce/shared/postgres/errors'
import type { Context } from '../../context'
import { catalogueTag } from '../../domain/catalogue/cache-tags'
import { deleteCategory as removeCategory } from '../../store/catalogue/categories'
import { lockCategoryTree } from '../../store/catalogue/category-tree'
import { categoryNotEmpty, categoryNotFound } from '../../errors'

/** Deletes a category without subcategories and products, archived ones included. */
export async function deleteCategory({ db, cache }: Pick<Context, 'cache' | 'db'>, id: string): Promise<void> {
  const deleted = await db
    .transaction()
    .execute(async (tx) => {
      await lockCategoryTree(tx)
      return removeCategory(tx, id)
    })
    .catch((cause: unknown) => {
      throw violatedReference(cause) === undefined ? cause : categoryNotEmpty()
    })
  if (!deleted) throw categoryNotFound()
  await cache.invalidate([catalogueTag])
}
