import type { Money } from '@ecommerce/contracts/money'
import type { Image, ProductStatus } from '../products/product'

/** What an import says of a variant. What it leaves out stays as it is, or is the default for a new one. */
export type ImportedVariant = {
  sku: string
  name?: string
  options?: Record<string, string>
  /** Without a currency it is in that of the product. */
  price?: Partial<Money>
  /** Null takes it away. */
  compareAtPrice?: PriceInFile | null
  /** What is to be on hand: of a new variant, and of one that is there where the import is asked to set it. */
  stock?: number
}

export type PriceInFile = Pick<Money, 'amount'> & Partial<Money>

/** Of an image in a table: without a column for it, the text in place of the picture stays. */
export type ImageInTable = Pick<Image, 'url'> & Partial<Image>

/** What a product that is there keeps where an import leaves it out. */
export type ImportedFields = {
  name?: string
  category?: string
  description?: string
  status?: ProductStatus
  /** All that there are, or those of a table by the number of their column. */
  images?: Image[] | Record<string, ImageInTable>
  attributes?: Record<string, string>
}

export type ImportedProduct = ImportedFields & {
  slug: string
  variants: ImportedVariant[]
  /** Of a line of a table: it says nothing of options, attributes and images that have no column. */
  scope?: TableScope
}

export type TableScope = { options: readonly string[]; attributes: readonly string[]; images: readonly number[] }

export type LineFault = { path: string; message: string }

/** A product as the export gives it: nothing is left out, and an import takes it. */
export type ExportedProduct = Required<Omit<ImportedFields, 'images'>> & {
  slug: string
  images: Image[]
  variants: (Required<ImportedVariant> & { price: Money })[]
}

/** A line that says something wrong, with all that is wrong with it; `line` counts from 1 in the file. */
export type BadLine = { line: number; errors: LineFault[] }

/** A line as read: a product with all its variants (NDJSON), or with one of them (CSV); it need not say its slug. */
export type ReadLine = {
  line: number
  bytes: number
  product: Omit<ImportedProduct, 'slug'> & Partial<Pick<ImportedProduct, 'slug'>>
}

/** In which the prices of a product are, where any of them says so. */
export const currencyOf = ({ variants }: Pick<ImportedProduct, 'variants'>): string | undefined =>
  variants.flatMap(({ price, compareAtPrice }) => price?.currency ?? compareAtPrice?.currency ?? [])[0]

/** What a new product, or a new variant, cannot do without and these leave out. */
export const missingOfProduct = ({ name, category }: ImportedFields): LineFault[] => [
  ...(name === undefined ? [needed('name', 'product')] : []),
  ...(category === undefined ? [needed('category', 'product')] : []),
]

export const missingOfVariant = ({ price }: ImportedVariant, currency: string | undefined): LineFault[] => [
  ...(price?.amount === undefined ? [needed('price', 'variant')] : []),
  ...(currency === undefined ? [needed('currency', 'product')] : []),
]

const needed = (path: string, what: 'product' | 'variant'): LineFault => ({
  path,
  message: `${path} is required: nothing has this SKU yet, and a new ${what} needs it`,
})

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
