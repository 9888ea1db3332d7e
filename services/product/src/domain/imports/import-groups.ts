import {
  badLine,
  type BadLine,
  type ImportedFields,
  type ImportedProduct,
  type ImportItem,
  type ImportLine,
  currencyOf,
} from './import-line'
import { variantLimit } from '../products/variant-changes'

type Options = {
  /** Set when consecutive lines of a product become one item. */
  together: boolean
  /** A batch is full with so many variants, or so many bytes. */
  variants: number
  bytes: number
  newId: () => string
}

/** Slugs of products, and SKUs. */
export type Names = { slugs: Set<string>; skus: Set<string> }

/** Groups lines into items and batches and rejects repetitions. Lines with variant fields only may stand anywhere. */
export class ImportGroups {
  /** Slugs and SKUs of earlier lines, replaced by the stored ones so that memory is bounded. */
  used: Names = { slugs: new Set(), skus: new Set() }
  private readonly batch = new Map<string, ImportItem>()
  private lastSlug: string | undefined
  private variants = 0
  private bytes = 0

  constructor(private readonly options: Options) {}

  /** Adds a valid line, or returns its error within this file. */
  add({ line, bytes, product }: ImportLine): BadLine | undefined {
    const item = this.batch.get(product.slug)
    const fault = (item && inconsistentLine(line, product, item)) ?? this.repeated(line, product)
    if (fault) return fault
    const skus = product.variants.map(({ sku }) => sku).filter((sku) => this.used.skus.has(sku))
    for (const { sku } of product.variants) this.used.skus.add(sku)
    if (skus.length > 0) return badLine(line, 'sku', `has come before: ${skus.slice(0, 5).join(', ')}`)
    const { newId } = this.options
    const variants = product.variants.map((variant) => ({ ...variant, line, newId: newId() }))
    if (item) Object.assign(item, product, { variants: [...item.variants, ...variants] })
    else this.batch.set(product.slug, { ...product, newId: newId(), variants })
    this.lastSlug = product.slug
    this.variants += variants.length
    this.bytes += bytes
    return undefined
  }

  /** Returns true if the batch is full; lines of one product stay together. */
  isFullBefore({ product }: ImportLine): boolean {
    const { variants, bytes } = this.options
    return (this.variants >= variants || this.bytes >= bytes) && this.lastSlug !== product.slug
  }

  take(): ImportItem[] {
    const items = [...this.batch.values()]
    this.batch.clear()
    this.lastSlug = undefined
    this.variants = 0
    this.bytes = 0
    return items
  }

  private repeated(line: number, product: ImportedProduct): BadLine | undefined {
    if (fieldsOf(product).length === 0) return undefined
    const isFirst = !this.used.slugs.has(product.slug)
    this.used.slugs.add(product.slug)
    if (isFirst || (this.options.together && this.lastSlug === product.slug)) return undefined
    const rule = this.options.together ? 'the lines of a product stand together' : 'a product has one line'
    return badLine(line, 'slug', `has come before: ${rule}`)
  }
}

/** Returns the slugs and SKUs in these lines. */
export function namesOf(lines: readonly (ImportLine | BadLine)[]): Names {
  const products = lines.flatMap((line) => ('errors' in line ? [] : [line.product]))
  return {
    slugs: new Set(products.map(({ slug }) => slug)),
    skus: new Set(products.flatMap(({ variants }) => variants.map(({ sku }) => sku))),
  }
}

/** Error if lines of a product disagree on product fields. */
function inconsistentLine(line: number, product: ImportedProduct, item: ImportItem): BadLine | undefined {
  const first = item.variants[0]!
  const errors = fieldsOf(product)
    .filter(([path, value]) => path in item && JSON.stringify(value) !== JSON.stringify(item[path]))
    .map(([path]) => ({
      path: String(path),
      message: `${path} differs from line ${first.line} of the same product`,
    }))
  const [currency, known] = [currencyOf(product), currencyOf(item)]
  if (currency !== undefined && known !== undefined && currency !== known)
    errors.push({ path: 'currency', message: `currency differs from line ${first.line} of the same product` })
  if (item.variants.length >= variantLimit)
    errors.push({ path: 'sku', message: `sku exceeds the maximum of ${variantLimit} variants per product` })
  return errors.length > 0 ? { line, errors } : undefined
}

const fieldsOf = ({ slug: _slug, variants: _variants, scope: _scope, ...fields }: ImportedProduct) =>
  Object.entries(fields) as [keyof ImportedFields, unknown][]
