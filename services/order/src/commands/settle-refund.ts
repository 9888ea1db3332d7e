import type { Context } from '../context'
import { moneyIn } from '../domain/money'
import { type StoredOrder, toOrderEvent } from '../domain/order'
import { restockedUnits, type StoredRefund } from '../domain/refund'
import { findOrder, lockOrder } from '../store/orders'
import { failRefund, findRefund, succeedRefund } from '../store/refunds'
import type { SettleRefund } from './queue-settlement'
import { paymentOf, providerOf } from './take-stock-and-money'
import { tryAtOnce } from './try-at-once'

type Needs = Pick<Context, 'db' | 'kit' | 'products' | 'payments' | 'publish'>

/**
 * The job that sends a refund, once however often it runs, and restocks its goods, whatever becomes of the money. Throws to be run
 * again.
 */
export async function settleRefund(ctx: Needs, { customerId, orderId, refundId }: SettleRefund): Promise<void> {
  const key = { customerId, orderId, refundId }
  const [order, refund] = await Promise.all([
    findOrder(ctx.db, { id: orderId }, { customerId }),
    findRefund(ctx.db, key),
  ])
  if (!order || !refund) return
  await Promise.all([refund.status === 'pending' && send(ctx, order, refund), restock(ctx, refund)])
}

/** The same at once, for who waits for an answer; the job does what does not work now. */
export const settleRefundNow = (ctx: Needs, { customerId, orderId, id: refundId }: StoredRefund): Promise<void> =>
  tryAtOnce(ctx, () => settleRefund(ctx, { customerId, orderId, refundId }), { orderId, what: 'to send a refund' })

/** What is told of the order is what it is afterwards: its buyer may have been erased while the provider was asked. */
async function send(ctx: Needs, order: StoredOrder, refund: StoredRefund): Promise<void> {
  const key = { customerId: order.customerId, orderId: order.id, refundId: refund.id }
  const money = moneyIn(order.currency)
  const amount = money(refund.amount)
  const sent =
    refund.amount === 0 || (await providerOf(ctx, order).refund(paymentOf(order), { refundId: refund.id, amount }))
  if (!sent) {
    await ctx.db.transaction().execute(async (tx) => {
      await lockOrder(tx, order)
      await failRefund(tx, key)
    })
    ctx.kit.log.error(
      { 'labels.order_id': order.id, 'labels.refund_id': refund.id },
      'the payment provider refused a refund: the money has to be sent back by hand',
    )
    return
  }
  await ctx.db.transaction().execute(async (tx) => {
    const today = await lockOrder(tx, order)
    if (!(await succeedRefund(tx, key)) || refund.amount === 0) return
    const refundedTotal = money(today.refundedAmount)
    await ctx.publish(tx, 'order.refunded', {
      ...toOrderEvent(today),
      refund: {
        ...{ id: refund.id, amount, refundedTotal },
        ...(refund.taxAmount !== null && { tax: money(refund.taxAmount) }),
      },
    })
  })
}

/** One return of goods a refund, keyed by its id. Goods that are not sold yet, for the product service was away, come later. */
async function restock(ctx: Needs, refund: StoredRefund): Promise<void> {
  const items = restockedUnits(refund).map(({ variantId, quantity }) => ({ variantId, quantity }))
  if (items.length > 0) await ctx.products.restock(refund.orderId, { returnId: refund.id, items })
}
