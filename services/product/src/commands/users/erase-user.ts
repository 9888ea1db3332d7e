import { enqueueProductInvalidation } from '../../jobs'
import { markErased } from '../../store/known-users'
import { deletePurchasesBy } from '../../store/reviews/purchases'
import { deleteReviewsBy } from '../../store/reviews/reviews'
import type { Tx } from '../../store/schema'
import { eraseActor } from '../../store/stock/movements'
import { deleteAlertsBy } from '../../store/stock/stock-alerts'

/**
 * Deletes a user's reviews, purchases and alerts. Locks `known_users` first, so that later writes find the user
 * erased.
 */
export async function eraseUser(tx: Tx, userId: string): Promise<void> {
  await markErased(tx, userId)
  await eraseActor(tx, userId)
  const productIds = await deleteReviewsBy(tx, userId)
  await deletePurchasesBy(tx, userId)
  await deleteAlertsBy(tx, userId)
  await enqueueProductInvalidation(tx, productIds)
}
