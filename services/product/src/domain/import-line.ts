import type { Money } from '@ecommerce/contracts/money'
import type { Image, ProductStatus } from './product'

/** What an import says of a variant. What it leaves out stays as it is, or is the default for a new one. */
export type ImportedVariant = {
  sku: string
  name?: string
  options?: Record<string, string>
  price: Money
  /** Null takes it away. */
  compareAtPrice?: Money | null
  /** What is to be on hand. */
  stock?: number
}

export type ImportedProduct = {
  slug: string
  name: string
  category: string
  description?: string
  status?: ProductStatus
  images?: Image[]
  attributes?: Record<string, string>
  variants: ImportedVariant[]
}

export type LineFault = { path: string; message: string }

/** A product as the export gives it: nothing is left out, and an import takes it. */
export type ExportedProduct = Required<Omit<ImportedProduct, 'variants'>> & { variants: Required<ImportedVariant>[] }

/** A line that says something wrong, with all that is wrong with it; `line` counts from 1 in the file. */
export type BadLine = { line: number; errors: LineFault[] }

/** A line as read: a product with all its variants (NDJSON), or with one of them (CSV); it need not say its slug. */
export type ReadLine = {
  line: number
  bytes: number
  product: Omit<ImportedProduct, 'slug'> & Partial<Pick<ImportedProduct, 'slug'>>
}

/** A line of which it is known which product it means. */
export type ImportLine = Omit<ReadLine, 'product'> & { product: ImportedProduct }

/**
 * A product with what all the lines that stand together say of it. Each variant knows the line that it is from, and each has the
 * id that it gets if it is new: new products are in the order of the file, whichever is written first.
 */
export type ImportItem = Omit<ImportedProduct, 'variants'> & {
  newId: string
  variants: (ImportedVariant & { line: number; newId: string })[]
}

export const badLine = (line: number, path: string, message: string): BadLine => ({
  line,
  errors: [{ path, message: path === '' ? message : `${path} ${message}` }],
})
