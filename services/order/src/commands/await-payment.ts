import type { Reply } from '@ecommerce/shared/idempotency'
import type { PaymentState } from '../clients/payments'
import type { Context } from '../context'
import { notePaymentDue } from '../store/checkouts'
import { queueRecovery } from './queue-settlement'
import { replyOf } from './reply-of'

type Needs = Pick<Context, 'db' | 'kit' | 'tokens'>
type AwaitPayment = {
  customerId: string
  orderId: string
  payment: Extract<PaymentState, { status: 'awaiting' }>
}

const payWithinMinutes = 15

/**
 * Answers a checkout whose buyer has still to pay: the order stays pending with its stock held, until the provider tells that it is
 * paid or its time is up. Undefined when somebody else has decided the order.
 */
export async function awaitPayment(
  ctx: Needs,
  { customerId, orderId, payment }: AwaitPayment,
): Promise<Reply | undefined> {
  return ctx.db.transaction().execute(async (tx) => {
    const { reference, action } = payment
    const order = await notePaymentDue(tx, { customerId, orderId, reference, minutes: payWithinMinutes })
    if (!order) return undefined
    const untilDueMs = (order.paymentDueAt?.getTime() ?? 0) - Date.now()
    await queueRecovery(tx, { customerId, orderId }, Math.max(1_000, untilDueMs))
    const reply = replyOf(ctx, order, { payment: { provider: order.paymentMethod, ...action } })
    if (order.idempotencyRef) await ctx.kit.idempotency.settle(tx, order.idempotencyRef, reply)
    return reply
  })
}
