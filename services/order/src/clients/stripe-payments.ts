import type Stripe from 'stripe'
import { stripeMinimum, toStripeAmount } from '../domain/stripe-amount'
import type { Payment, PaymentProvider, PaymentState } from './payments'
import {
  type Answer,
  createStripeClient,
  notAnswering,
  type StripeClient,
  type StripeClientOptions,
  valueOf,
} from './stripe-client'
import { readStripeNotice } from './stripe-notice'
import { listReceived } from './stripe-received'
import { refundByStripe } from './stripe-refund'

export type StripePaymentsOptions = StripeClientOptions & {
  webhookSecret: string
  captureMethod: 'automatic' | 'manual'
}

/** Payments by Stripe: one PaymentIntent an order, which the buyer's browser pays with its client secret. */
export function createStripePayments(options: StripePaymentsOptions): Required<PaymentProvider> & { close(): void } {
  const client = createStripeClient(options)
  const needs: Needs = { client, captureMethod: options.captureMethod }
  return {
    minimumIn: stripeMinimum,
    authorize: (payment) => authorize(needs, payment),
    capture: (payment) => capture(needs, payment),
    void: (payment) => giveUp(needs, payment),
    async refund(payment, { refundId, amount: money }) {
      const amount = toStripeAmount(money)
      const paymentIntent = await referenceOf(needs, payment)
      if (amount === undefined || paymentIntent === undefined) return false
      return refundByStripe(client, { refundId, paymentIntent, amount, metadata: named(payment) })
    },
    readNotice: (body, headers) => readStripeNotice(options.webhookSecret, body, headers),
    listPaid: (since) => listReceived(client, since),
    close: () => client.close(),
  }
}

type Needs = { client: StripeClient; captureMethod: StripePaymentsOptions['captureMethod'] }

async function authorize(needs: Needs, payment: Payment): Promise<PaymentState> {
  if (payment.reference !== null) return stateOf(await look(needs.client, payment.reference))
  const begun = await begin(needs, payment)
  return 'value' in begun ? stateOf(begun.value) : { status: 'refused', reference: null }
}

function stateOf({ id, status, client_secret }: Stripe.PaymentIntent): PaymentState {
  const decided = decisions.get(status)
  if (decided) return { status: decided, reference: id }
  return { status: 'awaiting', reference: id, action: client_secret === null ? {} : { clientSecret: client_secret } }
}

const decisions = new Map<string, 'authorized' | 'paid' | 'refused'>([
  ['requires_capture', 'authorized'],
  ['succeeded', 'paid'],
  ['canceled', 'refused'],
])

/** Without a key of ours, as `giveUp` is: each can happen only once, and a refusal would be repeated under the key for a day. */
async function capture(needs: Needs, payment: Payment): Promise<boolean> {
  const reference = await referenceOf(needs, payment)
  if (reference === undefined) return false
  const answer = await needs.client.ask((stripe) => stripe.paymentIntents.capture(reference))
  const { status } = 'value' in answer ? answer.value : await look(needs.client, reference)
  if (status === 'processing') throw notAnswering('the payment is still processing')
  return status === 'succeeded'
}

async function giveUp(needs: Needs, payment: Payment): Promise<'voided' | 'paid'> {
  const reference = await referenceOf(needs, payment)
  if (reference === undefined) return 'voided'
  const answer = await needs.client.ask((stripe) => stripe.paymentIntents.cancel(reference))
  const { status } = 'value' in answer ? answer.value : await look(needs.client, reference)
  if (status === 'canceled') return 'voided'
  if (status === 'succeeded') return 'paid'
  throw notAnswering(`the payment cannot be given up while its status is ${status}`)
}

/** A process may die before it has noted the reference: beginning once more finds it. Undefined when nothing can be begun. */
async function referenceOf(needs: Needs, payment: Payment): Promise<string | undefined> {
  if (payment.reference !== null) return payment.reference
  const begun = await begin(needs, payment)
  return 'value' in begun ? begun.value.id : undefined
}

async function begin({ client, captureMethod }: Needs, payment: Payment): Promise<Answer<Stripe.PaymentIntent>> {
  const amount = toStripeAmount(payment.total)
  if (amount === undefined) return { refused: 'there is no such amount' }
  const answer = await client.ask((stripe) =>
    stripe.paymentIntents.create(
      {
        amount,
        currency: payment.total.currency.toLowerCase(),
        capture_method: captureMethod,
        automatic_payment_methods: { enabled: true },
        metadata: named(payment),
      },
      { idempotencyKey: `order:${payment.orderId}` },
    ),
  )
  // The answer to a key that was used before tells how things stood then.
  return 'value' in answer && wasReplayed(answer.value) ? { value: await look(client, answer.value.id) } : answer
}

const wasReplayed = ({ lastResponse }: Stripe.Response<Stripe.PaymentIntent>) =>
  lastResponse.headers['idempotent-replayed'] === 'true'

const look = async (client: StripeClient, reference: string) =>
  valueOf(await client.ask((stripe) => stripe.paymentIntents.retrieve(reference)))

const named = ({ orderId, customerId }: Payment) => ({ orderId, customerId })
