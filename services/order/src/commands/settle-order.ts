import { AppError } from '@ecommerce/shared/errors'
import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../context'
import { ourselves } from '../domain/actor'
import type { StoredOrder } from '../domain/order'
import { statesBefore } from '../domain/order-status'
import { recordEvents } from '../store/order-events'
import { findOrder } from '../store/orders'
import { bookUnownedMoney } from '../store/refunds'
import { awaitPayment } from './await-payment'
import { confirmOrder, noteSold } from './confirm-order'
import { failOrder } from './fail-order'
import { moveOrder } from './move-order'
import { queueRefund, type SettleOrder } from './queue-settlement'
import { paymentOf, providerOf, takeStockAndMoney } from './take-stock-and-money'

type Needs = Pick<Context, 'db' | 'kit' | 'config' | 'products' | 'payments' | 'publish' | 'tokens' | 'counters'>

/**
 * The recovery job: makes stock and money agree with the order, whatever state it is in and however far its checkout came.
 * Throws to be run again while something does not answer.
 */
export async function settleOrder(ctx: Needs, { customerId, orderId }: SettleOrder): Promise<void> {
  const order = await findOrder(ctx.db, { id: orderId }, { customerId })
  if (order?.status === 'pending') await decide(ctx, order)
  else if (order?.status === 'failed') await giveBack(ctx, order)
  else if (order?.status === 'cancelled') await takeBack(ctx, order)
  else if (order) await sell(ctx, order)
}

/** Forward if everything can be had, else back at once: the customer's cart is waiting. */
async function decide(ctx: Needs, order: StoredOrder): Promise<void> {
  const key = { customerId: order.customerId, orderId: order.id }
  try {
    const taken = await takeStockAndMoney(ctx, order)
    if (taken.status === 'taken') await confirmOrder(ctx, { ...key, payment: taken.payment, actor: ourselves })
    else if (taken.status === 'refused') await failOrder(ctx, { ...key, reason: taken.reason })
    else if (isOverdue(order)) await failOrder(ctx, { ...key, reason: 'not-paid-in-time' })
    else await awaitPayment(ctx, { ...key, payment: taken.payment })
  } catch (error) {
    if (!(error instanceof AppError && error.kind === 'unavailable')) throw error
    // One that waits for its buyer may be paid.
    if (!(await failOrder(ctx, { ...key, reason: 'service-unavailable', awaiting: false }))) throw error
  }
}

const isOverdue = ({ paymentDueAt }: StoredOrder) => paymentDueAt !== null && paymentDueAt.getTime() <= Date.now()

/** Goods do not wait for a provider that does not answer, nor money for the product service. */
async function giveBack(ctx: Needs, order: StoredOrder): Promise<void> {
  await Promise.all([returnMoney(ctx, order), release(ctx, order)])
}

async function takeBack(ctx: Needs, order: StoredOrder): Promise<void> {
  await Promise.all([returnMoney(ctx, order), restock(ctx, order)])
}

async function release(ctx: Needs, order: StoredOrder): Promise<void> {
  await ctx.products.release(order.id)
  await note(ctx, order, 'stock', 'released')
}

async function restock(ctx: Needs, order: StoredOrder): Promise<void> {
  const writtenOff = order.items
    .filter(({ writtenOffQuantity }) => writtenOffQuantity > 0)
    .map(({ variantId, writtenOffQuantity }) => ({ variantId, quantity: writtenOffQuantity }))
  await ctx.products.restock(order.id, writtenOff.length > 0 ? { writtenOff } : undefined)
  await note(ctx, order, 'stock', 'restocked')
}

/** Voids the payment of an order that came to nothing. What had been received already is booked, counted and refunded. */
async function returnMoney(ctx: Needs, order: StoredOrder): Promise<void> {
  if (order.totalAmount === 0 || order.paidAmount > 0) return
  if ((await providerOf(ctx, order).void(paymentOf(order))) === 'voided') return note(ctx, order, 'payment', 'voided')
  const refund = { id: uuidv7(), reason: `Paid for an order that had ${order.status}.` }
  const booked = await ctx.db.transaction().execute(async (tx) => {
    if (!(await bookUnownedMoney(tx, order, refund))) return false
    await queueRefund(tx, { customerId: order.customerId, orderId: order.id, refundId: refund.id })
    return true
  })
  if (!booked) return
  ctx.counters.paidWithoutOrder.inc({ outcome: 'refunded' })
  ctx.kit.log.warn(
    { 'labels.order_id': order.id },
    'money was received for an order that came to nothing, and goes back',
  )
}

const note = (ctx: Needs, order: StoredOrder, type: 'stock' | 'payment', status: string) =>
  recordEvents(ctx.db, { customerId: order.customerId, orderId: order.id }, ourselves, [{ type, status }])

async function sell(ctx: Needs, order: StoredOrder): Promise<void> {
  if (await ctx.products.commit(order.id)) await noteSold(ctx, { customerId: order.customerId, orderId: order.id })
  else await cancelUnfillable(ctx, order.id)
}

/** Paid for or not, the goods are gone: nothing better can be done for the customer than to say so. */
async function cancelUnfillable(ctx: Needs, orderId: string): Promise<void> {
  const cancelled = await moveOrder(ctx, {
    orderId,
    to: 'cancelled',
    from: statesBefore('cancelled'),
    actor: ourselves,
    note: 'The goods were gone.',
  })
  if (cancelled)
    ctx.kit.log.error({ 'labels.order_id': orderId }, 'a confirmed order was cancelled because its goods were gone')
}
