import type { Context } from '../context'
import { type StoredOrder, toOrderEvent } from '../domain/order'
import { moveOrder as move, type OrderMove } from '../store/orders'
import type { Tx } from '../store/schema'
import { queueSettlement } from './queue-settlement'

type Needs = Pick<Context, 'db' | 'kit' | 'publish'>

/**
 * Moves an order with all that follows from it, in one transaction: the event, and for a cancelled order the job that brings its
 * goods back. Undefined when the order is in none of the states it may be moved from.
 */
export const moveOrder = (ctx: Needs, wanted: OrderMove): Promise<StoredOrder | undefined> =>
  ctx.db.transaction().execute((tx) => moveOrderWithin(ctx, tx, wanted))

/** The same as a part of a larger transaction. */
export async function moveOrderWithin(
  ctx: Omit<Needs, 'db'>,
  tx: Tx,
  wanted: OrderMove,
): Promise<StoredOrder | undefined> {
  const order = await move(tx, wanted)
  if (!order) return undefined
  const { to } = wanted
  if (to === 'shipped' || to === 'delivered' || to === 'cancelled')
    await ctx.publish(tx, `order.${to}`, toOrderEvent(order))
  if (to === 'cancelled') {
    await queueSettlement(tx, { customerId: order.customerId, orderId: order.id })
    if (order.idempotencyRef) await ctx.kit.idempotency.abandon(tx, order.idempotencyRef)
  }
  return order
}
