import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { sendCached } from '@ecommerce/shared/http/responses/response-cache'
import { empty, list, one } from '@ecommerce/shared/http/routes/responses'
import { createCategory } from '../../commands/categories/create-category'
import { deleteCategory } from '../../commands/categories/delete-category'
import { updateCategory } from '../../commands/categories/update-category'
import type { Context } from '../../context'
import { catalogueTag } from '../../domain/catalogue/cache-tags'
import { countCategories } from '../../store/catalogue/categories'
import { cached, ifNoneMatch } from '../headers'
import { admins, everybody } from '../audiences'
import { categoryChange, categoryRequest } from './requests'
import { category, createdCategory, findBranch, toCategoryTree } from './responses'
import { categoryNotFound } from '../../errors'

/** Public category tree. */
export function categoryTreeRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Catalogue' })

  route.get(
    '/',
    {
      id: 'listCategories',
      summary: 'List the categories as trees',
      allow: everybody,
      headers: ifNoneMatch,
      responses: cached(list(category, 'The categories')),
    },
    ({ req, res }) =>
      sendCached(req, res, ctx.cache, async () => ({ value: { data: await readTree(ctx) }, tags: [catalogueTag] })),
  )

  return route.router
}

/** Routes for admins to manage categories. */
export function categoryRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Categories' })

  route.post(
    '/',
    {
      id: 'createCategory',
      summary: 'Create a category',
      allow: admins,
      body: categoryRequest,
      example: { name: 'Jugs', slug: 'jugs' },
      idempotent: true,
      responses: { 201: createdCategory },
      errors: { 409: ['slug-taken'] },
    },
    ({ body, once }) => createCategory(ctx, body, once),
  )

  route.patch(
    '/:id',
    {
      id: 'changeCategory',
      summary: 'Rename or move a category with its subcategories',
      allow: admins,
      ids: { id: categoryNotFound },
      body: categoryChange,
      example: { name: 'Jugs and carafes' },
      responses: { 200: one(category, 'The updated category with its subcategories') },
      errors: { 404: ['category-not-found'], 409: ['slug-taken', 'category-cycle'] },
    },
    async ({ params: { id }, body: change }) => {
      await updateCategory(ctx, { id, change })
      const branch = findBranch(await readTree(ctx), id)
      if (!branch) throw categoryNotFound()
      return branch
    },
  )

  route.delete(
    '/:id',
    {
      id: 'deleteCategory',
      summary: 'Delete an empty category',
      allow: admins,
      ids: { id: categoryNotFound },
      responses: { 204: empty('Deleted') },
      errors: { 404: ['category-not-found'], 409: ['category-not-empty'] },
    },
    ({ params: { id } }) => deleteCategory(ctx, id),
  )

  return route.router
}

const readTree = async ({ db }: Context) => toCategoryTree(await countCategories(db))
