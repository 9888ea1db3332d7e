import type { Once, Reply } from '@ecommerce/shared/idempotency'
import { uuidv7 } from '@ecommerce/shared/ids'
import type { Actor } from '../domain/actor'
import type { StoredOrder } from '../domain/order'
import { type LineQuantity, type PlannedRefund, planRefund, type StoredRefund, taxInRefund } from '../domain/refund'
import { getOrder, lockOrder } from '../store/orders'
import { getTaxLeft, insertRefund } from '../store/refunds'
import type { Tx } from '../store/schema'
import { queueRefund } from './queue-settlement'
import { settleRefundNow } from './settle-refund'

type Needs = Parameters<typeof settleRefundNow>[0]
export type RefundOrder = {
  order: StoredOrder
  items?: LineQuantity[]
  /** In minor units of the order's currency. */
  amount?: number
  reason: string
  restock: boolean
  actor: Actor
}
export type Refunded = { refund: StoredRefund; order: StoredOrder }

/** Sends back what was paid, or a part of it: booked first, under the order's lock, so that all refunds together never pass it. */
export async function refundOrder(ctx: Needs, input: RefundOrder, once: Once<Refunded>): Promise<Reply> {
  let booked: StoredRefund | undefined
  const reply = await once(ctx.db, async (tx) => {
    const order = await lockOrder(tx, input.order)
    booked = await bookRefund(tx, order, { ...input, ...planRefund(order, input) })
    return { refund: booked, order: await getOrder(tx, order) }
  })
  if (booked) await settleRefundNow(ctx, booked)
  return reply
}

/** Books a refund of an order that is held, with the job that sends it. */
export async function bookRefund(
  tx: Tx,
  order: StoredOrder,
  {
    amount,
    itemsTax,
    items,
    reason,
    restock,
    actor,
  }: PlannedRefund & Pick<RefundOrder, 'reason' | 'restock' | 'actor'>,
): Promise<StoredRefund> {
  const rest = { left: order.paidAmount - order.refundedAmount, taxLeft: await getTaxLeft(tx, order) }
  const taxAmount = taxInRefund({ amount, itemsTax }, rest)
  const refund = await insertRefund(tx, order, { id: uuidv7(), amount, taxAmount, items, reason, restock }, actor)
  await queueRefund(tx, { customerId: order.customerId, orderId: order.id, refundId: refund.id })
  return refund
}
