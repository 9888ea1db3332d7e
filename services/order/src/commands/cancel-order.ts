import { AppError } from '@ecommerce/shared/errors'
import type { Once, Reply } from '@ecommerce/shared/idempotency'
import type { Actor } from '../domain/actor'
import type { StoredOrder } from '../domain/order'
import { cancellable } from '../domain/order-status'
import { lockOrder } from '../store/orders'
import { illegalMove } from './change-order-status'
import { moveOrderWithin } from './move-order'
import { settleOrder } from './settle-order'

type Needs = Parameters<typeof settleOrder>[0]

/** Calls an order off that has not been sent: goods and coupon come back, and what was paid goes back. */
export async function cancelOrder(
  ctx: Needs,
  { order, reason, actor }: { order: StoredOrder; reason: string | undefined; actor: Actor },
  once: Once<StoredOrder>,
): Promise<Reply> {
  const reply = await once(ctx.db, async (tx) => {
    const moved = await moveOrderWithin(ctx, tx, {
      ...{ orderId: order.id, from: cancellable, actor, note: reason },
      to: 'cancelled',
    })
    if (moved) return moved
    const { status } = await lockOrder(tx, order)
    throw illegalMove(status, 'cancelled')
  })
  if (!reply.replayed) await bringBackNow(ctx, order)
  return reply
}

/** The job does it anyway; this way it is done when the answer comes. */
async function bringBackNow(ctx: Needs, { customerId, id: orderId }: StoredOrder): Promise<void> {
  try {
    await settleOrder(ctx, { customerId, orderId })
  } catch (error) {
    if (!(error instanceof AppError && error.kind === 'unavailable')) throw error
    ctx.kit.log.warn(
      { orderId, cause: error.message },
      'what a cancelled order had taken will be brought back by a job',
    )
  }
}
