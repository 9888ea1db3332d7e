import type { UserErased } from '@ecommerce/contracts/events'
import type { CloudEvent } from '@ecommerce/shared/events/cloud-event'
import type { Context } from '../../context'
import { markErased } from '../../store/erasures'

/** A service that has taken the news of an erasure has erased its part: it does so in the transaction before its answer. */
export async function noteDelivery(
  { db }: Pick<Context, 'db'>,
  { type, data }: CloudEvent,
  service: string,
): Promise<void> {
  if (type === 'user.erased') await markErased(db, { userId: (data as UserErased).userId, service })
}
