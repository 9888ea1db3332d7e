import type { Context } from '../../context'
import { toOrderEvent } from '../../domain/orders/order'
import { failPending } from '../../store/checkout/checkouts'
import { releaseCoupon } from '../../store/checkout/promotions'
import type { Tx } from '../../store/schema'
import { queueSettlement, type SettleOrder } from '../../jobs'
import { currentAuthor } from '../orders/author'

type Needs = Pick<Context, 'counters' | 'db' | 'idempotency' | 'publish'>
type FailOrder = SettleOrder & {
  /** Reason, as stored in the history. */
  reason: string
  /** Restricts failing to orders that wait for payment, or to those that do not. */
  awaiting?: boolean
}

/** Fails a checkout: releases cart, coupon and unused key; queues the release of stock and payment. */
export async function failOrder(ctx: Needs, failure: FailOrder): Promise<boolean> {
  const isFailed = await ctx.db.transaction().execute((tx) => failOrderWithin(ctx, tx, failure))
  if (isFailed)
    ctx.counters.orders({ outcome: 'failed', reason: failure.reason }, { 'labels.order_id': failure.orderId })
  return isFailed
}

/** Fails within a larger transaction; false when no longer allowed. */
export async function failOrderWithin(
  ctx: Pick<Needs, 'idempotency' | 'publish'>,
  tx: Tx,
  failure: FailOrder,
): Promise<boolean> {
  const { customerId, orderId } = failure
  const order = await failPending(tx, { ...failure, author: currentAuthor() })
  if (!order) return false
  if (order.couponCode !== null) await releaseCoupon(tx, orderId)
  if (order.idempotencyRef) await ctx.idempotency.abandon(tx, order.idempotencyRef)
  await queueSettlement(tx, { customerId, orderId })
  // A buyer with a processing payment has left and expects the order to stand.
  if (order.payments.some(({ status }) => status === 'processing'))
    await ctx.publish(tx, 'order.payment-failed', toOrderEvent(order))
  return true
}
