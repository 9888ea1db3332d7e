import type Stripe from 'stripe'
import type { ProviderRefund } from '../domain/payments/payment'
import { type StripeClient, valueOf } from './stripe-client'
import { toProviderRefund } from './stripe-notice'

export type StripeRefund = {
  refundId: string
  paymentIntent: string
  amount: number
  metadata: Record<string, string>
}

/** Sends money back once for a refund's id. */
export async function refundByStripe(client: StripeClient, refund: StripeRefund): Promise<ProviderRefund | 'refused'> {
  const known = await findRefund(client, refund)
  const result = known ? { value: known } : await createRefund(client, refund)
  return 'value' in result ? toProviderRefund(result.value) : 'refused'
}

/** Finds the refund, as jobs may retry after Stripe has dropped the key. */
async function findRefund(client: StripeClient, refund: StripeRefund): Promise<Stripe.Refund | undefined> {
  const result = await client.call((stripe) =>
    stripe.refunds.list({ payment_intent: refund.paymentIntent, limit: 100 }),
  )
  return valueOf(result).data.find(({ metadata }) => metadata?.refundId === refund.refundId)
}

/** The key includes the amount, which may be smaller at a retry. */
const createRefund = (client: StripeClient, { refundId, paymentIntent, amount, metadata }: StripeRefund) =>
  client.call((stripe) =>
    stripe.refunds.create(
      { payment_intent: paymentIntent, amount, metadata: { ...metadata, refundId } },
      { idempotencyKey: `refund:${refundId}:${amount}` },
    ),
  )
