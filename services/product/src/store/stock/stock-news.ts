import type { StockNews } from '@ecommerce/contracts/events'
import { addingJob } from '@ecommerce/shared/jobs/queue'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../schema'

export const lowStockTask = 'announce-low-stock'
export const backInStockTask = 'announce-back-in-stock'

export type LowStock = { id: string; productId: string; variantId: string; available: number }
export type BackInStock = { productId: string; variantId: string }

/**
 * For the very statement that moves stock: queues a job for each variant that has fallen to the threshold or has come back from
 * nothing, and answers how many. So news is there if, and only if, the move is, at no round trip. `moves` has the columns
 * `product_id`, `variant_id`, and the available units `before` and `after`.
 */
export const countNews = (moves: RawBuilder<unknown>, threshold: number): RawBuilder<number> => sql`(
  select count(case
    when before > ${threshold} and after <= ${threshold} then ${addingJob(
      lowStockTask,
      sql`json_build_object('id', gen_random_uuid(), 'productId', product_id, 'variantId', variant_id, 'available', after)`,
    )}
    when before <= 0 and after > 0 then ${addingJob(backInStockTask, sql`json_build_object('productId', product_id, 'variantId', variant_id)`)}
  end)
  from ${moves} as m)`

/** Queues the news that what is available of these products has come back: they are for sale again. */
export async function queueBackInStock(tx: Tx, productIds: readonly string[]): Promise<void> {
  await sql`
    select ${addingJob(backInStockTask, sql`json_build_object('productId', product_id, 'variantId', id)`)}
    from variants where product_id = any(${productIds}::uuid[]) and stock > reserved`.execute(tx)
}

/** What news says of a variant; undefined when its product is not for sale. */
export async function findStockNews(
  db: Db,
  { productId, variantId }: { productId: string; variantId: string },
): Promise<StockNews | undefined> {
  const { rows } = await sql<StockNews>`
    select v.product_id, v.id as variant_id, v.sku, p.slug,
      case when v.name = p.name then p.name else p.name || ' (' || v.name || ')' end as name
    from variants v join products p on p.id = v.product_id and p.status = 'active'
    where v.product_id = ${productId} and v.id = ${variantId}`.execute(db)
  return rows[0]
}
