import type { Context } from '../../context'
import { isExact } from '../../domain/carts/cart'
import { moneyIn } from '../../domain/money'
import { type AbandonedCart, markAbandonedCarts } from '../../store/carts/idle-carts'

type Needs = Pick<Context, 'config' | 'db' | 'publish'>

const atATime = 100

/** Publishes each idle customer cart once. */
export async function publishAbandonedCarts(ctx: Needs): Promise<void> {
  const { cartAbandonedAfterMinutes: idleMinutes } = ctx.config
  for (;;) {
    const marked = await ctx.db.transaction().execute(async (tx) => {
      const carts = await markAbandonedCarts(tx, { idleMinutes, limit: atATime })
      // Omits carts whose former prices exceed a safe integer.
      const exact = carts.filter(({ items }) => isExact(items))
      await Promise.all(exact.map((cart) => ctx.publish(tx, 'cart.abandoned', toEvent(cart))))
      return carts.length
    })
    if (marked < atATime) return
  }
}

function toEvent({ items, updatedAt, ...customer }: AbandonedCart) {
  const money = moneyIn(items[0]!.currency)
  const lines = items.map(({ sku, name, quantity, unitPriceAmount }) => ({
    ...{ sku, name, quantity },
    lineTotal: money(unitPriceAmount * quantity),
  }))
  const subtotal = lines.reduce((sum, { lineTotal }) => sum + lineTotal.amount, 0)
  return { ...customer, items: lines, subtotal: money(subtotal), updatedAt: updatedAt.toISOString() }
}
