import type { Context } from '../context'
import { failPending } from '../store/checkouts'
import { queueSettlement, type SettleOrder } from './queue-settlement'

type Needs = Pick<Context, 'db' | 'kit'>

/** Gives a checkout up: the cart is as it was, the Idempotency-Key free again, and what was taken goes back by a job, now. */
export async function failOrder(ctx: Needs, { customerId, orderId }: SettleOrder): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const order = await failPending(tx, { customerId, orderId })
    if (!order) return
    if (order.idempotencyRef) await ctx.kit.idempotency.abandon(tx, order.idempotencyRef)
    await queueSettlement(tx, { customerId, orderId })
  })
}
