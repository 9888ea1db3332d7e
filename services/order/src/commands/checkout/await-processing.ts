import type { Reply } from '@ecommerce/shared/idempotency/idempotency'
import type { Context } from '../../context'
import { type NewOrder, type StoredOrder, toOrderEvent } from '../../domain/orders/order'
import { newPayment, type PaymentState } from '../../domain/payments/payment'
import { recordProcessing } from '../../store/checkout/checkouts'
import { queueRecovery } from '../../jobs'
import { currentAuthor } from '../orders/author'

type Needs = Pick<Context, 'db' | 'idempotency' | 'orderReply' | 'publish'>
type Processing = Extract<PaymentState, { status: 'processing' }>

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Payment of a voucher may be reported a working day after its last day. */
const graceMs = dayMs

export const hasEnded = ({ until }: Processing): boolean =>
  until !== undefined && until.getTime() + graceMs <= Date.now()

/**
 * Keeps an order pending during payment processing: empties the cart, mails once, checks hourly. Undefined when no
 * longer pending.
 */
export async function awaitProcessing(
  ctx: Needs,
  {
    order: { customerId, id: orderId, ...order },
    payment: state,
  }: { order: NewOrder | StoredOrder; payment: Processing },
): Promise<Reply | undefined> {
  return ctx.db.transaction().execute(async (tx) => {
    const payment = newPayment({ id: orderId, ...order }, { status: 'processing', reference: state.reference })
    const dueAt = new Date((state.until?.getTime() ?? Date.now()) + graceMs)
    const noted = await recordProcessing(tx, { customerId, orderId, payment, dueAt, author: currentAuthor() })
    if (!noted) return undefined
    await queueRecovery(tx, { customerId, orderId }, hourMs)
    if (noted.isNew) await ctx.publish(tx, 'order.payment-processing', toOrderEvent(noted.order))
    const reply = ctx.orderReply(noted.order, state.action)
    if (noted.order.idempotencyRef) await ctx.idempotency.settle(tx, noted.order.idempotencyRef, reply)
    return reply
  })
}
