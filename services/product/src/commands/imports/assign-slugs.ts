import { createHash } from 'node:crypto'
import type { Context } from '../../context'
import {
  type BadLine,
  currencyOf,
  type ImportLine,
  missingOfProduct,
  missingOfVariant,
  type ReadLine,
} from '../../domain/imports/import-line'
import { toSlug } from '../../domain/products/slug'
import { findSlugsBySku } from '../../store/products/bulk-products'

/**
 * Assigns missing slugs: of the product with one of the SKUs, else derived from name and first SKU,
 * deterministically.
 */
export async function* assignSlugs(
  { db }: Pick<Context, 'db'>,
  lines: AsyncIterable<readonly (ReadLine | BadLine)[]>,
): AsyncGenerator<(ImportLine | BadLine)[]> {
  for await (const some of lines) {
    const skus = some.flatMap((line) => ('errors' in line || line.product.slug ? [] : skusOf(line)))
    const known = skus.length > 0 ? await findSlugsBySku(db, skus) : new Map<string, string>()
    yield some.map((line) => ('errors' in line ? line : named(line, known)))
  }
}

function named(line: ReadLine, known: ReadonlyMap<string, string>): ImportLine | BadLine {
  const { product } = line
  const skus = skusOf(line)
  const slug =
    product.slug ??
    skus.map((sku) => known.get(sku)).find((found) => found !== undefined) ??
    (product.name === undefined ? undefined : `${toSlug(product.name, 'product')}-${shortHash(skus[0]!)}`)
  if (slug === undefined) return { line: line.line, errors: missingOf(line) }
  return { ...line, product: { ...product, slug } }
}

const missingOf = ({ product }: ReadLine) => [
  ...missingOfProduct(product),
  ...missingOfVariant(
    product.variants.find(({ price }) => price?.amount === undefined) ?? product.variants[0]!,
    currencyOf(product),
  ),
]

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

const skusOf = ({ product }: ReadLine) => product.variants.map(({ sku }) => sku)
