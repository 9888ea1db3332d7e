import { markProcessed } from '@ecommerce/shared/events/receive'
import type { Context } from '../../context'
import type { LowStock } from '../../jobs'
import { findVariantDetails } from '../../store/stock/variant-details'

type Needs = Pick<Context, 'config' | 'db' | 'name' | 'publish'>

/** Publishes a variant's low stock once per fall below the threshold. */
export const publishLowStock = (ctx: Needs, { id, available, ...variant }: LowStock): Promise<void> =>
  ctx.db.transaction().execute(async (tx) => {
    if (!(await markProcessed(tx, { source: ctx.name, id }))) return
    const details = await findVariantDetails(tx, variant)
    if (!details) return
    await ctx.publish(tx, 'product.low-stock', { ...details, available, threshold: ctx.config.lowStockThreshold })
  })
