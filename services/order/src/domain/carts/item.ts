export type Image = { url: string; alt: string }

/** What is kept of a variant, so that a line reads the same whatever becomes of the catalogue. */
export type Snapshot = {
  productId: string
  variantId: string
  sku: string
  name: string
  options: Record<string, string>
  image: Image | null
}
