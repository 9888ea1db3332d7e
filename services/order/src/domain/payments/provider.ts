import { moneyIn } from '../money'
import type { NewOrder, StoredOrder } from '../orders/order'
import { type Payment, type PaymentProvider, paymentOfOrder } from './payment'

/** Payment of an order, as given to its provider. */
export const paymentOf = (order: NewOrder | StoredOrder): Payment => ({
  customerId: order.customerId,
  orderId: order.id,
  total: moneyIn(order.currency)(order.totalAmount),
  reference: 'payments' in order ? (paymentOfOrder(order)?.reference ?? null) : null,
})

export function providerOf(
  { payments }: { payments: Readonly<Record<string, PaymentProvider>> },
  { paymentMethod }: { paymentMethod: string },
): PaymentProvider {
  const provider = payments[paymentMethod]
  if (!provider) throw new Error(`The payment method ${paymentMethod} is not configured any more`)
  return provider
}
