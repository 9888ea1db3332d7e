import type { Money } from '@ecommerce/contracts/money'
import { ratingOf } from './review'

export const productStatuses = ['active', 'draft', 'archived'] as const
export type ProductStatus = (typeof productStatuses)[number]

export const movementKinds = ['load', 'adjustment', 'sale', 'restock'] as const
export type MovementKind = (typeof movementKinds)[number]
export const mostAttributes = 50
export const mostOptions = 5

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

export type ProductView = ReturnType<typeof toProductView>

/** A product as the API shows it. `stock` is on hand, `available` is stock less what is reserved. */
export function toProductView(product: StoredProduct) {
  const price = (amount: number): Money => ({ amount, currency: product.currency })
  const variants = product.variants.map((variant) => ({
    id: variant.id,
    sku: variant.sku,
    name: variant.name,
    options: variant.options,
    price: price(variant.priceAmount),
    ...(variant.compareAtAmount !== null && { compareAtPrice: price(variant.compareAtAmount) }),
    stock: variant.stock,
    available: variant.stock - variant.reserved,
  }))
  const rating = ratingOf(product)
  return {
    id: product.id,
    slug: product.slug,
    name: product.name,
    description: product.description,
    category: product.categoryPath.at(-1) ?? '',
    categoryPath: product.categoryPath,
    status: product.status,
    images: product.images,
    attributes: product.attributes,
    price: price(product.priceAmount),
    variants,
    stock: sum(variants, 'stock'),
    available: sum(variants, 'available'),
    ...(rating && { rating }),
    version: product.version,
    createdAt: product.createdAt.toISOString(),
    updatedAt: product.updatedAt.toISOString(),
  }
}

const sum = <K extends string>(rows: readonly Record<K, number>[], key: K) =>
  rows.reduce((total, row) => total + row[key], 0)
