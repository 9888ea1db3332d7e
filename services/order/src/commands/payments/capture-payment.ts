import type { Once, Reply } from '@ecommerce/shared/idempotency/idempotency'
import type { Context } from '../../context'
import { countRevenue } from '../../counters'
import type { Actor } from '../../domain/actor'
import type { StoredOrder } from '../../domain/orders/order'
import { paymentAfterMove, paymentOfOrder, withPayment } from '../../domain/payments/payment'
import { isSold, revenueOf } from '../../domain/orders/sales'
import { getOrder, lockOrder } from '../../store/orders/orders'
import { savePayments } from '../../store/payments/payments'
import { paymentOf, providerOf } from '../../domain/payments/provider'
import { authorizationEnded, nothingToCapture } from '../../errors/payments'
import { currentAuthor } from '../orders/author'

type Needs = Pick<Context, 'counters' | 'db' | 'payments'>

/**
 * Captures an authorized payment for an admin; a concurrent capture gives the same response, a concurrent
 * cancellation refunds.
 */
export async function capturePayment(
  ctx: Needs,
  { order, actor }: { order: StoredOrder; actor: Actor },
  once: Once<StoredOrder>,
): Promise<Reply> {
  const captured = order.paymentStatus === 'authorized' ? await captureMoney(ctx, order) : 0
  let revenueChange = 0
  const reply = await once(ctx.db, async (tx) => {
    const today = await lockOrder(tx, order)
    const before = paymentOfOrder(today)
    const { payment } = paymentAfterMove(before, { to: 'shipped', captured })
    if (payment === before && captured > 0 && isSold(today) && today.paidAmount > 0) return today
    if (payment === before || today.status === 'pending') throw nothingToCapture(today)
    await savePayments(tx, today, {
      payments: withPayment(today, payment),
      entries: [{ type: 'payment', status: 'paid', detail: { amount: captured } }],
      author: currentAuthor(actor),
    })
    const after = await getOrder(tx, today)
    revenueChange = revenueOf(after) - revenueOf(today)
    return after
  })
  countRevenue(ctx.counters, { currency: order.currency, amount: revenueChange })
  return reply
}

/** Captures and returns minor units, fewer if partial. Throws 409 `payment-refused` if the authorization ended. */
export async function captureMoney(ctx: Pick<Needs, 'payments'>, order: StoredOrder): Promise<number> {
  const captured = order.totalAmount === 0 ? 0 : await providerOf(ctx, order).capture(paymentOf(order))
  if (captured !== undefined) return captured
  throw authorizationEnded()
}
