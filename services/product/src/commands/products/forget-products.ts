import { addJob } from '@ecommerce/shared/jobs/queue'
import type { Context } from '../../context'
import { productTag } from '../../domain/cache-tags'
import type { Tx } from '../../store/schema'

export const forgetProductsTask = 'forget-products'

export type ChangedProducts = { productIds: string[] }

/** For changes by events, whose transaction is not ours to end: the cache may forget only when the change is there for all to see. */
export async function forgetLater(tx: Tx, productIds: string[]): Promise<void> {
  if (productIds.length > 0) await addJob(tx, forgetProductsTask, { productIds } satisfies ChangedProducts)
}

export const forgetProducts = ({ cache }: Pick<Context, 'cache'>, { productIds }: ChangedProducts): Promise<void> =>
  cache.invalidate(productIds.map(productTag))
