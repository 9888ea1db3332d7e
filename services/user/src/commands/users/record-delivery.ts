import type { UserErased } from '@ecommerce/contracts/events'
import type { CloudEvent } from '@ecommerce/shared/events/cloud-event'
import type { Context } from '../../context'
import { markErased } from '../../store/erasures'

/** Records that a service erased its part, which it does before responding. */
export async function recordDelivery(
  { db }: Pick<Context, 'db'>,
  { type, data }: CloudEvent,
  service: string,
): Promise<void> {
  if (type === 'user.erased') await markErased(db, { userId: (data as UserErased).userId, service })
}
