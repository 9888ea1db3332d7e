import { resource, type ResponseSpec } from '@ecommerce/shared/http/routes/responses'
import { ref } from '@ecommerce/shared/openapi/operation'
import type { CountedCategory, StoredCategory } from '../../domain/catalogue/category'

type CategoryView = {
  id: string
  slug: string
  name: string
  parentId: string | null
  /** Active products in it and in all below it. */
  productCount: number
  children: CategoryView[]
}

export const category = resource<CategoryView>({
  name: 'Category',
  // Recursive schema, which Joi can express only by links that others do not follow.
  schema: {
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uuid' },
      slug: { type: 'string' },
      name: { type: 'string' },
      parentId: { type: ['string', 'null'], format: 'uuid' },
      productCount: {
        type: 'integer',
        minimum: 0,
        description: 'Active products of the category and its subcategories.',
      },
      children: { type: 'array', items: ref('Category') },
    },
    required: ['id', 'slug', 'name', 'parentId', 'productCount', 'children'],
    additionalProperties: false,
  },
  view: (branch) => branch,
})

/** A category that has just been made, so nothing is in it. */
export const createdCategory: ResponseSpec<StoredCategory> = {
  description: 'Created',
  body: ref(category.name),
  view: ({ id, slug, name, parentId }) => category.view({ id, slug, name, parentId, productCount: 0, children: [] }),
  resources: [category],
}

/** The categories as trees, siblings in the order in which they are given. */
export function toCategoryTree(categories: readonly CountedCategory[]): CategoryView[] {
  const below = new Map<string | null, CountedCategory[]>()
  for (const category of categories) {
    const siblings = below.get(category.parentId)
    if (siblings) siblings.push(category)
    else below.set(category.parentId, [category])
  }
  const branchesOf = (parentId: string | null): CategoryView[] =>
    (below.get(parentId) ?? []).map(({ id, slug, name, parentId, count }) => {
      const children = branchesOf(id)
      const productCount = children.reduce((sum, child) => sum + child.productCount, count)
      return { id, slug, name, parentId, productCount, children }
    })
  return branchesOf(null)
}

/** The branch of the trees that begins with this category. */
export function findBranch(trees: readonly CategoryView[], id: string): CategoryView | undefined {
  for (const tree of trees) {
    const found = tree.id === id ? tree : findBranch(tree.children, id)
    if (found) return found
  }
  return undefined
}
