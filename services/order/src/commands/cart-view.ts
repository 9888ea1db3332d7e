import type { SellableVariant } from '@ecommerce/contracts/inventory'
import { AppError } from '@ecommerce/shared/errors'
import type { Context } from '../context'
import { type CartView, priceLines, type StoredCart, toCartView } from '../domain/cart'
import { findCart } from '../store/carts'
import { listShippingMethods } from '../store/pricing-rules'

type Needs = Pick<Context, 'db' | 'products' | 'config'>

/** The cart with today's prices; with the catalogue away, with the last known ones and `stale: true`. */
export async function viewCart(ctx: Needs, customerId: string | null): Promise<CartView> {
  const cart = customerId === null ? undefined : await findCart(ctx.db, customerId)
  const variants = await lookUpIfPossible(ctx, cart)
  return presentCart(ctx, { customerId, cart, variants })
}

/** The same from what a command has already read. */
export async function presentCart(
  ctx: Pick<Needs, 'db' | 'config'>,
  given: { customerId: string | null; cart: StoredCart | undefined; variants: readonly SellableVariant[] | undefined },
): Promise<CartView> {
  const { customerId, cart, variants } = given
  const { currency } = ctx.config
  const lines = priceLines(cart?.items ?? [], variants)
  const methods = lines.length === 0 ? [] : await listShippingMethods(ctx.db, currency)
  return toCartView(cart, { customerId, lines, methods, stale: variants === undefined, currency })
}

async function lookUpIfPossible(
  { products }: Needs,
  cart: StoredCart | undefined,
): Promise<SellableVariant[] | undefined> {
  try {
    return await products.lookUp({ variantIds: cart?.items.map((item) => item.variantId) ?? [] })
  } catch (error) {
    if (error instanceof AppError && error.kind === 'unavailable') return undefined
    throw error
  }
}
