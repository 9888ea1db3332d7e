import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../../context'
import type { NewCategory, NewProduct } from '../../domain/products/new-product'
import { hasProducts, insertCategories, insertProducts, lockSeeding } from '../../store/products/new-products'

export type SeedCategory = { slug: string; name: string; parent: string | null }
export type SeedProduct = {
  slug: string
  name: string
  description: string
  category: string
  attributes: Record<string, string>
  images: readonly { file: string; alt: string }[]
  variants: readonly {
    sku: string
    name: string
    options: Record<string, string>
    amount: number
    compareAtAmount?: number
    stock: number
  }[]
}

type Needs = Pick<Context, 'config' | 'db'>

/** Fills an empty catalogue, once; later calls change nothing. */
export function seedCatalogue(
  ctx: Needs,
  { categories, products }: { categories: readonly SeedCategory[]; products: readonly SeedProduct[] },
): Promise<{ products: number; seeded: boolean }> {
  return ctx.db.transaction().execute(async (tx) => {
    await lockSeeding(tx)
    if (await hasProducts(tx)) return { products: 0, seeded: false }
    await insertCategories(tx, withPaths(categories))
    await insertProducts(
      tx,
      products.map((product) => toNewProduct(product, ctx.config.currency)),
      'seed',
    )
    return { products: products.length, seeded: true }
  })
}

/** Parents precede their children. */
function withPaths(categories: readonly SeedCategory[]): NewCategory[] {
  const known = new Map<string, NewCategory>()
  for (const { slug, name, parent } of categories) {
    const above = parent === null ? undefined : known.get(parent)
    if (parent !== null && !above) throw new Error(`The category ${slug} stands before its parent ${parent}`)
    known.set(slug, { id: uuidv7(), slug, name, parentId: above?.id ?? null, path: [...(above?.path ?? []), slug] })
  }
  return [...known.values()]
}

const toNewProduct = ({ images, variants, ...product }: SeedProduct, currency: string): NewProduct => ({
  ...product,
  id: uuidv7(),
  status: 'active',
  currency,
  images: images.map(({ file, alt }) => ({ url: `/api/products/images/${file}`, alt })),
  priceAmount: Math.min(...variants.map(({ amount }) => amount)),
  variants: variants.map(({ amount, compareAtAmount, ...variant }) => ({
    ...variant,
    id: uuidv7(),
    priceAmount: amount,
    compareAtAmount: compareAtAmount ?? null,
  })),
})
