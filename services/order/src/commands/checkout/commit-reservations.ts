import type { Context } from '../../context'
import { systemActor } from '../../domain/actor'
import { statusesThatMayBecome } from '../../domain/orders/order-status'
import type { SettleOrder } from '../../jobs'
import { recordSold } from '../../store/orders/order-events'
import { moveOrder } from '../orders/move-order'

type Needs = Pick<Context, 'counters' | 'db' | 'idempotency' | 'log' | 'products' | 'publish'>

/** A confirmed order, and the request that confirmed it. */
export type CommitReservation = SettleOrder & { requestId: string | null }

/** Commits the reservations of confirmed orders in one call; an order whose stock is gone is cancelled. */
export async function commitReservations(ctx: Needs, orders: readonly CommitReservation[]): Promise<void> {
  const refused = new Set(await ctx.products.commit(orders.map(({ orderId }) => orderId)))
  const committed = orders.filter(({ orderId }) => !refused.has(orderId))
  if (committed.length > 0) await recordSold(ctx.db, committed, systemActor)
  await Promise.all([...refused].map((orderId) => cancelOrderWithoutStock(ctx, orderId)))
}

/** Cancels a confirmed order whose stock is gone. */
async function cancelOrderWithoutStock(ctx: Needs, orderId: string): Promise<void> {
  const cancelled = await moveOrder(ctx, {
    orderId,
    to: 'cancelled',
    from: statusesThatMayBecome('cancelled'),
    actor: systemActor,
    note: 'The goods were gone.',
  })
  if (cancelled) ctx.log.error({ 'labels.order_id': orderId }, 'confirmed order cancelled, stock gone')
}
