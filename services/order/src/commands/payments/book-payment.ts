import type { AttentionReason, PaymentDisputed } from '@ecommerce/contracts/events'
import type { Context } from '../../context'
import { countRevenue } from '../../counters'
import { systemActor } from '../../domain/actor'
import { moneyIn } from '../../domain/money'
import { type StoredOrder, toOrderEvent } from '../../domain/orders/order'
import { notYetShipped } from '../../domain/orders/order-status'
import { moneyOf, type StoredDispute, withPayment } from '../../domain/payments/payment'
import type { PaymentBooking } from '../../domain/payments/payment-booking'
import { taxKept, taxOfRefund } from '../../domain/payments/refund'
import { revenueOf } from '../../domain/orders/sales'
import { getOrder } from '../../store/orders/orders'
import { savePayments } from '../../store/payments/payments'
import { getSucceededTotal, insertProviderRefunds, shareTax, updateRefunds } from '../../store/payments/refunds'
import type { Tx } from '../../store/schema'
import { bookRefund } from '../refunds/book-refund'
import { moveOrderWithin } from '../orders/move-order'
import { currentAuthor } from '../orders/author'

type Needs = Pick<Context, 'idempotency' | 'publish'>

/**
 * Books the provider's report on a locked order and publishes events. Cancels unshipped orders without payment;
 * refunds payments of failed or cancelled ones.
 */
export async function bookPayment(ctx: Needs, tx: Tx, order: StoredOrder, booking: PaymentBooking): Promise<void> {
  const { payment, added, changed, entries } = booking
  await savePayments(tx, order, { payments: withPayment(order, payment), entries, author: currentAuthor() })
  await insertProviderRefunds(tx, order, { paymentId: payment.id, refunds: added })
  await updateRefunds(tx, order, {
    changes: changed.map(({ refund, amount, status, reference }) => ({
      ...{ id: refund.id, amount, status, reference },
      taxAmount: taxKept({ refund, amount }),
    })),
    failed: changed.filter((change) => hasEnded(change, 'failed')).map(({ refund }) => refund.id),
  })
  const taxes = await shareTax(tx, order, [
    ...added.map(({ id }) => id),
    ...changed.filter(({ refund, amount }) => amount !== refund.amount).map(({ refund }) => refund.id),
  ])
  await publishRefunds(ctx, tx, order, { ...booking, taxes })
  await alertStaff(ctx, tx, order, booking)
  if (booking.isLost && notYetShipped.includes(order.status))
    await moveOrderWithin(ctx, tx, {
      ...{ orderId: order.id, to: 'cancelled', from: notYetShipped, actor: systemActor },
      note: 'The payment was cancelled or has expired at the payment provider.',
    })
  if (booking.refundDue > 0) await returnUnexpected(tx, order, booking)
}

type Change = PaymentBooking['changed'][number]

const hasEnded = ({ refund, status }: Change, as: 'succeeded' | 'failed') => refund.status !== as && status === as

/** Publishes `order.refunded` for succeeded refunds except lost disputes, which the bank reports. */
async function publishRefunds(
  { publish }: Needs,
  tx: Tx,
  order: StoredOrder,
  { added, changed, taxes }: PaymentBooking & { taxes: ReadonlyMap<string, number> },
): Promise<void> {
  const money = moneyIn(order.currency)
  const sent = [
    ...added
      .filter(({ status, source }) => status === 'succeeded' && source === 'provider')
      .map(({ id, amount }) => ({ id, amount, taxAmount: taxes.get(id) ?? null })),
    ...changed
      .filter((change) => hasEnded(change, 'succeeded'))
      .map(({ refund, amount }) => ({
        id: refund.id,
        amount,
        taxAmount: taxes.get(refund.id) ?? taxKept({ refund, amount }),
      })),
  ].filter(({ amount }) => amount > 0)
  if (sent.length === 0) return
  const refundedTotal = money(await getSucceededTotal(tx, order))
  await publish(
    tx,
    'order.refunded',
    ...sent.map((refund) => ({
      ...toOrderEvent(order),
      refund: {
        id: refund.id,
        amount: money(refund.amount),
        tax: money(taxOfRefund(refund, order)),
        refundedTotal,
      },
    })),
  )
}

async function alertStaff({ publish }: Needs, tx: Tx, order: StoredOrder, booking: PaymentBooking): Promise<void> {
  const { payment } = booking
  // Inquiries hold no money; staff see them in a list.
  const disputes = booking.disputes.filter(isRealDispute)
  const money = moneyIn(order.currency)
  const about = { orderId: order.id, number: order.number }
  if (disputes.length > 0)
    await publish(
      tx,
      'payment.disputed',
      ...disputes.map(({ id, amount, status, reason }) => ({
        ...about,
        dispute: { id, amount: money(amount), status, ...(reason !== null && { reason }) },
      })),
    )
  const reasons = reasonsFor(order, booking)
  if (reasons.length === 0) return
  await publish(
    tx,
    'payment.attention',
    ...reasons.map(({ reason, amount }) => ({ ...about, reason, amount: money(amount ?? payment.amount) })),
  )
}

type RealDispute = StoredDispute & { status: PaymentDisputed['dispute']['status'] }
const isRealDispute = (dispute: StoredDispute): dispute is RealDispute => !dispute.status.startsWith('inquiry')

/** Reasons to alert staff; `store/payments/payment-attention.ts` lists open ones. */
function reasonsFor(order: StoredOrder, { payment, changed, isLost }: PaymentBooking) {
  const reasons: { reason: AttentionReason; amount?: number }[] = changed
    .filter((change) => hasEnded(change, 'failed'))
    .map(({ amount }) => ({ reason: 'refund-failed', amount }))
  if (isLost) reasons.push({ reason: 'payment-lost' })
  const isUnsent = notYetShipped.includes(order.status)
  if (isUnsent && payment.status === 'refunded' && order.paymentStatus !== 'refunded')
    reasons.push({ reason: 'refunded-unshipped', amount: payment.refundedAmount })
  if (order.paidAmount === 0 && payment.capturedAmount > 0 && payment.capturedAmount < payment.amount)
    reasons.push({ reason: 'partly-captured', amount: payment.capturedAmount })
  return reasons
}

async function returnUnexpected(tx: Tx, order: StoredOrder, { refundDue }: PaymentBooking): Promise<void> {
  const today = await getOrder(tx, order)
  const reason = `Paid for an order that had ${order.status}.`
  await bookRefund(tx, today, { amount: refundDue, items: [], reason, restock: false, actor: systemActor })
}

/** Counts and logs a booking after the commit. */
export function countBooking(
  { counters, log }: Pick<Context, 'counters' | 'log'>,
  order: StoredOrder,
  booking: PaymentBooking,
): void {
  const fields = { 'labels.order_id': order.id }
  counters.paymentChanges.inc({ status: booking.payment.status })
  const after = { ...order, ...moneyOf(withPayment(order, booking.payment)) }
  countRevenue(counters, { currency: order.currency, amount: revenueOf(after) - revenueOf(order) })
  if (booking.isLost && notYetShipped.includes(order.status))
    counters.orders({ outcome: 'cancelled', reason: 'payment-lost' }, fields)
  if (booking.changed.some((change) => hasEnded(change, 'failed')))
    log.error(fields, 'refund refused by the provider, manual refund required')
  if (booking.refundDue === 0) return
  counters.paidWithoutOrder.inc({ outcome: 'refunded' })
  log.warn(fields, 'unexpected payment refunded')
}
