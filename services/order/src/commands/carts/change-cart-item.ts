import type { SellableVariant } from '@ecommerce/contracts/inventory'
import type { Context } from '../../context'
import { type CalculatedCart, isExactToday, type StoredCart } from '../../domain/carts/cart'
import { deleteCartItems, findCart, updateCartItem } from '../../store/carts/carts'
import { presentCart, viewCart } from './cart-view'
import { cartItemNotFound, cartItemStockTooLow, totalTooLarge } from '../../errors/carts'

type Needs = Pick<Context, 'config' | 'db' | 'products'>
export type ChangeCartItem = { customerId: string; itemId: string; quantity: number }

/** Sets the quantity of a line; 0 removes it. */
export async function changeCartItem(ctx: Needs, change: ChangeCartItem): Promise<CalculatedCart> {
  const { customerId, itemId, quantity } = change
  if (quantity === 0) {
    if (!(await deleteCartItems(ctx.db, { customerId, itemId }))) throw cartItemNotFound()
    return viewCart(ctx, customerId)
  }
  const before = await findCart(ctx.db, customerId)
  const variants = await ctx.products.lookUp({ variantIds: before?.items.map(({ variantId }) => variantId) ?? [] })
  checkStock(before, variants, change)
  return ctx.db.transaction().execute(async (tx) => {
    if (!(await updateCartItem(tx, change))) throw cartItemNotFound()
    const cart = await findCart(tx, customerId)
    if (quantity > quantityOf(before, itemId) && !isExactToday(cart?.items ?? [], variants)) throw totalTooLarge()
    return presentCart({ ...ctx, db: tx }, { customerId, cart, variants })
  })
}

const quantityOf = (cart: StoredCart | undefined, itemId: string): number =>
  cart?.items.find(({ id }) => id === itemId)?.quantity ?? 0

/** A courtesy: what decides is the reservation at checkout. */
function checkStock(
  cart: StoredCart | undefined,
  variants: readonly SellableVariant[],
  { itemId, quantity }: ChangeCartItem,
): void {
  const item = cart?.items.find(({ id }) => id === itemId)
  if (!item) throw cartItemNotFound()
  const variant = variants.find(({ variantId }) => variantId === item.variantId)
  const available = variant?.sellable ? variant.available : 0
  if (quantity <= available || quantity < item.quantity) return
  throw cartItemStockTooLow({ variantId: item.variantId, available })
}
