import { unavailable } from '@ecommerce/shared/errors'
import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../../context'
import type { StoredOrder } from '../../domain/orders/order'
import { isOver } from '../../domain/orders/order-status'
import {
  noFacts,
  type OrderRef,
  type PaymentSnapshot,
  paymentOfOrder,
  type ProviderFacts,
} from '../../domain/payments/payment'
import { planBooking } from '../../domain/payments/payment-booking'
import { recordEvents } from '../../store/orders/order-events'
import { findOrder, lockOrder } from '../../store/orders/orders'
import { endLooking } from '../../store/payments/payments'
import { listRefunds } from '../../store/payments/refunds'
import { bookPayment, countBooking } from './book-payment'
import { paymentOf, providerOf } from '../../domain/payments/provider'
import { currentAuthor } from '../orders/author'

type Needs = Pick<Context, 'counters' | 'db' | 'idempotency' | 'log' | 'payments' | 'publish'>

const maxAttempts = 5

/**
 * Books differences to the provider on a decided order; voids unneeded payments first. Throws `unavailable` with the
 * provider.
 */
export async function syncPayment(
  ctx: Needs,
  { customerId, orderId }: OrderRef,
  facts: ProviderFacts = noFacts,
): Promise<void> {
  for (let tries = 1; tries <= maxAttempts; tries++) {
    const order = await findOrder(ctx.db, { id: orderId }, { customerId })
    if (!order || order.status === 'pending' || (await syncOnce(ctx, order, facts))) return
  }
  throw unavailable('The payment is being changed at this moment. Please try again.')
}

/** False if the order moved meanwhile, as the report may be outdated. */
async function syncOnce(ctx: Needs, order: StoredOrder, facts: ProviderFacts): Promise<boolean> {
  const payment = paymentOfOrder(order)
  if (!payment) return true
  const provider = providerOf(ctx, order)
  if (isOver(order) && payment.capturedAmount === 0) {
    if ((await provider.void(paymentOf(order))) === 'voided') return recordVoided(ctx, order)
  } else if (!provider.look) return true
  const snapshot = provider.look ? await provider.look(paymentOf(order), facts) : paidInFull(order)
  const booked = await ctx.db.transaction().execute(async (tx) => {
    const today = await lockOrder(tx, order)
    if (today.version !== order.version) return 'moved'
    const refunds = await listRefunds(tx, order)
    const books = { payment, refunds, isOver: isOver(order), newId: uuidv7 }
    const booking = planBooking(books, snapshot)
    if (booking) await bookPayment(ctx, tx, today, booking)
    return booking
  })
  if (booked === 'moved') return false
  if (booked) countBooking(ctx, order, booked)
  return true
}

async function recordVoided({ db }: Needs, order: StoredOrder): Promise<true> {
  const { customerId, id: orderId } = order
  await recordEvents(db, { customerId, orderId }, currentAuthor(), [{ type: 'payment', status: 'voided' }])
  await endLooking(db, order)
  return true
}

/** Snapshot for a provider that reports nothing but full payment. */
const paidInFull = ({ totalAmount, paymentReference }: StoredOrder): PaymentSnapshot => ({
  ...noFacts,
  reference: paymentReference,
  status: 'paid',
  capturedAmount: totalAmount,
})
