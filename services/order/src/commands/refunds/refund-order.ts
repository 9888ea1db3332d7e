import type { Once, Reply } from '@ecommerce/shared/idempotency/idempotency'
import type { Actor } from '../../domain/actor'
import type { StoredOrder } from '../../domain/orders/order'
import { type LineQuantity, planRefund, type StoredRefund } from '../../domain/payments/refund'
import { getOrder, lockOrder } from '../../store/orders/orders'
import { bookRefund } from './book-refund'
import { settleRefundNow } from './settle-refund'
import { syncPayment } from '../payments/sync-payment'
import { attemptNow } from '../checkout/attempt-now'
import { refundError } from '../../errors/payments'

type Needs = Parameters<typeof settleRefundNow>[0]
export type RefundOrder = {
  order: StoredOrder
  items?: LineQuantity[]
  /** Minor units of the order's currency. */
  amount?: number
  reason: string
  restock: boolean
  actor: Actor
}
export type Refunded = { refund: StoredRefund; order: StoredOrder }

/** Refunds all or part: booked under the order's lock, so that refunds never exceed the payment. */
export async function refundOrder(ctx: Needs, input: RefundOrder, once: Once<Refunded>): Promise<Reply> {
  const { customerId, id: orderId } = input.order
  // Refunds made at the provider reduce the amount that can be refunded.
  await attemptNow(ctx, () => syncPayment(ctx, { customerId, orderId }), { orderId, action: 'read-payment' })
  let booked: StoredRefund | undefined
  const reply = await once(ctx.db, async (tx) => {
    const order = await lockOrder(tx, input.order)
    const planned = planRefund(order, input)
    if ('error' in planned) throw refundError(planned.error, order)
    booked = await bookRefund(tx, order, { ...input, ...planned })
    return { refund: booked, order: await getOrder(tx, order) }
  })
  if (booked) await settleRefundNow(ctx, booked)
  return reply
}
