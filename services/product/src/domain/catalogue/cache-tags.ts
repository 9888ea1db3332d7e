/** Tag of lists and counts: invalidated when products are added, removed or changed in more than stock. */
export const catalogueTag = 'catalogue'

/** Tag of responses that show this product. */
export const productTag = (productId: string) => `product:${productId}`

/** Tag of responses that depend on availability without showing the products. */
export const availabilityTag = 'availability'

/** Returns the cache tags to invalidate after a change of availability. */
export function tagsOfMoves(moves: readonly { productId: string; before: number; after: number }[]): string[] {
  const tags = new Set(moves.map(({ productId }) => productTag(productId)))
  if (moves.some(({ before, after }) => before > 0 !== after > 0)) tags.add(availabilityTag)
  return [...tags]
}
