import type { Reply } from '@ecommerce/shared/idempotency/idempotency'
import type { Context } from '../../context'
import { countRevenue } from '../../counters'
import type { Actor } from '../../domain/actor'
import { toOrderEvent } from '../../domain/orders/order'
import { revenueOf } from '../../domain/orders/sales'
import type { StoredPayment } from '../../domain/payments/payment'
import { confirmPending } from '../../store/checkout/checkouts'
import { cancelOrderOfErasedCustomer } from '../orders/cancel-order-of-erased-customer'
import { queueCommitSql } from '../../jobs'
import { currentAuthor } from '../orders/author'

type Needs = Pick<Context, 'counters' | 'db' | 'idempotency' | 'orderReply' | 'publish'>
type OrderKey = { customerId: string; orderId: string }
type ConfirmOrder = OrderKey & { payment: StoredPayment | undefined; actor: Actor }

/**
 * Confirms an order: status, cart, commit of the reservation, event and reply in one transaction. Undefined when decided concurrently; an erased
 * buyer's order is cancelled.
 */
export async function confirmOrder(
  ctx: Needs,
  { customerId, orderId, payment, actor }: ConfirmOrder,
): Promise<Reply | undefined> {
  const confirmed = await ctx.db.transaction().execute(async (tx) => {
    const order = await confirmPending(tx, {
      ...{ customerId, orderId, payment, author: currentAuthor(actor) },
      alsoSql: queueCommitSql({ customerId, orderId }),
    })
    if (!order) return undefined
    await ctx.publish(tx, 'order.confirmed', toOrderEvent(order))
    const reply = ctx.orderReply(order)
    if (order.idempotencyRef) await ctx.idempotency.settle(tx, order.idempotencyRef, reply)
    if (order.email === null) await cancelOrderOfErasedCustomer(ctx, tx, orderId)
    return { order, answer: reply }
  })
  if (!confirmed) return undefined
  ctx.counters.orders({ outcome: 'confirmed', reason: '' }, { 'labels.order_id': orderId })
  countRevenue(ctx.counters, { currency: confirmed.order.currency, amount: revenueOf(confirmed.order) })
  return confirmed.answer
}
