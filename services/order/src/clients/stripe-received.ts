import type Stripe from 'stripe'
import { type StripeClient, valueOf } from './stripe-client'
import { orderIn } from './stripe-notice'

type Received = { customerId: string; orderId: string; reference: string }

/** The payments begun since then that were received and not given back, newest first; of very many, the latest alone. */
export async function listReceived(client: StripeClient, since: Date): Promise<Received[]> {
  const received: Received[] = []
  for await (const intents of pagesSince(client, since)) received.push(...intents.filter(isKept).flatMap(namedOrder))
  return received
}

/** Page by page, so that each is a call of its own to the circuit and the time-out. */
async function* pagesSince(client: StripeClient, since: Date): AsyncGenerator<Stripe.PaymentIntent[]> {
  const query = {
    created: { gte: Math.floor(since.getTime() / 1_000) },
    limit: 100,
    expand: ['data.latest_charge'],
  }
  let cursor: { starting_after?: string } = {}
  for (let page = 1; page <= maxPages; page++) {
    const { data, has_more } = valueOf(
      await client.ask((stripe) => stripe.paymentIntents.list({ ...query, ...cursor })),
    )
    yield data
    const last = data.at(-1)
    if (!has_more || !last) return
    cursor = { starting_after: last.id }
  }
}

const maxPages = 100

const isKept = ({ status, latest_charge }: Stripe.PaymentIntent) =>
  status === 'succeeded' && !(latest_charge !== null && typeof latest_charge === 'object' && latest_charge.refunded)

function namedOrder({ id, metadata }: Stripe.PaymentIntent): Received[] {
  const order = orderIn(metadata)
  return order ? [{ ...order, reference: id }] : []
}
