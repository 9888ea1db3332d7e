import { uuidv7 } from '@ecommerce/shared/ids'
import type { Actor } from '../../domain/actor'
import type { StoredOrder } from '../../domain/orders/order'
import { paymentOfOrder, withPayment, withRefunded } from '../../domain/payments/payment'
import { type PlannedRefund, type StoredRefund, taxInRefund } from '../../domain/payments/refund'
import { getTaxLeft, insertRefund } from '../../store/payments/refunds'
import type { Tx } from '../../store/schema'
import { queueRefund } from '../../jobs'
import { currentAuthor } from '../orders/author'

export type BookRefund = PlannedRefund & { reason: string; restock: boolean; actor: Actor }

/** Books a refund of a locked order, with its job. */
export async function bookRefund(
  tx: Tx,
  order: StoredOrder,
  { amount, itemsTax, items, reason, restock, actor }: BookRefund,
): Promise<StoredRefund> {
  const payment = paymentOfOrder(order)
  const payments = withPayment(order, payment && withRefunded(payment, amount))
  const rest = { left: order.paidAmount - order.refundedAmount, taxLeft: await getTaxLeft(tx, order) }
  const taxAmount = taxInRefund({ amount, itemsTax }, rest)
  const booked = { id: uuidv7(), amount, taxAmount, items, reason, restock }
  const refund = await insertRefund(tx, order, booked, { payments, author: currentAuthor(actor) })
  await queueRefund(tx, { customerId: order.customerId, orderId: order.id, refundId: refund.id })
  return refund
}
