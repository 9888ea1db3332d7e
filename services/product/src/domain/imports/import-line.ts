import type { Money } from '@ecommerce/contracts/money'
import type { Image, ProductStatus } from '../products/product'

/** Variant of an import line; omitted fields keep their value or get the default. */
export type ImportedVariant = {
  sku: string
  name?: string
  options?: Record<string, string>
  /** Currency of the product by default. */
  price?: Partial<Money>
  /** Null takes it away. */
  compareAtPrice?: PriceInFile | null
  /** Stock of a new variant, or of an existing one with `setStock`. */
  stock?: number
}

export type PriceInFile = Pick<Money, 'amount'> & Partial<Money>

/** Image of a CSV line: without its column the existing alternative text stays. */
export type ImageInTable = Pick<Image, 'url'> & Partial<Image>

/** Product fields that keep their value when omitted. */
export type ImportedFields = {
  name?: string
  category?: string
  description?: string
  status?: ProductStatus
  /** All images, or those of a table by column number. */
  images?: Image[] | Record<string, ImageInTable>
  attributes?: Record<string, string>
}

export type ImportedProduct = ImportedFields & {
  slug: string
  variants: ImportedVariant[]
  /** Columns of a CSV line: options, attributes and images without a column stay. */
  scope?: TableScope
}

export type TableScope = { options: readonly string[]; attributes: readonly string[]; images: readonly number[] }

export type LineError = { path: string; message: string }

/** Exported product: complete, and importable. */
export type ExportedProduct = Required<Omit<ImportedFields, 'images'>> & {
  slug: string
  images: Image[]
  variants: (Required<ImportedVariant> & { price: Money })[]
}

/** Invalid line with all its errors; `line` counts from 1. */
export type BadLine = { line: number; errors: LineError[] }

/** Line as read: a product with all variants (NDJSON) or one (CSV), perhaps without slug. */
export type ReadLine = {
  line: number
  bytes: number
  product: Omit<ImportedProduct, 'slug'> & Partial<Pick<ImportedProduct, 'slug'>>
}

/** Currency of a product's prices, if any names it. */
export const currencyOf = ({ variants }: Pick<ImportedProduct, 'variants'>): string | undefined =>
  variants.flatMap(({ price, compareAtPrice }) => price?.currency ?? compareAtPrice?.currency ?? [])[0]

/** Required fields that are missing for a new product or variant. */
export const missingOfProduct = ({ name, category }: ImportedFields): LineError[] => [
  ...(name === undefined ? [needed('name', 'product')] : []),
  ...(category === undefined ? [needed('category', 'product')] : []),
]

export const missingOfVariant = ({ price }: ImportedVariant, currency: string | undefined): LineError[] => [
  ...(price?.amount === undefined ? [needed('price', 'variant')] : []),
  ...(currency === undefined ? [needed('currency', 'product')] : []),
]

const needed = (path: string, what: 'product' | 'variant'): LineError => ({
  path,
  message: `${path} is required for a new ${what}; no variant has this SKU`,
})

/** Import line with its resolved product. */
export type ImportLine = Omit<ReadLine, 'product'> & { product: ImportedProduct }

/** Product of consecutive lines. Variants know their line and prospective id, in the file's order. */
export type ImportItem = Omit<ImportedProduct, 'variants'> & {
  newId: string
  variants: (ImportedVariant & { line: number; newId: string })[]
}

export const badLine = (line: number, path: string, message: string): BadLine => ({
  line,
  errors: [{ path, message: path === '' ? message : `${path} ${message}` }],
})
