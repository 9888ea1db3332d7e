import type { Fault } from '@ecommerce/shared/errors'
import type { Context } from '../context'
import type { NewOrder, StoredOrder } from '../domain/order'
import type { PaymentStatus } from '../domain/order-status'
import { moneyIn } from '../domain/totals'

type Needs = Pick<Context, 'products' | 'payments'>

export type Taken =
  | { status: 'taken'; paymentStatus: PaymentStatus }
  | { status: 'refused'; reason: 'stock' | 'payment'; errors: readonly Fault[] }

/** Longer than any recovery takes, so that a confirmed order finds its goods; what fails is released at once anyway. */
const holdSeconds = 86_400

/** Stock before money, for goods that are gone are cheaper to find out than money that has to go back. */
export async function takeStockAndMoney(ctx: Needs, order: NewOrder | StoredOrder): Promise<Taken> {
  const items = order.items.map(({ variantId, quantity }) => ({ variantId, quantity }))
  const reserved = await ctx.products.reserve({ orderId: order.id, items, ttlSeconds: holdSeconds })
  if (reserved.status === 'short') return { status: 'refused', reason: 'stock', errors: reserved.errors }
  if (reserved.status === 'released') return { status: 'refused', reason: 'stock', errors: [] }
  const payment = await providerOf(ctx, order).authorize({
    orderId: order.id,
    total: moneyIn(order.currency)(order.totalAmount),
  })
  return payment === 'refused'
    ? { status: 'refused', reason: 'payment', errors: [] }
    : { status: 'taken', paymentStatus: payment }
}

export function providerOf({ payments }: Pick<Context, 'payments'>, { paymentMethod }: { paymentMethod: string }) {
  const provider = payments[paymentMethod]
  if (!provider) throw new Error(`The payment method ${paymentMethod} is not configured any more`)
  return provider
}
