import type { OrderEvent } from '@ecommerce/contracts/events'
import { lockKnownUser } from '../../store/known-users'
import { insertPurchases } from '../../store/reviews/purchases'
import type { Tx } from '../../store/schema'
import { enqueueProductInvalidation } from '../../jobs'

/** Records a customer's purchases for reviews; skips guests and erased users. */
export async function recordPurchase(tx: Tx, { userId, items }: OrderEvent): Promise<void> {
  if (userId === null || !(await lockKnownUser(tx, userId))) return
  await enqueueProductInvalidation(tx, await insertPurchases(tx, { userId, skus: items.map(({ sku }) => sku) }))
}
