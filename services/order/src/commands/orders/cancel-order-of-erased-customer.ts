import type { Context } from '../../context'
import { systemActor } from '../../domain/actor'
import { notYetShipped } from '../../domain/orders/order-status'
import type { Tx } from '../../store/schema'
import { moveOrderWithin } from './move-order'

type Needs = Pick<Context, 'idempotency' | 'publish'>

/** Cancels an erased buyer's order, which has no address, and restocks it. */
export async function cancelOrderOfErasedCustomer(ctx: Needs, tx: Tx, orderId: string): Promise<void> {
  await moveOrderWithin(ctx, tx, { orderId, to: 'cancelled', from: notYetShipped, actor: systemActor })
}
