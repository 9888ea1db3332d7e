import type { Image, ProductStatus } from './product'

export type NewCategory = { id: string; slug: string; name: string; parentId: string | null; path: string[] }

export type NewVariant = {
  id: string
  sku: string
  name: string
  options: Record<string, string>
  priceAmount: number
  compareAtAmount: number | null
  stock: number
}

export type NewProduct = {
  id: string
  slug: string
  name: string
  description: string
  /** The slug of its category. */
  category: string
  status: ProductStatus
  images: Image[]
  attributes: Record<string, string>
  priceAmount: number
  currency: string
  variants: NewVariant[]
}
