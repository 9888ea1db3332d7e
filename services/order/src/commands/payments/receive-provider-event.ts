import { markProcessed } from '@ecommerce/shared/events/receive'
import type { Context } from '../../context'
import type { OrderRef, PaymentProvider } from '../../domain/payments/payment'
import { providerNotFound } from '../../errors/payments'
import { queueFollowing } from '../../jobs'
import { findOrdersPaidBy } from '../../store/payments/payments'
import { findPaymentWithoutOrder, type PaymentKey } from '../../store/payments/payments-without-order'
import type { Tx } from '../../store/schema'

type Needs = Pick<Context, 'db' | 'payments'>
export type ReceiveProviderEvent = {
  /** Provider's name in its webhook's path. */
  name: string
  /** Exactly as received: the signature covers these bytes. */
  body: Uint8Array
  headers: Parameters<NonNullable<PaymentProvider['readNotice']>>[1]
}

/**
 * Queues one payment check per provider event, so that order and repetition do not matter. Throws `unavailable` if a
 * needed query fails.
 */
export async function receiveProviderEvent(ctx: Needs, { name, body, headers }: ReceiveProviderEvent): Promise<void> {
  const provider = Object.hasOwn(ctx.payments, name) ? ctx.payments[name] : undefined
  if (!provider?.readNotice) throw providerNotFound()
  const { eventId, charge, facts, ...notice } = provider.readNotice(body, headers)
  const isUnnamed = !notice.order && notice.reference === undefined && charge !== undefined
  const reference = isUnnamed ? await provider.findPayment?.(charge) : notice.reference
  await ctx.db.transaction().execute(async (tx) => {
    const payment = reference === undefined ? undefined : { provider: name, reference }
    const order = notice.order ?? (payment && (await findOrderOf(tx, payment)))
    if (!order || !(await markProcessed(tx, { source: name, id: eventId }))) return
    const { customerId, orderId } = order
    await queueFollowing(tx, { customerId, orderId, facts, ...(payment && { payment }) })
  })
}

/** Refunds and disputes name only the payment; its order may be unknown. */
const findOrderOf = async (tx: Tx, payment: PaymentKey): Promise<OrderRef | undefined> =>
  (await findOrdersPaidBy(tx, [payment.reference]))[0] ?? (await findPaymentWithoutOrder(tx, payment))
