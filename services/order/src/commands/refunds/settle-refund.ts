import type { Context } from '../../context'
import { moneyIn } from '../../domain/money'
import type { StoredOrder } from '../../domain/orders/order'
import { paymentOfOrder, type RefundAnswer } from '../../domain/payments/payment'
import { planRefundOutcome } from '../../domain/payments/payment-booking'
import { restockedUnits, type StoredRefund } from '../../domain/payments/refund'
import { findOrder, lockOrder } from '../../store/orders/orders'
import { recordEvents } from '../../store/orders/order-events'
import { findRefund, type RefundKey, updateRefunds } from '../../store/payments/refunds'
import { bookPayment, countBooking } from '../payments/book-payment'
import type { SettleRefund } from '../../jobs'
import { syncPayment } from '../payments/sync-payment'
import { paymentOf, providerOf } from '../../domain/payments/provider'
import { attemptNow } from '../checkout/attempt-now'
import { currentAuthor } from '../orders/author'

type Needs = Pick<Context, 'counters' | 'db' | 'idempotency' | 'log' | 'payments' | 'products' | 'publish'>

const maxAttempts = 5

/** Job that sends a refund once and restocks its goods; throws to be retried. */
export async function settleRefund(ctx: Needs, key: SettleRefund): Promise<void> {
  const refund = await findRefund(ctx.db, key)
  if (refund) await Promise.all([sendUntilTaken(ctx, refund), restock(ctx, refund)])
}

/** Repeats if the amount shrank meanwhile; the provider's reports settle the rest. */
async function sendUntilTaken(ctx: Needs, first: StoredRefund): Promise<void> {
  const key = { customerId: first.customerId, orderId: first.orderId, refundId: first.id }
  let refund: StoredRefund | undefined = first
  for (let tries = 1; tries <= maxAttempts && refund?.status === 'pending' && refund.reference === null; tries++) {
    await (refund.amount === 0 ? endEmpty(ctx, refund) : send(ctx, refund))
    refund = await findRefund(ctx.db, key)
  }
}

/** Attempts it immediately for a waiting request; the job does the rest. */
export const settleRefundNow = (ctx: Needs, { customerId, orderId, id: refundId }: StoredRefund): Promise<void> =>
  attemptNow(ctx, () => settleRefund(ctx, { customerId, orderId, refundId }), { orderId, action: 'send-refund' })

/**
 * Requests at most what the provider still holds, less other booked refunds. A decline is final for the amount left.
 */
async function send(ctx: Needs, { customerId, orderId, id: refundId }: StoredRefund): Promise<void> {
  const key = { customerId, orderId, refundId }
  const requested = await findToSend(ctx, key)
  if (!requested) return
  const { order, refund } = requested
  const amount = moneyIn(order.currency)(refund.amount)
  const outcome = await providerOf(ctx, order).refund(paymentOf(order), { refundId, amount })
  if (outcome === 'refused' && (await findToSend(ctx, key))?.refund.amount !== refund.amount) return
  await bookOutcome(ctx, key, outcome === 'refused' ? { status: 'failed', reference: null } : outcome)
}

/** Refund after checking its payment; undefined if nothing is left to send. */
async function findToSend(
  ctx: Needs,
  key: RefundKey,
): Promise<{ order: StoredOrder; refund: StoredRefund } | undefined> {
  await syncPayment(ctx, key)
  const [order, refund] = await Promise.all([
    findOrder(ctx.db, { id: key.orderId }, { customerId: key.customerId }),
    findRefund(ctx.db, key),
  ])
  return order && refund?.status === 'pending' && refund.reference === null ? { order, refund } : undefined
}

/** Completes a refund without money, which no provider needs to know. */
async function endEmpty({ db }: Needs, { customerId, orderId, id: refundId }: StoredRefund): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockOrder(tx, { customerId, id: orderId })
    const refund = await findRefund(tx, { customerId, orderId, refundId })
    if (refund?.status !== 'pending') return
    const ended = {
      id: refundId,
      amount: 0,
      taxAmount: refund.taxAmount,
      status: 'succeeded',
      reference: null,
    } as const
    await updateRefunds(tx, { customerId, id: orderId }, { changes: [ended], failed: [] })
    await recordEvents(tx, { customerId, orderId }, currentAuthor(), [
      { type: 'refund', status: 'succeeded', detail: { refundId, amount: 0 } },
    ])
  })
}

/** Publishes the order as stored after booking: its buyer may have been erased meanwhile. */
async function bookOutcome(ctx: Needs, key: RefundKey, outcome: RefundAnswer): Promise<void> {
  const booked = await ctx.db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, { customerId: key.customerId, id: key.orderId })
    const refund = await findRefund(tx, key)
    const payment = paymentOfOrder(order)
    if (!payment || refund?.status !== 'pending') return undefined
    const booking = planRefundOutcome(payment, refund, outcome)
    await bookPayment(ctx, tx, order, booking)
    return { order, booking }
  })
  if (booked) countBooking(ctx, booked.order, booked.booking)
}

/** Restocks once per refund id; goods of uncommitted reservations later. */
async function restock(ctx: Needs, refund: StoredRefund): Promise<void> {
  const items = restockedUnits(refund).map(({ variantId, quantity }) => ({ variantId, quantity }))
  if (items.length > 0) await ctx.products.restock(refund.orderId, { returnId: refund.id, items })
}
