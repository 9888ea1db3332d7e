import type { Context } from '../../context'
import { claimAlerts } from '../../store/stock/stock-alerts'
import type { BackInStock } from '../../jobs'
import { findVariantDetails } from '../../store/stock/variant-details'

type Needs = Pick<Context, 'db' | 'publish'>

const batch = 200

/**
 * Publishes back-in-stock alerts in batches, each deleted with its event. Once stock is gone, the rest stays
 * subscribed.
 */
export async function publishBackInStock(ctx: Needs, variant: BackInStock): Promise<void> {
  while ((await publishBatch(ctx, variant)) > 0);
}

const publishBatch = (ctx: Needs, variant: BackInStock): Promise<number> =>
  ctx.db.transaction().execute(async (tx) => {
    const details = await findVariantDetails(tx, variant)
    if (!details) return 0
    const userIds = await claimAlerts(tx, { ...variant, limit: batch })
    if (userIds.length > 0) await ctx.publish(tx, 'product.back-in-stock', { ...details, userIds })
    return userIds.length
  })
