import type { SellableVariant } from '@ecommerce/contracts/inventory'
import { type AppError } from '@ecommerce/shared/errors'
import type { Once } from '@ecommerce/shared/idempotency/idempotency'
import type { Context } from '../../context'
import { type CalculatedCart, isExactToday, maxLines, maxQuantity, type StoredCart } from '../../domain/carts/cart'
import { addToCart, findCart } from '../../store/carts/carts'
import { presentCart } from './cart-view'
import {
  cartFull,
  cartStockTooLow,
  currencyMismatch,
  productNotFound,
  severalVariants,
  totalTooLarge,
} from '../../errors/carts'

type Needs = Pick<Context, 'config' | 'db' | 'products'>
export type AddCartItem = {
  customerId: string
  isGuest: boolean
  productId?: string
  variantId?: string
  quantity: number
}

/** Adds units of a variant, with one catalogue lookup for all lines. */
export async function addCartItem(ctx: Needs, input: AddCartItem, once: Once<CalculatedCart>) {
  const { customerId, isGuest, quantity } = input
  const before = await findCart(ctx.db, customerId)
  const variants = await ctx.products.lookUp({
    variantIds: [...(input.variantId ? [input.variantId] : []), ...(before?.items.map((item) => item.variantId) ?? [])],
    productIds: input.productId ? [input.productId] : [],
  })
  const variant = chooseVariant(variants, input)
  return once(ctx.db, async (tx) => {
    const { price, available, variantId, productId, sku, name, options, image } = variant
    const { added, cart } = await addToCart(tx, {
      ...{ customerId, isGuest, quantity, maxLines, variantId, productId, sku, name, options, image },
      unitPriceAmount: price.amount,
      currency: price.currency,
      atMost: Math.min(available, maxQuantity),
    })
    if (!added) throw cannotAdd(variant, cart)
    if (!isExactToday(cart.items, variants)) throw totalTooLarge()
    return presentCart({ ...ctx, db: tx }, { customerId, cart, variants })
  })
}

function chooseVariant(variants: readonly SellableVariant[], { productId, variantId }: AddCartItem): SellableVariant {
  const candidates = variants.filter((variant) =>
    variantId === undefined
      ? variant.productId === productId?.toLowerCase()
      : variant.variantId === variantId.toLowerCase(),
  )
  const [first] = candidates.filter((variant) => variant.sellable)
  if (!first) throw productNotFound()
  if (candidates.length > 1) throw severalVariants()
  return first
}

function cannotAdd({ available, variantId, price }: SellableVariant, cart: StoredCart): AppError {
  const { currency = price.currency } = cart.items[0] ?? {}
  if (currency !== price.currency) return currencyMismatch(currency)
  if (cart.items.length >= maxLines) return cartFull()
  return cartStockTooLow({ variantId, available })
}
