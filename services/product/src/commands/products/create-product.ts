import type { Money } from '@ecommerce/contracts/money'
import type { Once, Reply } from '@ecommerce/shared/idempotency/idempotency'
import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../../context'
import { catalogueTag, productTag } from '../../domain/catalogue/cache-tags'
import type { StoredCategory } from '../../domain/catalogue/category'
import type { NewProduct } from '../../domain/products/new-product'
import type { StoredProduct } from '../../domain/products/product'
import { variantName } from '../../domain/products/variant-name'
import { ensureCategories } from '../../store/catalogue/categories'
import { insertProduct } from '../../store/products/product-writes'
import type { Tx } from '../../store/schema'
import { insertVariants } from '../../store/products/variant-writes'
import { claimGivenSkus, claimGivenSlug, claimGeneratedSlug } from './claim-slugs-and-skus'
import { getProduct } from './get-product'
import { categoriesBusy } from '../../errors'

type Needs = Pick<Context, 'cache' | 'db'>

export type RequestedVariant = {
  /** Path in the request, such as `variants.0.`. */
  at: string
  sku?: string
  name?: string
  options: Record<string, string>
  price: Money
  compareAtPrice?: Money
  stock: number
}

export type CreateProduct = Pick<
  NewProduct,
  'name' | 'description' | 'category' | 'status' | 'images' | 'attributes'
> & {
  slug?: string
  variants: RequestedVariant[]
}

/** Adds a product with variants and initial stock, claiming its slug and SKUs. */
export async function createProduct(
  ctx: Needs,
  { input, actor }: { input: CreateProduct; actor: string },
  once: Once<StoredProduct>,
): Promise<Reply> {
  const id = uuidv7()
  const changed = [id]
  const reply = await once(ctx.db, async (tx) => {
    const category = await lockCategory(tx, input.category)
    if (input.slug !== undefined) changed.push(...(await claimGivenSlug(tx, { productId: id, slug: input.slug })))
    const slug = input.slug ?? (await claimGeneratedSlug(tx, { productId: id, name: input.name }))
    const variants = input.variants.map((variant) => toNewVariant(variant, { ...input, slug }))
    await claimGivenSkus(tx, id, variants)
    await insertProduct(tx, toNewProduct(input, { id, slug }), category)
    await insertVariants(
      tx,
      variants.map((variant, position) => ({ ...variant, productId: id, position })),
      actor,
    )
    return getProduct(tx, id)
  })
  await ctx.cache.invalidate([catalogueTag, ...changed.map(productTag)])
  return reply
}

/** Locks the category, creating an unknown one. */
export async function lockCategory(tx: Tx, slug: string): Promise<StoredCategory> {
  const [category] = await ensureCategories(tx, [slug])
  if (!category) throw categoriesBusy()
  return category
}

function toNewProduct(
  { variants, category: _category, ...fields }: CreateProduct,
  named: { id: string; slug: string },
) {
  const [first] = variants
  return {
    ...fields,
    ...named,
    currency: first!.price.currency,
    priceAmount: Math.min(...variants.map(({ price }) => price.amount)),
  }
}

function toNewVariant(variant: RequestedVariant, product: { name: string; slug: string }) {
  const id = uuidv7()
  const { at, options, price, compareAtPrice, stock } = variant
  return {
    at,
    id,
    sku: variant.sku ?? `${product.slug.slice(0, 80)}-${id.slice(-6)}`.toUpperCase(),
    name: variant.name ?? variantName(options, product.name),
    options,
    priceAmount: price.amount,
    compareAtAmount: compareAtPrice?.amount ?? null,
    stock,
  }
}
