import type { Context } from '../../context'
import type { ReceivedPayment } from '../../domain/payments/payment'
import {
  insertPaymentsWithoutOrder,
  type PaymentKey,
  resolvePaymentsOfKnownOrders,
  claimOpenPaymentsWithoutOrder,
  updatePaymentWithoutOrder,
} from '../../store/payments/payments-without-order'
import { attemptNow } from '../checkout/attempt-now'

type Needs = Pick<Context, 'counters' | 'db' | 'log' | 'payments'>

/** Records payments of unknown orders, perhaps of another store, for staff; counted and logged once. */
export async function recordPaymentsWithoutOrder(
  ctx: Needs,
  provider: string,
  payments: readonly ReceivedPayment[],
): Promise<void> {
  const noted = new Set(await insertPaymentsWithoutOrder(ctx.db, provider, payments))
  for (const { reference, orderId } of payments.filter((payment) => noted.has(payment.reference))) {
    ctx.counters.paidWithoutOrder.inc({ outcome: 'unknown' })
    ctx.log.error(
      { 'labels.order_id': orderId, 'labels.payment': reference },
      'a payment was received for an order that nobody knows',
    )
  }
}

/** Updates a payment of an unknown order. Throws `unavailable` with the provider. */
export async function followPaymentWithoutOrder(ctx: Needs, key: PaymentKey): Promise<void> {
  const provider = Object.hasOwn(ctx.payments, key.provider) ? ctx.payments[key.provider] : undefined
  if (!provider?.findPaid) return
  const payment = await provider.findPaid(key.reference)
  if (payment) await recordPaymentsWithoutOrder(ctx, key.provider, [payment])
  await updatePaymentWithoutOrder(ctx.db, key, payment?.held.amount ?? 0)
}

const looksPerRun = 50

/** Resolves payments whose order exists now and checks the others, independently of webhooks. */
export async function checkPaymentsWithoutOrder(ctx: Needs): Promise<void> {
  await resolvePaymentsOfKnownOrders(ctx.db)
  const due = await claimOpenPaymentsWithoutOrder(ctx.db, looksPerRun)
  await Promise.all(
    due.map((key) =>
      attemptNow(ctx, () => followPaymentWithoutOrder(ctx, key), {
        ...{ orderId: key.reference, action: 'read-payment-without-order' },
      }),
    ),
  )
}
