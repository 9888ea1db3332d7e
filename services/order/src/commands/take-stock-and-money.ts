import type { Fault } from '@ecommerce/shared/errors'
import type { Payment, PaymentState } from '../clients/payments'
import type { Context } from '../context'
import { inStep } from '../counters'
import { moneyIn } from '../domain/money'
import type { NewOrder, StoredOrder } from '../domain/order'

type Needs = Pick<Context, 'products' | 'payments' | 'counters'>

export type Taken =
  | { status: 'taken'; payment: Extract<PaymentState, { status: 'authorized' | 'paid' }> }
  | { status: 'awaiting'; payment: Extract<PaymentState, { status: 'awaiting' }> }
  | { status: 'refused'; reason: 'stock' | 'payment'; errors: readonly Fault[] }

/** Longer than any recovery takes, so that a confirmed order finds its goods; what fails is released at once anyway. */
const holdSeconds = 86_400

/** Stock before money, for goods that are gone are cheaper to find out than money that has to go back. */
export async function takeStockAndMoney(ctx: Needs, order: NewOrder | StoredOrder): Promise<Taken> {
  const items = order.items.map(({ variantId, quantity }) => ({ variantId, quantity }))
  const reserved = await inStep(ctx.counters, 'stock', () =>
    ctx.products.reserve({ orderId: order.id, items, ttlSeconds: holdSeconds }),
  )
  if (reserved.status === 'short') return { status: 'refused', reason: 'stock', errors: reserved.errors }
  if (reserved.status === 'released') return { status: 'refused', reason: 'stock', errors: [] }
  const payment = await inStep(ctx.counters, 'payment', () => takeMoney(ctx, order))
  if (payment.status === 'refused') return { status: 'refused', reason: 'payment', errors: [] }
  return payment.status === 'awaiting' ? { status: 'awaiting', payment } : { status: 'taken', payment }
}

/** What costs nothing is paid for. */
const takeMoney = (ctx: Needs, order: NewOrder | StoredOrder): Promise<PaymentState> =>
  order.totalAmount === 0
    ? Promise.resolve({ status: 'paid', reference: null })
    : providerOf(ctx, order).authorize(paymentOf(order))

export const paymentOf = (order: NewOrder | StoredOrder): Payment => ({
  customerId: order.customerId,
  orderId: order.id,
  total: moneyIn(order.currency)(order.totalAmount),
  reference: 'paymentReference' in order ? order.paymentReference : null,
})

export function providerOf({ payments }: Pick<Context, 'payments'>, { paymentMethod }: { paymentMethod: string }) {
  const provider = payments[paymentMethod]
  if (!provider) throw new Error(`The payment method ${paymentMethod} is not configured any more`)
  return provider
}
