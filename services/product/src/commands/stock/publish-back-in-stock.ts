import type { Context } from '../../context'
import { claimAlerts } from '../../store/stock/stock-alerts'
import type { BackInStock } from '../../jobs'
import { findStockNews } from '../../store/stock/stock-news'

type Needs = Pick<Context, 'db' | 'publish'>

const batch = 200

/**
 * Publishes back-in-stock alerts in batches, each deleted with its event. Once stock is gone, the rest stays
 * subscribed.
 */
export async function publishBackInStock(ctx: Needs, variant: BackInStock): Promise<void> {
  while ((await announceToSome(ctx, variant)) > 0);
}

const announceToSome = (ctx: Needs, variant: BackInStock): Promise<number> =>
  ctx.db.transaction().execute(async (tx) => {
    const news = await findStockNews(tx, variant)
    if (!news) return 0
    const userIds = await claimAlerts(tx, { ...variant, limit: batch })
    if (userIds.length > 0) await ctx.publish(tx, 'product.back-in-stock', { ...news, userIds })
    return userIds.length
  })
