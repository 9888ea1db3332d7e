import { defined } from '@ecommerce/shared/defined'
import { escapeFormula, originalCell } from './csv-cell'
import type { ExportedProduct, TableScope } from './import-line'

/** A CSV line is a variant and repeats its product's columns. */
const plainColumns = [
  'sku', 'slug', 'name', 'description', 'category', 'status', 'variantName', 'price', 'currency', 'compareAtPrice', 'stock',
] // prettier-ignore
const maxImages = 50
const namedColumn =
  /^(options|attributes)\.(?!__proto__$)[\p{L}\p{N} _-]{1,60}$|^images\.([1-9]|[1-4]\d|50)\.(url|alt)$/u

/** Columns for these options, attributes and number of images. */
export const columnsFor = (need: { options: readonly string[]; attributes: readonly string[]; images: number }) => [
  ...plainColumns,
  ...need.options.map((name) => `options.${name}`),
  ...need.attributes.map((name) => `attributes.${name}`),
  ...Array.from({ length: need.images }, (_, index) => [`images.${index + 1}.url`, `images.${index + 1}.alt`]).flat(),
]

/** Validates the header line. */
export function findColumnErrors(columns: readonly string[]): { path: string; message: string }[] {
  const missing = ['sku', ...columns.flatMap((column) => /^(images\.\d+\.)alt$/.exec(column)?.[1] ?? []).map((image) => `${image}url`)]
    .filter((column) => !columns.includes(column)) // prettier-ignore
  const unknown = columns.filter((column) => !plainColumns.includes(column) && !namedColumn.test(column))
  const seen = new Set<string>()
  const twice = columns.filter((column) => seen.size === seen.add(column).size)
  return [
    ...missing.map((path) => ({ path, message: `the column ${path} is missing: add it` })),
    ...unknown.map((path) => ({ path: path.slice(0, 100), message: `the column is unknown: rename or remove it` })),
    ...twice.map((path) => ({ path: path.slice(0, 100), message: `the column appears twice: remove one` })),
  ]
}

/** Lines of a product; undefined if an option, attribute or image has no column. */
export function toCsvLines(product: ExportedProduct, columns: readonly string[]): string | undefined {
  const known = new Set(columns)
  const shared = cellsOfProduct(product)
  const lines = product.variants.map((variant) => {
    const cells: Cells = { ...shared, ...cellsOfVariant(variant) }
    return Object.keys(cells).every((column) => known.has(column))
      ? toCsvLine(columns.map((column) => cells[column] ?? ''))
      : undefined
  })
  return lines.includes(undefined) ? undefined : lines.join('')
}

/** Texts are written so that no spreadsheet runs them; numbers are numbers. */
export const toCsvLine = (cells: readonly Cell[]): string =>
  `${cells.map((cell) => quoted(typeof cell === 'number' ? String(cell) : escapeFormula(cell))).join(',')}\n`

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/**
 * Converts CSV records to unvalidated NDJSON lines. A missing column changes nothing; an empty cell clears optional
 * fields only.
 */
export function readerOf(columns: readonly string[]): {
  scope: TableScope
  read: (cells: readonly string[]) => object
} {
  const at = Object.fromEntries(columns.map((column, index) => [column, index]))
  const options = pairsAt(columns, 'options.')
  const attributes = pairsAt(columns, 'attributes.')
  const images = imagesAt(at)
  const scope = {
    options: options.map(({ name }) => name),
    attributes: attributes.map(({ name }) => name),
    images: images.map(({ number }) => number),
  }
  const read = (written: readonly string[]) => {
    const cells = written.map(originalCell)
    const cell = (column: string) => cells[at[column] ?? -1]
    const [description, compareAtPrice] = [cell('description'), cell('compareAtPrice')]
    const [price, currency] = [cell('price'), cell('currency')]
    const [variantName, stock] = [cell('variantName'), cell('stock')]
    return {
      ...filled({ slug: cell('slug'), name: cell('name'), category: cell('category'), status: cell('status') }),
      ...defined({ description }),
      ...(images.length > 0 && { images: imagesIn(cells, images) }),
      ...(attributes.length > 0 && { attributes: pairsIn(cells, attributes) }),
      variants: [
        {
          sku: cell('sku'),
          ...filled({ name: variantName }),
          ...(options.length > 0 && { options: pairsIn(cells, options) }),
          ...((price || currency) && { price: { ...(price && { amount: toNumber(price) }), ...filled({ currency }) } }),
          ...(compareAtPrice !== undefined && {
            compareAtPrice: compareAtPrice === '' ? null : { amount: toNumber(compareAtPrice) },
          }),
          ...(stock && { stock: toNumber(stock) }),
        },
      ],
    }
  }
  return { scope, read }
}

const filled = (cells: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell))

/** Column of an error's path. */
export function columnOf(path: string): string {
  const own = path.replace(/^variants\.0\.?/, '')
  if (own === 'name' && own !== path) return 'variantName'
  if (/\.currency$/.test(own)) return 'currency'
  return own.replace(/\.amount$/, '')
}

type Cell = string | number
type Cells = Record<string, Cell>

const cellsOfProduct = (product: ExportedProduct): Cells => ({
  slug: product.slug,
  name: product.name,
  description: product.description,
  category: product.category,
  status: product.status,
  ...prefixed('attributes.', product.attributes),
  ...Object.fromEntries(
    product.images.flatMap(({ url, alt }, index) => [
      [`images.${index + 1}.url`, url],
      [`images.${index + 1}.alt`, alt],
    ]),
  ),
})

const cellsOfVariant = (variant: ExportedProduct['variants'][number]): Cells => ({
  sku: variant.sku,
  variantName: variant.name,
  price: variant.price.amount,
  currency: variant.price.currency,
  compareAtPrice: variant.compareAtPrice?.amount ?? '',
  stock: variant.stock,
  ...prefixed('options.', variant.options),
})

const prefixed = (prefix: string, pairs: Record<string, string>) =>
  Object.fromEntries(Object.entries(pairs).map(([name, value]) => [prefix + name, value]))

type PairAt = { name: string; index: number }
type ImageAt = { number: number; url: number; alt: number | undefined }

const pairsAt = (columns: readonly string[], prefix: string): PairAt[] =>
  columns.flatMap((column, index) => (column.startsWith(prefix) ? [{ name: column.slice(prefix.length), index }] : []))

const imagesAt = (at: Readonly<Record<string, number>>): ImageAt[] =>
  Array.from({ length: maxImages }, (_, index) => index + 1).flatMap((number) => {
    const url = at[`images.${number}.url`]
    return url === undefined ? [] : [{ number, url, alt: at[`images.${number}.alt`] }]
  })

const pairsIn = (cells: readonly string[], pairs: readonly PairAt[]) =>
  Object.fromEntries(pairs.flatMap(({ name, index }) => (cells[index] ? [[name, cells[index]]] : [])))

const imagesIn = (cells: readonly string[], images: readonly ImageAt[]) =>
  Object.fromEntries(
    images.flatMap(({ number, url: atUrl, alt: atAlt }) => {
      const [url, alt] = [cells[atUrl], atAlt === undefined ? undefined : cells[atAlt]]
      return url || alt ? [[number, { url, ...defined({ alt }) }]] : []
    }),
  )

/** Digits only: `14.00` is in major units and rejected later with other values. */
const toNumber = (cell: string): number | string => (/^\s*-?\d{1,16}\s*$/.test(cell) ? Number(cell) : cell)
