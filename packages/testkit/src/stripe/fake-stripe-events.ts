import { createHmac } from 'node:crypto'
import type { StripeAccount } from './fake-stripe-account'
import { newId } from './fake-stripe-params'

export type WebhookOptions = {
  /** The id of an event that was sent before, to send it again. */
  eventId?: string
  /** Signing secret, wrong unless it is the account's. */
  secret?: string
  signedAt?: Date
}

export type SignedEvent = { eventId: string; body: string; headers: { 'stripe-signature': string } }

/** Event about a payment, its charge (`charge.*`) or latest refund (`refund.*`), signed by scheme v1. */
export function signEvent(
  object: object,
  { type, secret, eventId = newId('evt'), signedAt = new Date() }: WebhookOptions & { type: string; secret: string },
): SignedEvent {
  const created = Math.floor(Date.now() / 1_000)
  const body = JSON.stringify({ id: eventId, object: 'event', created, data: { object }, livemode: false, type })
  return { eventId, body, headers: signBody(body, { secret, signedAt }) }
}

/** The header by which Stripe signs a body. */
export function signBody(
  body: string,
  { secret, signedAt = new Date() }: { secret: string; signedAt?: Date },
): SignedEvent['headers'] {
  const seconds = Math.floor(signedAt.getTime() / 1_000)
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return { 'stripe-signature': `t=${seconds},v1=${signature}` }
}

/** Object of an event of the type. */
export function findSubject(account: StripeAccount, type: string, intentId: string): object {
  const intent = account.get(intentId)
  if (type.startsWith('payment_intent.')) return intent
  const isOfIntent = (one: { payment_intent: string }) => one.payment_intent === intentId
  const object = type.startsWith('charge.dispute.')
    ? account.disputes.findLast(isOfIntent)
    : /^(charge\.)?refund\./.test(type)
      ? account.refunds.findLast(isOfIntent)
      : account.chargeOf(intent)
  if (!object) throw new Error(`There is nothing yet for ${type} to be about`)
  return object
}
