import { AppError } from '@ecommerce/shared/errors'
import type { Context } from '../../context'
import { systemActor } from '../../domain/actor'
import type { StoredOrder } from '../../domain/orders/order'
import { paymentOfOrder } from '../../domain/payments/payment'
import { recordEvents } from '../../store/orders/order-events'
import { findOrder } from '../../store/orders/orders'
import { awaitPayment } from './await-payment'
import { awaitProcessing, hasEnded } from './await-processing'
import { commitReservations } from './commit-reservations'
import { confirmOrder } from './confirm-order'
import { failOrder } from './fail-order'
import type { SettleOrder } from '../../jobs'
import { syncPayment } from '../payments/sync-payment'
import { type CheckoutOutcome, reserveAndAuthorize } from './reserve-and-authorize'
import { currentAuthor } from '../orders/author'

type Needs = Pick<
  Context,
  'counters' | 'db' | 'idempotency' | 'log' | 'orderReply' | 'payments' | 'products' | 'publish'
>

/** Recovery job: matches stock and payment to the order's state; throws to be retried. */
export async function settleOrder(ctx: Needs, { customerId, orderId }: SettleOrder): Promise<void> {
  const order = await findOrder(ctx.db, { id: orderId }, { customerId })
  if (order?.status === 'pending') await resumePendingOrder(ctx, order)
  else if (order?.status === 'failed') await releaseFailedOrder(ctx, order)
  else if (order?.status === 'cancelled') await reverseCancelledOrder(ctx, order)
  else if (order) await commitReservations(ctx, [{ customerId, orderId, requestId: currentAuthor().requestId }])
}

/** Completes the order if possible, otherwise fails it, as its cart is waiting. */
async function resumePendingOrder(ctx: Needs, order: StoredOrder): Promise<void> {
  const key = keyOf(order)
  // A payment that was processing and failed at the bank is not requested again.
  const wasProcessing = paymentOfOrder(order)?.status === 'processing'
  try {
    const taken = await reserveAndAuthorize(ctx, order)
    if (taken.status === 'taken') await confirmOrder(ctx, { ...key, payment: taken.payment, actor: systemActor })
    else if (taken.status === 'refused') await failOrder(ctx, { ...key, reason: taken.reason })
    else if (taken.status === 'processing') await decideProcessing(ctx, order, taken)
    else if (wasProcessing) await failOrder(ctx, { ...key, reason: 'payment' })
    else if (isOverdue(order)) await failOrder(ctx, { ...key, reason: 'not-paid-in-time' })
    else await awaitPayment(ctx, { order, payment: taken.payment })
  } catch (error) {
    if (!(error instanceof AppError && error.kind === 'unavailable')) throw error
    // Not if its buyer can still pay.
    if (!(await failOrder(ctx, { ...key, reason: 'service-unavailable', awaiting: false }))) throw error
  }
}

/** Waits for a processing payment as long as the provider says, and for a voucher until its expiry. */
async function decideProcessing(
  ctx: Needs,
  order: StoredOrder,
  { payment }: Extract<CheckoutOutcome, { status: 'processing' }>,
): Promise<void> {
  if (hasEnded(payment)) await failOrder(ctx, { ...keyOf(order), reason: 'not-paid-in-time' })
  else await awaitProcessing(ctx, { order, payment })
}

const isOverdue = ({ paymentDueAt }: StoredOrder) => paymentDueAt !== null && paymentDueAt.getTime() <= Date.now()

/** Stock and payment are released independently, whichever service is unavailable. */
async function releaseFailedOrder(ctx: Needs, order: StoredOrder): Promise<void> {
  await Promise.all([syncPayment(ctx, keyOf(order)), release(ctx, order)])
}

async function reverseCancelledOrder(ctx: Needs, order: StoredOrder): Promise<void> {
  await Promise.all([syncPayment(ctx, keyOf(order)), restock(ctx, order)])
}

async function release(ctx: Needs, order: StoredOrder): Promise<void> {
  await ctx.products.release(order.id)
  await recordEvent(ctx, order, 'stock', 'released')
}

async function restock(ctx: Needs, order: StoredOrder): Promise<void> {
  const writtenOff = order.items
    .filter(({ writtenOffQuantity }) => writtenOffQuantity > 0)
    .map(({ variantId, writtenOffQuantity }) => ({ variantId, quantity: writtenOffQuantity }))
  await ctx.products.restock(order.id, writtenOff.length > 0 ? { writtenOff } : undefined)
  await recordEvent(ctx, order, 'stock', 'restocked')
}

const recordEvent = (ctx: Needs, order: StoredOrder, type: 'stock', status: string) =>
  recordEvents(ctx.db, keyOf(order), currentAuthor(), [{ type, status }])

const keyOf = ({ customerId, id: orderId }: StoredOrder) => ({ customerId, orderId })
