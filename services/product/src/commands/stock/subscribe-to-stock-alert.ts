import type { Context } from '../../context'
import { lockKnownUser } from '../../store/known-users'
import { insertAlert } from '../../store/stock/stock-alerts'
import { holdProduct, isVisible } from '../../store/products/products'
import { accountGone, alreadyInStock, productNotFound, variantNotForSale } from '../../errors'

type Needs = Pick<Context, 'db'>

export type SubscribeToStockAlert = { productId: string; variantId: string | null; userId: string }

/** Subscribes a customer to a back-in-stock alert; false if already subscribed. */
export const subscribeToStockAlert = (ctx: Needs, input: SubscribeToStockAlert): Promise<boolean> =>
  ctx.db.transaction().execute(async (tx) => {
    if (!(await lockKnownUser(tx, input.userId))) throw accountGone()
    await holdProduct(tx, input.productId)
    const { choices, available, inserted } = await insertAlert(tx, input)
    if (choices === 0) throw (await isVisible(tx, input.productId)) ? variantNotForSale() : productNotFound()
    if (available > 0) throw alreadyInStock(available)
    return inserted
  })
