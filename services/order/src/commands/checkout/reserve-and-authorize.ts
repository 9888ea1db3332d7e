import type { FieldError } from '@ecommerce/shared/errors'
import type { Context } from '../../context'
import { inStep } from '../../counters'
import type { NewOrder, StoredOrder } from '../../domain/orders/order'
import { type BelowMinimum, newPayment, type PaymentState, type StoredPayment } from '../../domain/payments/payment'
import { paymentOf, providerOf } from '../../domain/payments/provider'

type Needs = Pick<Context, 'counters' | 'payments' | 'products'>

export type CheckoutOutcome =
  /** Without a payment if nothing is due. */
  | { status: 'taken'; payment: StoredPayment | undefined }
  | { status: 'awaiting'; payment: Extract<PaymentState, { status: 'awaiting' }> }
  | { status: 'processing'; payment: Extract<PaymentState, { status: 'processing' }> }
  | { status: 'refused'; reason: 'stock' | 'payment'; errors: readonly FieldError[]; belowMinimum?: BelowMinimum }

/** Longer than any recovery, and prolonged by each; failed checkouts release at once anyway. */
const holdSeconds = 604_800

/** Reserves stock first, which is cheaper to release than money. */
export async function reserveAndAuthorize(ctx: Needs, order: NewOrder | StoredOrder): Promise<CheckoutOutcome> {
  const items = order.items.map(({ variantId, quantity }) => ({ variantId, quantity }))
  const reserved = await inStep(ctx.counters, 'stock', () =>
    ctx.products.reserve({ orderId: order.id, items, ttlSeconds: holdSeconds }),
  )
  if (reserved.status === 'short') return { status: 'refused', reason: 'stock', errors: reserved.errors }
  if (reserved.status === 'released') return { status: 'refused', reason: 'stock', errors: [] }
  if (order.totalAmount === 0) return { status: 'taken', payment: undefined }
  const payment = await inStep(ctx.counters, 'payment', () => providerOf(ctx, order).authorize(paymentOf(order)))
  switch (payment.status) {
    case 'refused':
      return {
        status: 'refused',
        reason: 'payment',
        errors: [],
        ...(payment.belowMinimum && { belowMinimum: payment.belowMinimum }),
      }
    case 'awaiting':
      return { status: 'awaiting', payment }
    case 'processing':
      return { status: 'processing', payment }
    case 'authorized':
      return { status: 'taken', payment: newPayment(order, payment) }
    case 'paid':
      return { status: 'taken', payment: newPayment(order, { capturedAmount: order.totalAmount, ...payment }) }
  }
}
