import type { Once, Reply } from '@ecommerce/shared/idempotency/idempotency'
import type { Actor } from '../../domain/actor'
import type { StoredOrder } from '../../domain/orders/order'
import { cancellable } from '../../domain/orders/order-status'
import { lockOrder } from '../../store/orders/orders'
import { moveOrderWithin } from './move-order'
import { settleOrder } from '../checkout/settle-order'
import { syncPayment } from '../payments/sync-payment'
import { attemptNow } from '../checkout/attempt-now'
import { invalidTransition } from '../../errors/orders'

type Needs = Parameters<typeof settleOrder>[0]

/** Cancels an unshipped order: stock, coupon and payment are returned. */
export async function cancelOrder(
  ctx: Needs,
  { order, reason, actor }: { order: StoredOrder; reason: string | undefined; actor: Actor },
  once: Once<StoredOrder>,
): Promise<Reply> {
  const key = { customerId: order.customerId, orderId: order.id }
  // Synchronized first, so that the reply's refund omits earlier refunds at the provider.
  if (cancellable.includes(order.status) && order.paidAmount > 0)
    await attemptNow(ctx, () => syncPayment(ctx, key), { orderId: order.id, action: 'read-payment' })
  const reply = await once(ctx.db, async (tx) => {
    const moved = await moveOrderWithin(ctx, tx, {
      ...{ orderId: order.id, from: cancellable, actor, note: reason },
      to: 'cancelled',
    })
    if (moved) return moved
    const { status } = await lockOrder(tx, order)
    throw invalidTransition(status, 'cancelled')
  })
  if (!reply.replayed) {
    ctx.counters.orders({ outcome: 'cancelled', reason: '' }, { 'labels.order_id': order.id })
    const left = { orderId: order.id, action: 'restock-order' }
    await attemptNow(ctx, () => settleOrder(ctx, key), left)
  }
  return reply
}
