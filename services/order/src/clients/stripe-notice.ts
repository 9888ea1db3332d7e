import { isUuid } from '@ecommerce/shared/ids'
import Stripe from 'stripe'
import {
  noFacts,
  type OrderRef,
  type PaymentNotice,
  type ProviderDispute,
  type ProviderRefund,
} from '../domain/payments/payment'
import { signatureInvalid } from '../errors/payments'

type Headers = Readonly<Record<string, string | string[] | undefined>>

/** Reads what Stripe has signed within the last five minutes. */
export function readStripeNotice(secret: string, body: Uint8Array, headers: Headers): PaymentNotice {
  const { id, type, data } = openEvent(secret, body, headers['stripe-signature'])
  const object = data.object as unknown as StripeObject
  return { eventId: id, type, order: orderIn(object.metadata), ...readObject(object) }
}

/** Fields of event objects that are read, amounts in Stripe's units. */
export type StripeObject = {
  id?: string
  object?: string
  metadata?: Record<string, unknown> | null
  payment_intent?: string | { id: string } | null
  charge?: string | { id: string } | null
} & Record<string, unknown>

/** Payment, refunds and disputes of an event's object; the payment may be found by its charge. */
export function readObject(object: StripeObject): Pick<PaymentNotice, 'reference' | 'charge' | 'facts'> {
  if (object.object === 'payment_intent') return { reference: object.id, charge: undefined, facts: noFacts }
  const [reference, charge] = [idOf(object.payment_intent), idOf(object.charge)]
  const read = (reference ?? charge) === undefined ? undefined : readers.get(object.object ?? '')
  return read
    ? { reference, charge, facts: { ...noFacts, ...read(object) } }
    : { reference: undefined, charge: undefined, facts: noFacts }
}

const idOf = (object: string | { id: string } | null | undefined) =>
  (typeof object === 'object' ? object?.id : object) ?? undefined

const readers = new Map<string, (object: StripeObject) => Partial<PaymentNotice['facts']>>([
  ['charge', ({ amount_refunded }) => ({ refundedAmount: Number(amount_refunded) || 0 })],
  ['refund', (object) => ({ refunds: [toProviderRefund(object as unknown as Stripe.Refund)] })],
  ['dispute', (object) => ({ disputes: [toProviderDispute(object as unknown as Stripe.Dispute)] })],
])

export const toProviderRefund = ({ id, amount, status, metadata }: Stripe.Refund): ProviderRefund => ({
  reference: id,
  refundId: isUuid(metadata?.refundId) ? metadata.refundId : null,
  amount,
  status: refundStatuses.get(status ?? '') ?? 'pending',
})

/** Other statuses, `pending` and `requires_action`, are in progress. */
const refundStatuses = new Map<string, ProviderRefund['status']>([
  ['succeeded', 'succeeded'],
  ['failed', 'failed'],
  ['canceled', 'failed'],
])

export const toProviderDispute = ({ id, amount, status, reason }: Stripe.Dispute): ProviderDispute => ({
  reference: id,
  amount,
  status: disputeStatuses.get(status) ?? 'open',
  reason: reason || null,
})

const disputeStatuses = new Map<string, ProviderDispute['status']>([
  ['won', 'won'],
  ['warning_needs_response', 'inquiry'],
  ['warning_under_review', 'inquiry'],
  ['warning_closed', 'inquiry-closed'],
  ['prevented', 'won'],
  ['lost', 'lost'],
])

/** Order in an object's metadata; undefined for objects of other users of the account. */
export function orderIn(metadata: Record<string, unknown> | null | undefined): OrderRef | undefined {
  const { customerId, orderId } = metadata ?? {}
  return isUuid(customerId) && isUuid(orderId) ? { customerId, orderId } : undefined
}

/** No `cause`, since the library's error contains the body. */
function openEvent(secret: string, body: Uint8Array, signature: string | string[] | undefined): Stripe.Event {
  try {
    return Stripe.webhooks.constructEvent(Buffer.from(body), signature ?? '', secret)
  } catch {
    throw signatureInvalid()
  }
}
