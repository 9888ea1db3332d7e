/** On everything that lists products, categories or counts of them: forgotten when a product comes, goes or changes but in stock. */
export const catalogueTag = 'catalogue'

/** On everything that shows this product. */
export const productTag = (productId: string) => `product:${productId}`

/** On everything that depends on whether products are available without showing them, such as a list of those that are. */
export const availabilityTag = 'availability'

/** Returns the cache tags to invalidate after a change of availability. */
export function tagsOfMoves(moves: readonly { productId: string; before: number; after: number }[]): string[] {
  const tags = new Set(moves.map(({ productId }) => productTag(productId)))
  if (moves.some(({ before, after }) => before > 0 !== after > 0)) tags.add(availabilityTag)
  return [...tags]
}
