export type Image = { url: string; alt: string }

/** Copy of a variant's details, unaffected by catalogue changes. */
export type Snapshot = {
  productId: string
  variantId: string
  sku: string
  name: string
  options: Record<string, string>
  image: Image | null
}
