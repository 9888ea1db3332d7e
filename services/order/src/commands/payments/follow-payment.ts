import type { Context } from '../../context'
import type { ProviderFacts } from '../../domain/payments/payment'
import { findOrder } from '../../store/orders/orders'
import { followPaymentWithoutOrder } from './follow-payment-without-order'
import type { FollowPayment } from '../../jobs'
import { settleOrder } from '../checkout/settle-order'
import { syncPayment } from './sync-payment'

/** Job after a notification or periodic check: decides a pending order and books changes. */
export async function followPayment(
  ctx: Pick<Context, 'db'> & Parameters<typeof settleOrder>[0],
  { customerId, orderId, facts, payment }: FollowPayment,
): Promise<void> {
  const order = await findOrder(ctx.db, { id: orderId }, { customerId })
  if (!order && payment) await followPaymentWithoutOrder(ctx, payment)
  if (order?.status === 'pending') await settleOrder(ctx, { customerId, orderId })
  if (order && (order.status !== 'pending' || mayBeIncomplete(facts)))
    await syncPayment(ctx, { customerId, orderId }, facts)
}

/** Unsigned facts may be incomplete, so the provider is asked. */
const mayBeIncomplete = (facts: ProviderFacts | undefined) =>
  facts === undefined || facts.refunds.length + facts.disputes.length + facts.refundedAmount > 0
