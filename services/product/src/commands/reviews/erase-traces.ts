import { eraseActor } from '../../store/stock/movements'
import { erasePerson } from '../../store/reviews/people'
import { deletePurchasesBy } from '../../store/reviews/purchases'
import { deleteReviewsBy } from '../../store/reviews/reviews'
import type { Tx } from '../../store/schema'
import { deleteAlertsBy } from '../../store/stock/stock-alerts'
import { enqueueForgetProducts } from '../../jobs'

/**
 * Forgets a person: what they wrote goes, and out of the ratings too. Their row comes first, for it is the lock: whoever writes
 * for them is waited for, and whoever comes later finds them erased.
 */
export async function eraseTraces(tx: Tx, userId: string): Promise<void> {
  await erasePerson(tx, userId)
  await eraseActor(tx, userId)
  const productIds = await deleteReviewsBy(tx, userId)
  await deletePurchasesBy(tx, userId)
  await deleteAlertsBy(tx, userId)
  await enqueueForgetProducts(tx, productIds)
}
