import type { Context } from '../../context'
import { toOrderEvent } from '../../domain/orders/order'
import { failPending } from '../../store/checkout/checkouts'
import { releaseCoupon } from '../../store/checkout/promotions'
import type { Tx } from '../../store/schema'
import { queueSettlement, type SettleOrder } from '../../jobs'
import { currentAuthor } from '../orders/author'

type Needs = Pick<Context, 'counters' | 'db' | 'idempotency' | 'publish'>
type FailOrder = SettleOrder & {
  /** As the order's history tells it. */
  reason: string
  /** Only if it waits for its buyer to pay, or only if it does not. */
  awaiting?: boolean
}

/**
 * Fails a checkout: releases cart, coupon and an unused idempotency key, and queues the release of stock and payment.
 */
export async function failOrder(ctx: Needs, failure: FailOrder): Promise<boolean> {
  const isFailed = await ctx.db.transaction().execute((tx) => failOrderWithin(ctx, tx, failure))
  if (isFailed)
    ctx.counters.orders({ outcome: 'failed', reason: failure.reason }, { 'labels.order_id': failure.orderId })
  return isFailed
}

/** The same as a part of a larger transaction; false when the order is not, or no longer, to be failed. */
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
  // Whose payment took its time has left the shop, and thinks that the order stands.
  if (order.payments.some(({ status }) => status === 'processing'))
    await ctx.publish(tx, 'order.payment-failed', toOrderEvent(order))
  return true
}
