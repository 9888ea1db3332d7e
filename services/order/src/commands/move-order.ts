import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../context'
import type { Actor } from '../domain/actor'
import { type StoredOrder, toOrderEvent } from '../domain/order'
import type { OrderStatus } from '../domain/order-status'
import { getOrder, moveOrder as move, restockOutUnits } from '../store/orders'
import { giveCouponBack } from '../store/promotions'
import type { Tx } from '../store/schema'
import { queueRefund, queueSettlement } from './queue-settlement'

type Needs = Pick<Context, 'counters' | 'db' | 'kit' | 'publish'>

export type MoveOrder = {
  orderId: string
  to: OrderStatus
  from: readonly OrderStatus[]
  actor: Actor
  /** Refuse if the order has moved since. */
  version?: number | null
  /** Promised money has been taken, as it has to be before goods are sent. */
  captured?: boolean
  note?: string | undefined
  trackingNumber?: string | undefined
  carrier?: string | undefined
}

/**
 * Moves an order with all that follows from it, in one transaction: the event, and for a cancelled order its coupon, its refund and
 * the job that brings its goods back. Undefined when the order is in none of the states it may be moved from.
 */
export async function moveOrder(ctx: Needs, wanted: MoveOrder): Promise<StoredOrder | undefined> {
  const moved = await ctx.db.transaction().execute((tx) => moveOrderWithin(ctx, tx, wanted))
  if (moved) ctx.counters.orders({ outcome: wanted.to, reason: '' }, { 'labels.order_id': moved.id })
  return moved
}

/** The same as a part of a larger transaction. */
export async function moveOrderWithin(
  ctx: Omit<Needs, 'counters' | 'db'>,
  tx: Tx,
  wanted: MoveOrder,
): Promise<StoredOrder | undefined> {
  const { to, version = null, captured = false, note = null, trackingNumber = null, carrier = null } = wanted
  const refundId = uuidv7()
  const order = await move(tx, { ...wanted, version, captured, note, trackingNumber, carrier, refundId })
  if (!order) return undefined
  if (to === 'shipped' || to === 'delivered' || to === 'cancelled')
    await ctx.publish(tx, `order.${to}`, toOrderEvent(order))
  if (to === 'cancelled') {
    const key = { customerId: order.customerId, orderId: order.id }
    if (order.couponCode !== null) await giveCouponBack(tx, order.id)
    if (order.refundAmount > 0) await queueRefund(tx, { ...key, refundId })
    await queueSettlement(tx, key)
    if (order.idempotencyRef) await ctx.kit.idempotency.abandon(tx, order.idempotencyRef)
    await restockOutUnits(tx, order)
    return getOrder(tx, order)
  }
  return order
}
