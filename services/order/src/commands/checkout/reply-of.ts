import type { Reply } from '@ecommerce/shared/idempotency'
import type { Context } from '../../context'
import { type StoredOrder, toOrderView } from '../../domain/orders/order'

/** What a checkout is answered with; a guest's order comes with the token that reads it. */
export function replyOf({ tokens }: Pick<Context, 'tokens'>, order: StoredOrder, more: object = {}): Reply {
  const token =
    order.userId === null ? { orderToken: tokens.order.issue({ customerId: order.customerId, orderId: order.id }) } : {}
  return {
    status: 201,
    headers: { Location: `/api/orders/${order.id}` },
    body: { ...toOrderView(order), ...more, ...token },
  }
}
