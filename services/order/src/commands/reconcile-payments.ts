import { isFirstTime } from '@ecommerce/shared/events/receive'
import type { Context } from '../context'
import { listSettledDifferently } from '../store/orders'
import { queueSettlement } from './queue-settlement'

type Needs = Pick<Context, 'db' | 'kit' | 'payments' | 'counters'>

/** Providers list by when a payment was begun, and its buyer may have taken a while to pay. */
const lookBackMs = 24 * 3_600_000

/**
 * Asks the providers what was received and settles each order that does not know of it: a call-back may be lost, and a process may
 * die between the money and the note of it. What was paid for an order that is not known is told to people, not sent back: it may
 * belong to another shop of the same account.
 */
export async function reconcilePayments(ctx: Needs, now = Date.now()): Promise<void> {
  const since = new Date(now - lookBackMs)
  const lists = await Promise.all(
    Object.values(ctx.payments).map((provider) => provider.listPaid?.(since) ?? Promise.resolve([])),
  )
  const { unsettled, unknown } = await listSettledDifferently(ctx.db, lists.flat())
  await Promise.all(unsettled.map(({ customerId, orderId }) => queueSettlement(ctx.db, { customerId, orderId })))
  await Promise.all(unknown.map((payment) => tellUnknown(ctx, payment)))
}

/** Once for each, however often it is seen. */
async function tellUnknown(ctx: Needs, { orderId, reference }: { orderId: string; reference: string }): Promise<void> {
  if (!(await isFirstTime(ctx.db, { source: 'payment without order', id: reference }))) return
  ctx.counters.paidWithoutOrder.inc({ outcome: 'unknown' })
  ctx.kit.log.error(
    { 'labels.order_id': orderId, 'labels.payment': reference },
    'a payment was received for an order that nobody knows',
  )
}
