import type { Reply } from '@ecommerce/shared/idempotency/idempotency'
import type { Context } from '../../context'
import type { NewOrder, StoredOrder } from '../../domain/orders/order'
import { newPayment, type PaymentState } from '../../domain/payments/payment'
import { recordPaymentDue } from '../../store/checkout/checkouts'
import { queueRecovery } from '../../jobs'

type Needs = Pick<Context, 'db' | 'idempotency' | 'orderReply'>
type AwaitPayment = { order: NewOrder | StoredOrder; payment: Extract<PaymentState, { status: 'awaiting' }> }

const payWithinMinutes = 15

/**
 * Replies to a checkout that the buyer must still pay; the reservation is kept. Undefined when decided concurrently.
 */
export async function awaitPayment(
  ctx: Needs,
  { order: { customerId, id: orderId, ...order }, payment: { reference, action } }: AwaitPayment,
): Promise<Reply | undefined> {
  return ctx.db.transaction().execute(async (tx) => {
    const payment = newPayment({ id: orderId, ...order }, { status: 'unpaid', reference })
    const noted = await recordPaymentDue(tx, { customerId, orderId, payment, minutes: payWithinMinutes })
    if (!noted) return undefined
    const untilDueMs = (noted.paymentDueAt?.getTime() ?? 0) - Date.now()
    await queueRecovery(tx, { customerId, orderId }, Math.max(1_000, untilDueMs))
    const reply = ctx.orderReply(noted, action)
    if (noted.idempotencyRef) await ctx.idempotency.settle(tx, noted.idempotencyRef, reply)
    return reply
  })
}
