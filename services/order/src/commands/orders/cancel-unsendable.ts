import type { Context } from '../../context'
import { systemActor } from '../../domain/actor'
import { notYetShipped } from '../../domain/orders/order-status'
import type { Tx } from '../../store/schema'
import { moveOrderWithin } from './move-order'

type Needs = Pick<Context, 'idempotency' | 'publish'>

/** Cancels what an erased buyer had ordered: without an address it can't be sent, so its goods go back on the shelf. */
export async function cancelOrderOfErasedCustomer(ctx: Needs, tx: Tx, orderId: string): Promise<void> {
  await moveOrderWithin(ctx, tx, { orderId, to: 'cancelled', from: notYetShipped, actor: systemActor })
}
