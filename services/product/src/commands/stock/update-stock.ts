import type { Once, Reply } from '@ecommerce/shared/idempotency/idempotency'
import type { Context } from '../../context'
import { tagsOfMoves } from '../../domain/catalogue/cache-tags'
import type { StoredProduct } from '../../domain/products/product'
import { findProduct } from '../../store/products/products'
import { changeStock, type AvailabilityChange } from '../../store/stock/stock'
import { enqueueStockEventsSql } from '../../jobs'
import { invalidVariant, productNotFound, stockBelowReserved } from '../../errors'

type Needs = Pick<Context, 'cache' | 'config' | 'db'>
export type UpdateStock = {
  productId: string
  variantId?: string
  delta?: number
  stock?: number
  reason?: string
  actor: string
}

/** Changes what is on hand of one variant; never below what is reserved. */
export async function updateStock(ctx: Needs, input: UpdateStock, once: Once<StoredProduct>): Promise<Reply> {
  const moves: AvailabilityChange[] = []
  const reply = await once(ctx.db, async (tx) => {
    const { productId, actor, reason = null } = input
    const eventsSql = enqueueStockEventsSql(ctx.config.lowStockThreshold)
    const product = await findProduct(tx, { id: productId })
    if (!product) throw productNotFound()
    const variantId = chooseVariant(product, input.variantId)
    const outcome = await changeStock(tx, { ...input, variantId, reason, actor, eventsSql })
    if (!outcome) throw productNotFound()
    if (!outcome.changed) throw stockBelowReserved(outcome)
    const { stock, reserved, before } = outcome
    moves.push({ productId, variantId, before, after: stock - reserved })
    return {
      ...product,
      variants: product.variants.map((variant) =>
        variant.id === variantId ? { ...variant, stock, reserved } : variant,
      ),
    }
  })
  await ctx.cache.invalidate(tagsOfMoves(moves))
  return reply
}

function chooseVariant({ variants }: StoredProduct, wanted: string | undefined): string {
  const [only] = variants
  if (wanted === undefined && only && variants.length === 1) return only.id
  if (wanted === undefined) throw invalidVariant('is required: this product has several variants')
  if (!variants.some(({ id }) => id === wanted.toLowerCase())) throw invalidVariant('is not a variant of this product')
  return wanted.toLowerCase()
}
