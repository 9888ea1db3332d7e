import { badLine, type BadLine, type ImportedProduct, type ImportItem, type ImportLine } from './import-line'
import { SeenNames } from './seen-names'
import { variantLimit } from './variant-changes'

type Options = {
  /** Whether lines of one product that follow each other become one item; else a line is a whole product. */
  together: boolean
  /** A batch is full with so many variants, or so many bytes. */
  variants: number
  bytes: number
  newId: () => string
}

/** Puts the lines of a file together into items and batches, and refuses what the file has said before. */
export class ImportGroups {
  private readonly slugs = new SeenNames()
  private readonly skus = new SeenNames()
  private batch: ImportItem[] = []
  private variants = 0
  private bytes = 0

  constructor(private readonly options: Options) {}

  /** Takes a good line; answers what is wrong with it in this file, and then leaves it out. */
  add({ line, bytes, product }: ImportLine): BadLine | undefined {
    const item = this.itemOf(product)
    const fault = item ? unfit(line, product, item) : this.repeated(line, product)
    if (fault) return fault
    const skus = product.variants.filter(({ sku }) => !this.skus.add(sku)).map(({ sku }) => sku)
    if (skus.length > 0) return badLine(line, 'sku', `has come before: ${skus.slice(0, 5).join(', ')}`)
    const { newId } = this.options
    const variants = product.variants.map((variant) => ({ ...variant, line, newId: newId() }))
    if (item) item.variants.push(...variants)
    else this.batch.push({ ...product, newId: newId(), variants })
    this.variants += variants.length
    this.bytes += bytes
    return undefined
  }

  /** Whether this line belongs into the next batch. The lines of a product are never parted. */
  isFullBefore({ product }: ImportLine): boolean {
    const { variants, bytes } = this.options
    return (this.variants >= variants || this.bytes >= bytes) && this.itemOf(product) === undefined
  }

  take(): ImportItem[] {
    const { batch } = this
    this.batch = []
    this.variants = 0
    this.bytes = 0
    return batch
  }

  private itemOf({ slug }: ImportedProduct): ImportItem | undefined {
    const last = this.batch.at(-1)
    return this.options.together && last?.slug === slug ? last : undefined
  }

  private repeated(line: number, { slug }: ImportedProduct): BadLine | undefined {
    if (this.slugs.add(slug)) return undefined
    const rule = this.options.together ? 'the lines of a product stand together' : 'a product has one line'
    return badLine(line, 'slug', `has come before: ${rule}`)
  }
}

/** The lines of a product say the same of all that is not the variant's own. */
function unfit(line: number, { variants, ...fields }: ImportedProduct, item: ImportItem): BadLine | undefined {
  const first = item.variants[0]!
  const errors = Object.entries(fields)
    .filter(([path, value]) => JSON.stringify(value) !== JSON.stringify(item[path as keyof typeof fields]))
    .map(([path]) => ({ path, message: `${path} is not what line ${first.line} says of the same product` }))
  if (variants[0]!.price.currency !== first.price.currency)
    errors.push({ path: 'currency', message: `currency is not that of line ${first.line}, of the same product` })
  if (item.variants.length >= variantLimit)
    errors.push({ path: 'sku', message: `sku is one more than the ${variantLimit} variants that a product may have` })
  return errors.length > 0 ? { line, errors } : undefined
}
