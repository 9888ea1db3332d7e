import type { Context } from '../../context'
import { type CalculatedCart, isExact, maxLines, maxQuantity } from '../../domain/carts/cart'
import { lockCartPair, moveCart } from '../../store/carts/cart-merge'
import { findCart } from '../../store/carts/carts'
import { viewCart } from './cart-view'
import { cartFull, currencyMismatch, totalTooLarge } from '../../errors/carts'
import { checkoutInProgress } from '../../errors/checkout'

type Needs = Pick<Context, 'config' | 'db' | 'products'>

/** Moves a guest's cart into the customer's, all or nothing; idempotent. */
export async function mergeCarts(ctx: Needs, pair: { guestId: string; customerId: string }): Promise<CalculatedCart> {
  await ctx.db.transaction().execute(async (tx) => {
    const guest = await lockCartPair(tx, pair)
    if (!guest) return
    if (guest.checkoutOrderId !== null) throw checkoutInProgress()
    await moveCart(tx, { ...pair, max: maxQuantity })
    const items = (await findCart(tx, pair.customerId))?.items ?? []
    const [first, ...others] = items
    if (others.length >= maxLines) throw cartFull()
    if (first && others.some(({ currency }) => currency !== first.currency)) throw currencyMismatch(first.currency)
    if (!isExact(items)) throw totalTooLarge()
  })
  return viewCart(ctx, pair.customerId)
}
