import { defined } from '@ecommerce/shared/defined'
import type Stripe from 'stripe'
import type { PaymentSnapshot, ProviderChange, ProviderChanges, ProviderFacts } from '../domain/payments/payment'
import { fromStripeAmount } from '../domain/payments/stripe-amount'
import { type StripeClient, valueOf } from './stripe-client'
import { readObject, type StripeObject, toProviderDispute, toProviderRefund } from './stripe-notice'

type PaymentLookup = { reference: string; currency: string; facts: ProviderFacts }

/** State of a payment with refunds and disputes, including signed facts, which may be newer than lists. */
export async function checkPayment(
  client: StripeClient,
  { reference, currency, facts }: PaymentLookup,
): Promise<PaymentSnapshot> {
  const intent = valueOf(
    await client.call((stripe) => stripe.paymentIntents.retrieve(reference, { expand: ['latest_charge'] })),
  )
  const charge = typeof intent.latest_charge === 'object' ? (intent.latest_charge ?? undefined) : undefined
  const captured = capturedOf(intent, charge)
  const by = { payment_intent: reference, limit: 100 }
  const mayBeDisputed = charge?.disputed !== false || facts.disputes.length > 0
  const [refunds, disputes] = await Promise.all([
    captured > 0 ? client.find((stripe) => stripe.refunds.list(by)) : undefined,
    captured > 0 && mayBeDisputed ? client.find((stripe) => stripe.disputes.list(by)) : undefined,
  ])
  const minor = (amount: number) => fromStripeAmount(amount, currency)
  const listed = refunds?.data.map(toProviderRefund).toReversed() ?? []
  const isListed = listed.length + facts.refunds.length > 0
  return {
    reference: intent.id,
    status: captured > 0 ? 'paid' : statusOf(intent),
    capturedAmount: minor(captured),
    // Read one after the other, so that the sum counts only where nothing is listed.
    refundedAmount: isListed ? 0 : minor(charge ? charge.amount_refunded : facts.refundedAmount),
    refunds: [...listed, ...facts.refunds].map((refund) => ({ ...refund, amount: minor(refund.amount) })),
    disputes: [...facts.disputes, ...(disputes?.data.map(toProviderDispute) ?? [])].map((dispute) => ({
      ...dispute,
      amount: minor(dispute.amount),
    })),
  }
}

/** Received amount in Stripe's units: captures may be partial, and debits fail after success. */
function capturedOf(intent: Stripe.PaymentIntent, charge: Stripe.Charge | undefined): number {
  if (charge?.status === 'failed' || isOpen(intent)) return 0
  if (intent.status !== 'succeeded') return intent.amount_received
  return intent.amount_received || (charge?.amount_captured ?? receivedOf(intent))
}

/** Received amount of a succeeded PaymentIntent, in Stripe's units; 0 if its authorization ended without capture. */
export const receivedOf = ({ amount_received, amount }: { amount_received?: number; amount: number }): number =>
  amount_received ?? amount

const isOpen = ({ status }: Stripe.PaymentIntent) =>
  status === 'requires_payment_method' || status === 'requires_confirmation' || status === 'processing'

function statusOf(intent: Stripe.PaymentIntent): PaymentSnapshot['status'] {
  if (intent.status === 'requires_capture') return 'authorized'
  // Capturing nothing ends an authorization: the intent succeeds without money.
  if (intent.status === 'canceled' || intent.status === 'succeeded') return 'voided'
  return isSlow(intent) ? 'processing' : 'unpaid'
}

/** Returns true for slow payments: bank debits and vouchers, without the buyer present. */
export const isSlow = (intent: Stripe.PaymentIntent): boolean =>
  intent.status === 'processing' || (intent.status === 'requires_action' && isVoucher(intent.next_action?.type))

const isVoucher = (type = '') =>
  /_display_details$|^display_bank_transfer_instructions$|^verify_with_microdeposits$/.test(type)

/** Expiry of a voucher. */
export function voucherEnd({ next_action }: Stripe.PaymentIntent): Date | undefined {
  if (!next_action) return undefined
  const details = (next_action as unknown as Record<string, unknown>)[next_action.type] as
    { expires_at?: number; expires_after?: number } | undefined
  const seconds = details?.expires_at ?? details?.expires_after
  return typeof seconds === 'number' && seconds > 0 ? new Date(seconds * 1_000) : undefined
}

const eventTypes = [
  'payment_intent.succeeded',
  'payment_intent.processing',
  'payment_intent.canceled',
  'payment_intent.payment_failed',
  'payment_intent.partially_funded',
  'payment_intent.amount_capturable_updated',
  'charge.captured',
  'charge.expired',
  'charge.failed',
  'charge.refunded',
  'charge.refund.updated',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
]

export type ListOptions = { cursor?: string | undefined; maxPages?: number | undefined }

/**
 * Changes since an instant, newest first, from events or else refunds and disputes; `next` continues after
 * `maxPages`.
 */
export async function listStripeChanges(
  client: StripeClient,
  since: Date,
  { cursor, maxPages = 100 }: ListOptions = {},
): Promise<ProviderChanges> {
  const created = { gte: Math.floor(since.getTime() / 1_000) }
  const after = Object.fromEntries(new URLSearchParams(cursor))
  if (cursor === undefined || after.events !== undefined) {
    const events = await listPages<Stripe.Event>(
      (page) => client.find((stripe) => stripe.events.list({ created, types: eventTypes, ...page })),
      { after: after.events, maxPages },
    )
    const facts = events?.data.map(({ id, data }) => ({ id, object: data.object as unknown as StripeObject }))
    if (events && facts) return { changes: await changesOf(client, facts), next: toCursor({ events: events.next }) }
    // Events are kept for 30 days: without the cursor's own, the list is read from its start.
    if (cursor !== undefined) return listStripeChanges(client, since, { maxPages })
  }
  const isLeft = (list: string) => cursor === undefined || after[list] !== undefined
  const [refunds, disputes] = await Promise.all([
    isLeft('refunds')
      ? listPages<Stripe.Refund>((page) => client.find((stripe) => stripe.refunds.list({ created, ...page })), {
          ...{ after: after.refunds, maxPages },
        })
      : undefined,
    isLeft('disputes')
      ? listPages<Stripe.Dispute>((page) => client.find((stripe) => stripe.disputes.list({ created, ...page })), {
          ...{ after: after.disputes, maxPages },
        })
      : undefined,
  ])
  const facts = [...(refunds?.data ?? []), ...(disputes?.data ?? [])].map((object) => ({
    id: `${object.id}:${object.status}`,
    object: object as unknown as StripeObject,
  }))
  return {
    changes: await changesOf(client, facts),
    next: toCursor({ refunds: refunds?.next, disputes: disputes?.next }),
  }
}

/** Unfinished lists, each with its last object. */
function toCursor(lists: Record<string, string | undefined>): string | undefined {
  const left = Object.entries(lists).filter((list): list is [string, string] => list[1] !== undefined)
  return left.length > 0 ? new URLSearchParams(left).toString() : undefined
}

/** Changes that concern a payment; one known only by its charge is looked up. */
async function changesOf(
  client: StripeClient,
  facts: readonly { id: string; object: StripeObject }[],
): Promise<ProviderChange[]> {
  const read = facts.map(({ id, object }) => ({ id, ...readObject(object) }))
  const charges = [...new Set(read.flatMap(({ reference, charge }) => (reference === undefined ? (charge ?? []) : [])))]
  const found = await Promise.all(charges.map((charge) => findPaymentOfCharge(client, charge)))
  const byCharge = new Map(charges.map((charge, index) => [charge, found[index]]))
  return read.flatMap(({ id, reference, charge }) => {
    const payment = reference ?? (charge === undefined ? undefined : byCharge.get(charge))
    return payment === undefined ? [] : [{ id, reference: payment }]
  })
}

/** Payment of a charge; undefined without one or the right to read it. */
export async function findPaymentOfCharge(client: StripeClient, chargeId: string): Promise<string | undefined> {
  const charge = await client.find((stripe) => stripe.charges.retrieve(chargeId))
  const intent = charge?.payment_intent
  return (typeof intent === 'object' ? intent?.id : intent) ?? undefined
}

type Page = { limit: number; starting_after?: string }

/** Pages of a list, each a call for circuit and timeout; undefined without such a list. */
async function listPages<T extends { id: string }>(
  fetchPage: (page: Page) => Promise<Stripe.ApiList<T> | undefined>,
  { after, maxPages }: { after: string | undefined; maxPages: number },
): Promise<{ data: T[]; next: string | undefined } | undefined> {
  const data: T[] = []
  let next = after
  for (let count = 1; count <= maxPages; count++) {
    const list = await fetchPage({ limit: 100, ...defined({ starting_after: next }) })
    if (!list) return count === 1 ? undefined : { data, next }
    data.push(...list.data)
    next = list.data.at(-1)?.id
    if (!list.has_more || next === undefined) return { data, next: undefined }
  }
  return { data, next }
}
