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
