export const productStatuses = ['active', 'draft', 'archived'] as const
export type ProductStatus = (typeof productStatuses)[number]

export const movementKinds = ['load', 'adjustment', 'sale', 'restock'] as const
export type MovementKind = (typeof movementKinds)[number]
export const maxAttributes = 50
export const maxOptions = 5

export type Image = { url: string; alt: string }

export type StoredVariant = {
  id: string
  sku: string
  name: string
  options: Record<string, string>
  priceAmount: number
  compareAtAmount: number | null
  stock: number
  reserved: number
}

export type StoredProduct = {
  id: string
  slug: string
  name: string
  description: string
  categoryPath: string[]
  status: ProductStatus
  images: Image[]
  attributes: Record<string, string>
  priceAmount: number
  currency: string
  ratingSum: number
  ratingCount: number
  version: number
  createdAt: Date
  updatedAt: Date
  variants: StoredVariant[]
}
