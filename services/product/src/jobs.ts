import { addJobSql, addJob, addJobs } from '@ecommerce/shared/jobs/queue'
import { sql } from 'kysely'
import type { Tx } from './store/schema'
import type { StockEventsSql } from './store/stock/stock'

export const lowStockTask = 'announce-low-stock'
export const backInStockTask = 'announce-back-in-stock'
export const invalidateProductsTask = 'forget-products'

export type LowStock = { id: string; productId: string; variantId: string; available: number }
export type BackInStock = { productId: string; variantId: string }
export type ChangedProducts = { productIds: string[] }

/** SQL that queues a job for each variant reaching the threshold or available again, within the stock's statement. */
export const enqueueStockEventsSql =
  (lowStockThreshold: number): StockEventsSql =>
  (changes) => sql`(
  select count(case
    when before > ${lowStockThreshold} and after <= ${lowStockThreshold} then ${addJobSql(
      lowStockTask,
      sql`json_build_object('id', gen_random_uuid(), 'productId', product_id, 'variantId', variant_id, 'available', after)`,
    )}
    when before <= 0 and after > 0 then ${addJobSql(backInStockTask, sql`json_build_object('productId', product_id, 'variantId', variant_id)`)}
  end)
  from ${changes} as m)`

/** Queues the mails about variants that are for sale again. */
export const enqueueBackInStockAlerts = (tx: Tx, variants: readonly BackInStock[]): Promise<void> =>
  addJobs(
    tx,
    variants.map((payload) => ({ task: backInStockTask, payload })),
  )

/** Queues cache invalidation for a transaction that commits elsewhere. */
export async function enqueueProductInvalidation(tx: Tx, productIds: string[]): Promise<void> {
  if (productIds.length > 0) await addJob(tx, invalidateProductsTask, { productIds } satisfies ChangedProducts)
}
