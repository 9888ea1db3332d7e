export type StoredCategory = {
  id: string
  slug: string
  name: string
  parentId: string | null
  /** Slugs from the root to the category itself. */
  path: string[]
}

/** `count` is how many active products are in the category itself. */
export type CountedCategory = Omit<StoredCategory, 'path'> & { count: number }

export type CategoryView = {
  id: string
  slug: string
  name: string
  parentId: string | null
  /** Active products in it and in all below it. */
  productCount: number
  children: CategoryView[]
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
