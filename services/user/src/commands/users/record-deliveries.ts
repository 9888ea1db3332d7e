import type { UserErased } from '@ecommerce/contracts/events'
import type { CloudEvent } from '@ecommerce/shared/events/cloud-event'
import type { Context } from '../../context'
import { markErased } from '../../store/erasures'

/** Records that a service erased its part of users, which it does before responding. */
export async function recordDeliveries(
  { db }: Pick<Context, 'db'>,
  events: readonly CloudEvent[],
  service: string,
): Promise<void> {
  const userIds = events.filter(({ type }) => type === 'user.erased').map(({ data }) => (data as UserErased).userId)
  if (userIds.length > 0) await markErased(db, { userIds, service })
}
