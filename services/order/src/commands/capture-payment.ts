import { AppError } from '@ecommerce/shared/errors'
import type { Once, Reply } from '@ecommerce/shared/idempotency'
import type { Context } from '../context'
import type { Actor } from '../domain/actor'
import type { StoredOrder } from '../domain/order'
import { paymentAfterMove, paymentOfOrder, withPayment } from '../domain/payment'
import { getOrder, lockOrder } from '../store/orders'
import { savePayments } from '../store/payments'
import { paymentOf, providerOf } from './take-stock-and-money'

type Needs = Pick<Context, 'db' | 'payments'>

/** Takes by hand what was promised with an order. Should the order be cancelled meanwhile, its settlement finds the money and returns it. */
export async function capturePayment(
  ctx: Needs,
  { order, actor }: { order: StoredOrder; actor: Actor },
  once: Once<StoredOrder>,
): Promise<Reply> {
  const captured = order.paymentStatus === 'authorized' ? await captureMoney(ctx, order) : 0
  return once(ctx.db, async (tx) => {
    const today = await lockOrder(tx, order)
    const before = paymentOfOrder(today)
    const { payment } = paymentAfterMove(before, { to: 'shipped', captured })
    if (payment === before || today.status === 'pending') throw nothingToCapture(today)
    await savePayments(tx, today, {
      payments: withPayment(today, payment),
      entries: [{ type: 'payment', status: 'paid', detail: { amount: captured } }],
      actor,
    })
    return getOrder(tx, today)
  })
}

const nothingToCapture = ({ paymentStatus }: StoredOrder) =>
  new AppError(
    'conflict',
    'nothing-to-capture',
    `Only a payment that is authorized can be captured; this one is ${paymentStatus}.`,
  )

/** Captures the authorized amount and returns what was captured, in minor units: less if a part was captured at the provider. Throws 409 `payment-refused` if the authorization has ended. */
export async function captureMoney(ctx: Pick<Needs, 'payments'>, order: StoredOrder): Promise<number> {
  const captured = order.totalAmount === 0 ? 0 : await providerOf(ctx, order).capture(paymentOf(order))
  if (captured !== undefined) return captured
  throw new AppError(
    'conflict',
    'payment-refused',
    'The payment that was authorized cannot be taken any more. Cancel the order, or be paid in another way.',
  )
}
