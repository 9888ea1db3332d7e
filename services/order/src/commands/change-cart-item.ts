import { AppError } from '@ecommerce/shared/errors'
import type { Context } from '../context'
import type { CartView } from '../domain/cart'
import { deleteCartItems, findCart, updateCartItem } from '../store/carts'
import { viewCart } from './cart-view'

type Needs = Pick<Context, 'db' | 'products' | 'config'>
export type ChangeCartItem = { customerId: string; itemId: string; quantity: number }

/** Sets the quantity of a line; 0 removes it. */
export async function changeCartItem(ctx: Needs, { customerId, itemId, quantity }: ChangeCartItem): Promise<CartView> {
  if (quantity > 0) await checkStock(ctx, { customerId, itemId, quantity })
  const changed =
    quantity === 0
      ? await deleteCartItems(ctx.db, { customerId, itemId })
      : await updateCartItem(ctx.db, { customerId, itemId, quantity })
  if (!changed) throw noSuchItem()
  return viewCart(ctx, customerId)
}

/** A courtesy: what decides is the reservation at checkout. */
async function checkStock(ctx: Needs, { customerId, itemId, quantity }: ChangeCartItem): Promise<void> {
  const item = (await findCart(ctx.db, customerId))?.items.find(({ id }) => id === itemId)
  if (!item) throw noSuchItem()
  const [variant] = await ctx.products.lookUp({ variantIds: [item.variantId] })
  const available = variant?.sellable ? variant.available : 0
  if (quantity <= available || quantity < item.quantity) return
  throw new AppError(
    'conflict',
    'insufficient-stock',
    available === 0 ? 'This is sold out.' : `Only ${available} are left.`,
    {
      members: { available },
      errors: [{ path: 'quantity', message: `only ${available} available`, variantId: item.variantId, available }],
    },
  )
}

const noSuchItem = () => new AppError('not-found', 'cart-item-not-found', 'There is no such line in this cart.')
