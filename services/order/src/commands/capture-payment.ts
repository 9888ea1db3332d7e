import { AppError } from '@ecommerce/shared/errors'
import type { Once, Reply } from '@ecommerce/shared/idempotency'
import type { Context } from '../context'
import type { Actor } from '../domain/actor'
import type { StoredOrder } from '../domain/order'
import { markCaptured } from '../store/orders'
import { paymentOf, providerOf } from './take-stock-and-money'

type Needs = Pick<Context, 'db' | 'payments'>

/** Takes by hand what was promised with an order. Should the order be cancelled meanwhile, its settlement finds the money and returns it. */
export async function capturePayment(
  ctx: Needs,
  { order, actor }: { order: StoredOrder; actor: Actor },
  once: Once<StoredOrder>,
): Promise<Reply> {
  if (order.paymentStatus === 'authorized') await captureMoney(ctx, order)
  return once(ctx.db, async (tx) => {
    const captured = await markCaptured(tx, { ...order, actor })
    if (captured) return captured
    throw new AppError(
      'conflict',
      'nothing-to-capture',
      `Only a payment that is authorized can be captured; this one is ${order.paymentStatus}.`,
    )
  })
}

/** Throws 409 when the promise is no longer good. */
export async function captureMoney(ctx: Pick<Needs, 'payments'>, order: StoredOrder): Promise<void> {
  if (order.totalAmount === 0 || (await providerOf(ctx, order).capture(paymentOf(order)))) return
  throw new AppError(
    'conflict',
    'payment-refused',
    'The payment that was authorized cannot be taken any more. Cancel the order, or be paid in another way.',
  )
}
