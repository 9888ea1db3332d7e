import { addJob, addJobs, addJobsOfSql } from '@ecommerce/shared/jobs/queue'
import { sql } from 'kysely'
import type { Tx } from './store/schema'
import type { StockEventsSql } from './store/stock/stock'

export const lowStockTask = 'announce-low-stock'
export const backInStockTask = 'announce-back-in-stock'
export const invalidateProductsTask = 'forget-products'

export type LowStock = { id: string; productId: string; variantId: string; available: number }
export type BackInStock = { productId: string; variantId: string }
export type ChangedProducts = { productIds: string[] }

/** CTE that queues a job for each variant reaching the threshold or available again, within the stock's statement. */
export const enqueueStockEventsSql =
  (lowStockThreshold: number): StockEventsSql =>
  (changes) =>
    addJobsOfSql(sql`
      select ${lowStockTask}::text as task, json_build_object(
        'id', gen_random_uuid(), 'productId', product_id, 'variantId', variant_id, 'available', after
      ) as payload
      from ${changes} as low where before > ${lowStockThreshold} and after <= ${lowStockThreshold}
      union all
      select ${backInStockTask}::text, json_build_object('productId', product_id, 'variantId', variant_id)
      from ${changes} as back where before <= 0 and after > 0`)

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
