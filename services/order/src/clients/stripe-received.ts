import type Stripe from 'stripe'
import { moneyIn } from '../domain/money'
import { noFacts, type ReceivedPayment } from '../domain/payments/payment'
import { fromStripeAmount } from '../domain/payments/stripe-amount'
import { type StripeClient, valueOf } from './stripe-client'
import { checkPayment, receivedOf } from './stripe-look'
import { orderIn } from './stripe-notice'

/** Payments begun since then with money received and not refunded, newest first; of very many the latest. */
export async function listReceived(client: StripeClient, since: Date): Promise<ReceivedPayment[]> {
  const received: ReceivedPayment[] = []
  for await (const intents of pagesSince(client, since)) received.push(...intents.flatMap(readReceived))
  return received
}

/** Fetches a payment with refunds and disputes. */
export async function findReceived(client: StripeClient, reference: string): Promise<ReceivedPayment | undefined> {
  const intent = valueOf(await client.call((stripe) => stripe.paymentIntents.retrieve(reference)))
  const order = orderIn(intent.metadata)
  if (!order) return undefined
  const currency = intent.currency.toUpperCase()
  const { capturedAmount, refundedAmount, refunds, disputes } = await checkPayment(client, {
    ...{ reference, currency, facts: noFacts },
  })
  const returned = [
    ...refunds.filter(({ status }) => status === 'succeeded'),
    ...disputes.filter(({ status }) => status === 'lost'),
  ]
  const held = returned.reduce((left, { amount }) => left - amount, capturedAmount - refundedAmount)
  return held > 0 ? { ...order, reference, held: moneyIn(currency)(held) } : undefined
}

/** Pages, each a call for circuit and timeout. */
async function* pagesSince(client: StripeClient, since: Date): AsyncGenerator<Stripe.PaymentIntent[]> {
  const query = {
    created: { gte: Math.floor(since.getTime() / 1_000) },
    limit: 100,
    expand: ['data.latest_charge'],
  }
  let cursor: { starting_after?: string } = {}
  for (let page = 1; page <= maxPages; page++) {
    const { data, has_more } = valueOf(
      await client.call((stripe) => stripe.paymentIntents.list({ ...query, ...cursor })),
    )
    yield data
    const last = data.at(-1)
    if (!has_more || !last) return
    cursor = { starting_after: last.id }
  }
}

const maxPages = 100

function readReceived(intent: Stripe.PaymentIntent): ReceivedPayment[] {
  const order = orderIn(intent.metadata)
  if (!order || intent.status !== 'succeeded') return []
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null
  const counted = receivedOf(intent) - (charge?.amount_refunded ?? 0)
  const currency = intent.currency.toUpperCase()
  const held = moneyIn(currency)(fromStripeAmount(counted, currency))
  return counted > 0 ? [{ ...order, reference: intent.id, held }] : []
}
