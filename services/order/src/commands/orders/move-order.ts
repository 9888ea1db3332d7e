import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../../context'
import { countRevenue } from '../../counters'
import type { Actor } from '../../domain/actor'
import { type StoredOrder, toOrderEvent } from '../../domain/orders/order'
import type { OrderEntry } from '../../domain/orders/order-event'
import type { OrderStatus } from '../../domain/orders/order-status'
import { blocksShipping, paymentAfterMove, paymentOfOrder, withPayment } from '../../domain/payments/payment'
import { taxInRefund } from '../../domain/payments/refund'
import { revenueOf } from '../../domain/orders/sales'
import { getOrder, lockOrderById, moveOrder as writeMove, restockOutUnits } from '../../store/orders/orders'
import { releaseCoupon } from '../../store/checkout/promotions'
import { getTaxLeft, insertCancelRefund } from '../../store/payments/refunds'
import type { Tx } from '../../store/schema'
import { queueRefund, queueSettlement } from '../../jobs'
import { invalidTransition } from '../../errors/orders'
import { currentAuthor } from './author'

type Needs = Pick<Context, 'counters' | 'db' | 'idempotency' | 'publish'>

export type MoveOrder = {
  orderId: string
  to: OrderStatus
  from: readonly OrderStatus[]
  actor: Actor
  /** Expected version. */
  version?: number | null
  /** Captured amount, which shipping requires. */
  captured?: number
  note?: string | undefined
  trackingNumber?: string | undefined
  carrier?: string | undefined
}

/**
 * Changes the status in one transaction with its event and, for a cancellation, coupon, refund and restocking.
 * Undefined if not allowed.
 */
export async function moveOrder(ctx: Needs, wanted: MoveOrder): Promise<StoredOrder | undefined> {
  const moved = await ctx.db.transaction().execute((tx) => move(ctx, tx, wanted))
  if (!moved) return undefined
  const { before, order } = moved
  ctx.counters.orders({ outcome: wanted.to, reason: '' }, { 'labels.order_id': order.id })
  if (wanted.to !== 'cancelled')
    countRevenue(ctx.counters, { currency: order.currency, amount: revenueOf(order) - revenueOf(before) })
  return order
}

/** Moves within a larger transaction. Throws 409 if goods would ship after their money is gone. */
export async function moveOrderWithin(
  ctx: Omit<Needs, 'counters' | 'db'>,
  tx: Tx,
  wanted: MoveOrder,
): Promise<StoredOrder | undefined> {
  return (await move(ctx, tx, wanted))?.order
}

async function move(
  ctx: Omit<Needs, 'counters' | 'db'>,
  tx: Tx,
  wanted: MoveOrder,
): Promise<{ before: StoredOrder; order: StoredOrder } | undefined> {
  const { to, from, actor, version = null, captured = 0, note = null, trackingNumber = null, carrier = null } = wanted
  const before = await lockOrderById(tx, wanted.orderId)
  if (!before || !from.includes(before.status) || (version !== null && version !== before.version)) return undefined
  if ((to === 'processing' || to === 'shipped') && blocksShipping.includes(before.paymentStatus))
    throw invalidTransition(before.status, to, ['cancelled'])
  const { payment, refundAmount } = paymentAfterMove(paymentOfOrder(before), { to, captured })
  if (to === 'shipped' && payment?.status === 'authorized') return undefined
  const refundId = uuidv7()
  const entries: OrderEntry[] = []
  if (payment && payment.capturedAmount > before.paidAmount) entries.push({ type: 'payment', status: 'paid' })
  if (refundAmount > 0) entries.push({ type: 'refund', status: 'pending', detail: { refundId, amount: refundAmount } })
  const order = await writeMove(tx, before, {
    to,
    note,
    trackingNumber,
    carrier,
    author: currentAuthor(actor),
    payments: withPayment(before, payment),
    entries,
  })
  if (to === 'shipped' || to === 'delivered' || to === 'cancelled')
    await ctx.publish(tx, `order.${to}`, toOrderEvent(order))
  if (to === 'cancelled') {
    const key = { customerId: order.customerId, orderId: order.id }
    if (order.couponCode !== null) await releaseCoupon(tx, order.id)
    if (payment && refundAmount > 0) {
      // Disputed money counts as left, with its share of the tax.
      const rest = { left: before.paidAmount - before.refundedAmount, taxLeft: await getTaxLeft(tx, order) }
      const refund = {
        id: refundId,
        amount: refundAmount,
        taxAmount: taxInRefund({ amount: refundAmount }, rest),
        reason: note ?? 'The order was cancelled.',
        paymentId: payment.id,
      }
      await insertCancelRefund(tx, order, refund)
      await queueRefund(tx, { ...key, refundId })
    }
    await queueSettlement(tx, key)
    if (order.idempotencyRef) await ctx.idempotency.abandon(tx, order.idempotencyRef)
    await restockOutUnits(tx, order)
    return { before, order: await getOrder(tx, order) }
  }
  return { before, order }
}
