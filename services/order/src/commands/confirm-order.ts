import { AppError } from '@ecommerce/shared/errors'
import type { Reply } from '@ecommerce/shared/idempotency'
import type { Context } from '../context'
import { type StoredOrder, toOrderEvent, toOrderView } from '../domain/order'
import type { PaymentStatus } from '../domain/order-status'
import { confirmPending } from '../store/checkouts'
import { cancelUnsendable } from './cancel-unsendable'
import { dropRecovery } from './queue-settlement'

type Needs = Pick<Context, 'db' | 'kit' | 'products' | 'publish' | 'tokens'>
type ConfirmOrder = { customerId: string; orderId: string; paymentStatus: PaymentStatus }

/**
 * The last transaction of a checkout: order, cart, event and the answer to its Idempotency-Key. Undefined when somebody else has
 * decided the order. The recovery job stays until the goods are sold at the product service too. What was ordered by somebody who
 * has been erased since is cancelled in the same go.
 */
export async function confirmOrder(
  ctx: Needs,
  { customerId, orderId, paymentStatus }: ConfirmOrder,
): Promise<Reply | undefined> {
  const reply = await ctx.db.transaction().execute(async (tx) => {
    const order = await confirmPending(tx, { customerId, orderId, paymentStatus })
    if (!order) return undefined
    await ctx.publish(tx, 'order.confirmed', toOrderEvent(order))
    const answer = replyOf(ctx, order)
    if (order.idempotencyRef) await ctx.kit.idempotency.settle(tx, order.idempotencyRef, answer)
    if (order.email === null) await cancelUnsendable(ctx, tx, orderId)
    return answer
  })
  if (reply) await sellReserved(ctx, orderId)
  return reply
}

/** A guest's order comes with the token that reads it. */
function replyOf({ tokens }: Needs, order: StoredOrder): Reply {
  const token =
    order.userId === null ? { orderToken: tokens.order.issue({ customerId: order.customerId, orderId: order.id }) } : {}
  return { status: 201, headers: { Location: `/api/orders/${order.id}` }, body: { ...toOrderView(order), ...token } }
}

/** The order stands already: if this fails, the recovery job does it again. */
async function sellReserved(ctx: Needs, orderId: string): Promise<void> {
  try {
    if (await ctx.products.commit(orderId)) await dropRecovery(ctx.db, orderId)
  } catch (error) {
    if (!(error instanceof AppError && error.kind === 'unavailable')) throw error
    ctx.kit.log.warn({ orderId, cause: error.message }, 'the reservation will be committed by the recovery job')
  }
}
